import { type RawBuilder, sql } from 'kysely';
import { chunks, toJson } from '../batches.ts';
import type { SearchType } from '../contract.ts';
import type { FullText, SearchFilter } from '../dialect.ts';
import type { SearchQuery, SearchTerm } from '../search-query.ts';
import { indexedWords } from '../words.ts';

/** Full text by FTS5, which keeps the words and not the texts. `search_entries` says what its rows are. */
export const FULL_TEXT: FullText = {
  async keep(trx, texts) {
    const { rows } = await sql<{ last: number }>`SELECT COALESCE(MAX(id), 0) AS last FROM search_entries`.execute(trx);
    let id = rows[0]?.last ?? 0;
    for (const some of chunks(texts)) {
      const entries = some.map(({ type, key, title, body }) => [
        ++id,
        type,
        key,
        indexedWords(title).join(' '),
        indexedWords(body).join(' '),
      ]);
      const json = toJson(entries);
      await sql`
        INSERT INTO search_entries (id, type, key)
        SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${toJson(entries.map((row) => row.slice(0, 3)))})`.execute(
        trx,
      );
      await sql`
        INSERT INTO search_index (rowid, type, title, body)
        SELECT value ->> 0, value ->> 1, value ->> 3, value ->> 4 FROM json_each(${json})`.execute(trx);
    }
  },

  async forget(trx, type, keys) {
    for (const some of chunks(keys)) {
      const entries = sql`type = ${type} AND key IN (SELECT value FROM json_each(${toJson(some)}))`;
      await sql`DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_entries WHERE ${entries})`.execute(trx);
      await sql`DELETE FROM search_entries WHERE ${entries}`.execute(trx);
    }
  },

  // The index is walked from its end, so that no more is looked at than is ranked.
  matches: (query, filter, most) => sql`
    SELECT e.type, e.key, m.score FROM (
      SELECT search_index.rowid AS id, ROUND(-bm25(search_index, 0.0, 4.0, 1.0), 6) AS score
      FROM ${matching(query, filter)} ORDER BY search_index.rowid DESC LIMIT ${sql.lit(most)}
    ) AS m JOIN search_entries AS e ON e.id = m.id`,

  count: (query, filter) => sql`SELECT COUNT(*) AS count FROM ${matching(query, filter)}`,
};

function matching(query: SearchQuery, { types, wanted }: SearchFilter): RawBuilder<unknown> {
  const matches = sql`search_index MATCH ${toExpression(query, types)}`;
  if (wanted === null) return sql`search_index WHERE ${matches}`;
  return sql`search_index CROSS JOIN search_entries AS e ON e.id = search_index.rowid WHERE ${matches} AND ${wanted}`;
}

/** A query in FTS5's words. Every word is quoted, so that none is taken for an operator. */
function toExpression({ all, none }: SearchQuery, types: readonly SearchType[]): string {
  const wanted = all.map((terms) => `(${terms.map(toPhrase).join(' OR ')})`).join(' AND ');
  const texts = `{title body} : (${[`(${wanted})`, ...none.map(toPhrase)].join(' NOT ')})`;
  return types.length === 0 ? texts : `type : (${types.join(' OR ')}) AND ${texts}`;
}

function toPhrase({ words, prefix }: SearchTerm): string {
  return `"${words.join(' ')}"${prefix ? '*' : ''}`;
}
