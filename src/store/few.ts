import type {
  ArticleWhere,
  LocationWhere,
  Logic,
  NameFilter,
  PersonWhere,
  QuoteWhere,
  TextFilter,
} from './contract.ts';

/**
 * Whether a filter singles out things, so that it is quicker to find those and what hangs on them than to look at each row for
 * one: somebody by name, a place by where it lies. SQLite does as it is told; PostgreSQL finds the quicker way by itself.
 */

export function fewArticles(where: ArticleWhere): boolean {
  return few(where, fewArticles, [
    where.key !== undefined,
    isOneOfFew(where.slug),
    isOneOfFew(where.url),
    where.person !== undefined && fewPeople(where.person),
    where.author !== undefined && fewPeople(where.author),
    where.quote !== undefined && fewQuotes(where.quote),
    where.location !== undefined && fewLocations(where.location),
  ]);
}

export function fewPeople(where: PersonWhere): boolean {
  return few(where, fewPeople, [
    where.key !== undefined,
    namesSome(where.name),
    namesSome(where.givenName),
    namesSome(where.familyName),
    namesSome(where.description),
    where.article !== undefined && fewArticles(where.article),
    where.wrote !== undefined && fewArticles(where.wrote),
    where.quote !== undefined && fewQuotes(where.quote),
  ]);
}

export function fewQuotes(where: QuoteWhere): boolean {
  return few(where, fewQuotes, [
    where.key !== undefined,
    where.speaker !== undefined && fewPeople(where.speaker),
    where.person !== undefined && fewPeople(where.person),
    where.location !== undefined && fewLocations(where.location),
    where.article !== undefined && fewArticles(where.article),
  ]);
}

export function fewLocations(where: LocationWhere): boolean {
  return few(where, fewLocations, [
    where.key !== undefined,
    namesSome(where.name),
    isOneOfFew(where.countryCode),
    where.insideKey !== undefined,
    where.near !== undefined,
    where.within !== undefined,
    where.article !== undefined && fewArticles(where.article),
    where.quote !== undefined && fewQuotes(where.quote),
  ]);
}

/** All members of a filter hold, so one that singles out is enough; of alternatives each must. */
function few<Where extends Logic<Where>>(
  { and, or }: Where,
  recurse: (where: Where) => boolean,
  members: readonly boolean[],
): boolean {
  return (
    members.includes(true) || (and ?? []).some(recurse) || (or !== undefined && or.length > 0 && or.every(recurse))
  );
}

function isOneOfFew(filter: { readonly eq?: string; readonly in?: readonly string[] } | undefined): boolean {
  return filter?.eq !== undefined || filter?.in !== undefined;
}

function namesSome(filter: (TextFilter & NameFilter) | undefined): boolean {
  return (
    isOneOfFew(filter) ||
    filter?.contains !== undefined ||
    filter?.startsWith !== undefined ||
    filter?.matches !== undefined
  );
}

/** Members of filters that are themselves filters, of whatever hangs there. */
const NESTED: ReadonlySet<string> = new Set([
  'person',
  'author',
  'speaker',
  'location',
  'article',
  'wrote',
  'quote',
  'not',
]);
/** Members that name things: how many articles hang on a name, which a planner would need to know, its statistics do not say. */
const NAMING: ReadonlySet<string> = new Set(['name', 'givenName', 'familyName', 'slug', 'url']);

/** Whether a filter does nothing but name things: then what is quickest does not depend on the names. */
export function onlyNames(where: object): boolean {
  return Object.entries(where).every(([member, value]) => {
    if (member === 'key' || value == null) return true;
    if (NESTED.has(member)) return onlyNames(value);
    return NAMING.has(member) && Object.keys(value).every((operator) => operator === 'eq' || operator === 'in');
  });
}

/** Whether a filter speaks of a thing's own columns only, all of which are to hold. */
export function isPlain(where: object): boolean {
  return Object.keys(where).every((member) => !NESTED.has(member) && member !== 'and' && member !== 'or');
}
