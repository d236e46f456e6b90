import { sql } from 'kysely';
import { chunks } from '../batches.ts';
import { type Dialect, MARK } from '../dialect.ts';
import { toExpression } from './full-text.ts';

/** SQLite's words: lists of values as JSON, full text by FTS5. */
export const SQLITE: Dialect = {
  isOneOf: (column, values) => sql<boolean>`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,

  isLike(column, text, where) {
    const escaped = text.replace(/[\\%_]/g, (special) => `\\${special}`);
    return sql<boolean>`${column} LIKE ${where === 'START' ? `${escaped}%` : `%${escaped}%`} ESCAPE '\\'`;
  },

  fullTextMatches: (query) => sql`
    SELECT rowid AS id, -bm25(search_index, 4.0, 1.0) AS score,
      snippet(search_index, -1, ${MARK.OPEN}, ${MARK.CLOSE}, '…', 24) AS snippet
    FROM search_index WHERE search_index MATCH ${toExpression(query)}`,

  async keepTexts(trx, texts) {
    for (const some of chunks(texts)) {
      await sql`
        INSERT INTO search_index (rowid, title, body)
        SELECT e.id, t.value ->> 'title', t.value ->> 'body'
        FROM json_each(${JSON.stringify(some)}) t
        JOIN search_entries e ON e.type = t.value ->> 'type' AND e.key = t.value ->> 'key'`.execute(trx);
    }
  },

  async forgetTexts(trx, ids) {
    for (const some of chunks(ids)) {
      await sql`DELETE FROM search_index WHERE ${SQLITE.isOneOf(sql.ref('rowid'), some)}`.execute(trx);
    }
  },
};
