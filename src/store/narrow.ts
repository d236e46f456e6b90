import { type RawBuilder, sql } from 'kysely';
import type {
  ArticleRelation,
  ArticleWhere,
  LocationWhere,
  PersonWhere,
  QuoteRelation,
  QuoteWhere,
} from './contract.ts';
import type { Dialect } from './dialect.ts';
import { fewArticles, fewLocations, fewPeople, fewQuotes, isPlain, onlyNames } from './few.ts';
import { locationWhere, personWhere } from './where.ts';

/** A filter that names what things hang on. */
export interface Narrowing<Where, Relation> {
  readonly of: Relation;
  /** `SELECT` of the named things' keys, as `key`. */
  readonly parents: RawBuilder<unknown>;
  /** What else it says. */
  readonly rest: Where;
}

/**
 * Lists whose filter names somebody, or a place: read from the indexes of what hangs on those, of which there may be a great part
 * of the store.
 */

export function narrowArticles(where: ArticleWhere, dialect: Dialect): Narrowing<ArticleWhere, ArticleRelation> | null {
  const { person, author, location, ...rest } = where;
  if ([person, author, location].filter((one) => one !== undefined).length !== 1) return null;
  if (!isPlain(rest) || fewArticles(rest)) return null;
  if (person && namesPeople(person)) return { of: 'mentioningPerson', parents: peopleWith(person, dialect), rest };
  if (author && namesPeople(author)) return { of: 'writtenBy', parents: peopleWith(author, dialect), rest };
  if (location && namesLocations(location)) {
    return { of: 'mentioningLocation', parents: locationsWith(location, dialect), rest };
  }
  return null;
}

export function narrowQuotes(where: QuoteWhere, dialect: Dialect): Narrowing<QuoteWhere, QuoteRelation> | null {
  const { speaker, location, ...rest } = where;
  if (!isPlain(rest) || fewQuotes(rest)) return null;
  if (speaker && !location && namesPeople(speaker)) {
    return { of: 'bySpeaker', parents: peopleWith(speaker, dialect), rest };
  }
  if (location && !speaker && namesLocations(location)) {
    return { of: 'mentioningLocation', parents: locationsWith(location, dialect), rest };
  }
  return null;
}

function namesPeople(where: PersonWhere): boolean {
  return fewPeople(where) && onlyNames(where);
}

function namesLocations(where: LocationWhere): boolean {
  return fewLocations(where) && onlyNames(where);
}

function peopleWith(where: PersonWhere, dialect: Dialect): RawBuilder<unknown> {
  return sql`SELECT p.key FROM people AS p WHERE ${personWhere(where, { table: 'p', dialect })}`;
}

function locationsWith(where: LocationWhere, dialect: Dialect): RawBuilder<unknown> {
  return sql`SELECT p.key FROM locations AS p WHERE ${locationWhere(where, { table: 'p', dialect })}`;
}
