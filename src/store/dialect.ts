import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { ContentState, SearchType } from './contract.ts';
import type { SearchText } from './search-index.ts';
import type { SearchQuery } from './search-query.ts';
import type { Tables } from './tables.ts';

/**
 * Begins statements that are best done in one way whatever their parameters: rows by their keys, lists below parents. A database
 * may plan them once. One with a filter is planned for what it asks: a span of time may hold one article, or all.
 */
export const ONE_PLAN = '/* one plan */';

/**
 * Begins those of them that, besides, take no longer than the way to the database: rows by their keys, the first rows of an index.
 * A database may send several together.
 */
export const QUICK = '/* one plan, quick */';

/** What a database says in words of its own; the other files say the rest once for all. */
export interface Dialect {
  /** A column is one of any number of values, in a statement whose text does not depend on how many (but for one). */
  isOneOf(column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<boolean>;
  /** A folded column holds a folded text, anywhere or at its start. */
  isLike(column: RawBuilder<unknown>, text: string, where: 'ANYWHERE' | 'START'): RawBuilder<boolean>;
  /** `SELECT` of rows that go in as a parameter. */
  selectRows(table: string, columns: readonly string[], rows: readonly object[]): RawBuilder<unknown>;
  /** `SELECT` of the keys of the first nodes below each parent, as `parent_` and `key_`; a parent's others are not read. */
  firstBelow(request: FirstBelow): RawBuilder<unknown>;
  /** Pairs with the rows of a table, `t`, that have their key: looked up one by one, since few pairs are wanted. */
  lookUp(pairs: RawBuilder<unknown>, table: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown>;
  readonly fullText: FullText;
  /** Lets no other commit begin before this one ends, in whichever process. */
  lockCommits(trx: Transaction<Tables>): Promise<void>;
  /** Tells the new content version to whoever listens, once the commit has ended well. */
  announce(trx: Transaction<Tables>, version: number): Promise<void>;
}

export interface FirstBelow {
  /** Their keys, or a `SELECT` of them as `key`. */
  readonly parents: readonly string[] | RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  /** Columns of `from`. */
  readonly parent: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly orderBy: RawBuilder<unknown>;
  readonly limit: RawBuilder<unknown>;
}

/** The index of words. What stands in it is found by type and key; the texts themselves are elsewhere. */
export interface FullText {
  keep(trx: Transaction<Tables>, texts: readonly SearchText[]): Promise<void>;
  forget(trx: Transaction<Tables>, type: SearchType, keys: readonly string[]): Promise<void>;
  /**
   * The things that match, with `type`, `key` and `score` (higher is better, rounded so that a cursor's score is the score);
   * a word in the title weighs more.
   *
   * @param most ranks so many at most, the latest taken in: what a word of every article finds is not worth ranking whole
   */
  matches(query: SearchQuery, filter: SearchFilter, most: number): RawBuilder<unknown>;
  /** One row with `count`: how many match. */
  count(query: SearchQuery, filter: SearchFilter): RawBuilder<{ count: number }>;
}

export interface SearchFilter {
  /** Any type when there is none. */
  readonly types: readonly SearchType[];
  /** A condition on `e.type` and `e.key`. */
  readonly wanted: RawBuilder<boolean> | null;
}

/** An open database, and how to speak to it. */
export interface Database {
  /** For commits. */
  readonly kysely: Kysely<Tables>;
  /** For everything that is only read; may be another connection, or another machine that follows the first. */
  readonly reads: Kysely<Tables>;
  readonly dialect: Dialect;
  /** The content that everything that is read from now on is at least as new as. */
  state(): Promise<ContentState>;
  /** Called after each commit of this process: `state` must know it. Left out where it does anyway. */
  readonly onCommit?: () => void;
  /**
   * Calls back when another process may have raised the version. Left out where the database does not tell.
   *
   * @returns how to stop
   */
  readonly onNews?: (listener: () => void) => () => void;
  close(): Promise<void>;
}
