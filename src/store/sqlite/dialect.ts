import { type RawBuilder, sql } from 'kysely';

/** What the statements of the other files need to have said in SQLite's words. */

/** A column is one of any number of values, in a statement whose text does not depend on how many. */
export function isOneOf(column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<boolean> {
  return sql<boolean>`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** A folded column holds a folded text, anywhere or at its start. */
export function isLike(column: RawBuilder<unknown>, text: string, where: 'ANYWHERE' | 'START'): RawBuilder<boolean> {
  const escaped = text.replace(/[\\%_]/g, (special) => `\\${special}`);
  return sql<boolean>`${column} LIKE ${where === 'START' ? `${escaped}%` : `%${escaped}%`} ESCAPE '\\'`;
}

/** Marks around a matching word of a snippet: private-use characters, which no text has a use for. */
export const MARK = { OPEN: '\ue000', CLOSE: '\ue001' } as const;

/** The rows of the full-text index that match, with score (higher is better) and marked snippet. */
export function fullTextMatches(expression: string): RawBuilder<{ id: number; score: number; snippet: string }> {
  return sql`
    SELECT rowid AS id, -bm25(search_index, 4.0, 1.0) AS score,
      snippet(search_index, -1, ${MARK.OPEN}, ${MARK.CLOSE}, '…', 24) AS snippet
    FROM search_index WHERE search_index MATCH ${expression}`;
}
