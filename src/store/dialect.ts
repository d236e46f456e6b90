import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { SearchText } from './search-index.ts';
import type { SearchQuery } from './search-query.ts';
import type { Tables } from './tables.ts';

/** What a database says in words of its own; the other files say the rest once for all. */
export interface Dialect {
  /** A column is one of any number of values, in a statement whose text does not depend on how many. */
  isOneOf(column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<boolean>;
  /** A folded column holds a folded text, anywhere or at its start. */
  isLike(column: RawBuilder<unknown>, text: string, where: 'ANYWHERE' | 'START'): RawBuilder<boolean>;
  /** The rows of the full-text index that match, with `id`, `score` (higher is better) and `snippet`, marked with `MARK`. */
  fullTextMatches(query: SearchQuery): RawBuilder<unknown>;
  /** Puts texts into the full-text index under the ids that `search_entries` gives them. */
  keepTexts(trx: Transaction<Tables>, texts: readonly SearchText[]): Promise<void>;
  /** Takes texts out of the full-text index. */
  forgetTexts(trx: Transaction<Tables>, ids: readonly number[]): Promise<void>;
}

/** An open database, and how to speak to it. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly dialect: Dialect;
}

/** Marks around a matching word of a snippet: private-use characters, which no text has a use for. */
export const MARK = { OPEN: '\ue000', CLOSE: '\ue001' } as const;
