import type { ArticleWhere, LocationWhere, MentionWhere, PersonWhere, QuoteWhere } from '../../store/contract.ts';
import { codedError } from '../errors.ts';
import { keyOf, type NodeType } from '../ids.ts';
import { checkName, checkNear, checkWithin } from './check.ts';
import type { OneOf } from './filters.ts';
import type {
  ArticleWhereShape,
  LocationWhereShape,
  MentionWhereShape,
  PersonWhereShape,
  QuoteWhereShape,
} from './shapes.ts';

/** How deep filters may lie in one another, and how many conditions one may hold: more is no question but an attack. */
const FILTER_LIMITS = { depth: 10, conditions: 200 } as const;

// Filters come from GraphQL with nulls and global ids, and go to the store without the first and with keys for the second.

export function toArticleWhere(where: ArticleWhereShape): ArticleWhere {
  const { id, person, author, quote, location, ...rest } = where;
  return present<ArticleWhere>({
    ...rest,
    ...logic(where, toArticleWhere),
    key: keys(id, 'Article'),
    person: person && toPersonWhere(person),
    author: author && toPersonWhere(author),
    quote: quote && toQuoteWhere(quote),
    location: location && toLocationWhere(location),
  });
}

export function toPersonWhere(where: PersonWhereShape): PersonWhere {
  const { id, article, wrote, quote, ...rest } = where;
  checkName(where.name);
  return present<PersonWhere>({
    ...rest,
    ...logic(where, toPersonWhere),
    key: keys(id, 'Person'),
    article: article && toArticleWhere(article),
    wrote: wrote && toArticleWhere(wrote),
    quote: quote && toQuoteWhere(quote),
  });
}

export function toQuoteWhere(where: QuoteWhereShape): QuoteWhere {
  const { id, speaker, location, person, article, ...rest } = where;
  return present<QuoteWhere>({
    ...rest,
    ...logic(where, toQuoteWhere),
    key: keys(id, 'Quote'),
    speaker: speaker && toPersonWhere(speaker),
    location: location && toLocationWhere(location),
    person: person && toPersonWhere(person),
    article: article && toArticleWhere(article),
  });
}

export function toLocationWhere(where: LocationWhereShape): LocationWhere {
  const { id, inside, article, quote, ...rest } = where;
  checkName(where.name);
  checkNear(where.near);
  checkWithin(where.within);
  return present<LocationWhere>({
    ...rest,
    ...logic(where, toLocationWhere),
    key: keys(id, 'Location'),
    insideKey: keys(inside, 'Location'),
    article: article && toArticleWhere(article),
    quote: quote && toQuoteWhere(quote),
  });
}

export function toMentionWhere(where: MentionWhereShape): MentionWhere {
  const { article, ...rest } = where;
  return present<MentionWhere>({
    ...rest,
    ...logic(where, toMentionWhere),
    article: article && toArticleWhere(article),
  });
}

function logic<Shape, Where>(
  {
    and,
    or,
    not,
  }: {
    and?: readonly Shape[] | null | undefined;
    or?: readonly Shape[] | null | undefined;
    not?: Shape | null | undefined;
  },
  toWhere: (shape: Shape) => Where,
) {
  return { and: and?.map(toWhere), or: or?.map(toWhere), not: not && toWhere(not) };
}

function keys(filter: OneOf<string> | null | undefined, type: NodeType): { in: readonly string[] } | undefined {
  const lists = [filter?.eq == null ? null : [filter.eq], filter?.in ?? null].filter((list) => list !== null);
  const [first, second] = lists.map((ids) => ids.map((id) => keyOf(type, id)));
  if (!first) return undefined;
  return { in: second ? first.filter((key) => second.includes(key)) : first };
}

/** Any object with the same members, some of them null, and their members likewise. */
type WithNulls<Value> = { readonly [Name in keyof Value]?: Members<Value[Name]> | null | undefined };
type Members<Value> = Value extends readonly unknown[] ? Value : Value extends object ? WithNulls<Value> : Value;

/** Leaves out what is null: in GraphQL it says the same as nothing. */
export function present<Value extends object>(value: WithNulls<Value>): Value {
  return withoutNulls(value) as Value;
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

/** @throws GraphQLError BAD_USER_INPUT when a filter is deeper or larger than any question needs */
export function checkFilterSize(where: object): void {
  let conditions = 0;
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    if (depth > FILTER_LIMITS.depth) throw tooLarge('depth', FILTER_LIMITS.depth, depth);
    for (const member of Object.values(value)) {
      conditions += 1;
      if (Array.isArray(member)) for (const item of member) visit(item, depth + 1);
      else visit(member, depth + 1);
      if (Array.isArray(member)) conditions += member.length;
    }
    if (conditions > FILTER_LIMITS.conditions) throw tooLarge('conditions', FILTER_LIMITS.conditions, conditions);
  };
  visit(where, 1);
}

function tooLarge(what: keyof typeof FILTER_LIMITS, limit: number, value: number) {
  return codedError('BAD_USER_INPUT', `"where" has a ${what} of ${value} or more, but ${limit} is the limit`, {
    argument: 'where',
    limit,
    value,
  });
}
