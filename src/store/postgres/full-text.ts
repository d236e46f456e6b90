import { type RawBuilder, sql } from 'kysely';
import { chunks, toJson } from '../batches.ts';
import type { FullText, SearchFilter } from '../dialect.ts';
import type { SearchText } from '../search-index.ts';
import type { SearchQuery, SearchTerm } from '../search-query.ts';
import { indexedWords } from '../words.ts';

/** Full text by `tsvector`, made of the same words as SQLite's index: PostgreSQL's own parser is not asked. */
export const FULL_TEXT: FullText = {
  async keep(trx, texts) {
    for (const some of chunks(texts)) {
      const rows = some.map((text) => ({ type: text.type, key: text.key, words: toVector(text) }));
      await sql`
        INSERT INTO search_entries (type, key, words)
        SELECT type, key, words FROM json_populate_recordset(NULL::search_entries, ${toJson(rows)})`.execute(trx);
    }
  },

  async forget(trx, type, keys) {
    for (const some of chunks(keys)) {
      await sql`DELETE FROM search_entries WHERE type = ${type} AND key = ANY(${some})`.execute(trx);
    }
  },

  // The latest are found by their ids alone: to sort thousands with their words would be done on the disk. Weights are those of
  // D, C, B and A; titles are A. Long texts count for less, by the logarithm of their length.
  matches: (query, filter, most) => sql`
    SELECT r.type, r.key,
      ROUND(ts_rank('{0.25,0.25,0.25,1}', r.words, ${toQuery(query)}::tsquery, 1)::numeric, 6)::float8 AS score
    FROM (SELECT e.id FROM ${matching(query, filter)} ORDER BY e.id DESC LIMIT ${sql.lit(most)}) AS latest
    JOIN search_entries AS r ON r.id = latest.id`,

  count: (query, filter) => sql`SELECT COUNT(*) AS count FROM ${matching(query, filter)}`,
};

function matching(query: SearchQuery, { types, wanted }: SearchFilter): RawBuilder<unknown> {
  const conditions = [sql`e.words @@ ${toQuery(query)}::tsquery`];
  if (types.length > 0) conditions.push(sql`e.type = ANY(${types})`);
  if (wanted !== null) conditions.push(wanted);
  return sql`search_entries AS e WHERE ${sql.join(conditions, sql` AND `)}`;
}

/** Quoted, so that no word is taken for an operator. */
function toQuery({ all, none }: SearchQuery): string {
  const wanted = all.map((terms) => `(${terms.map(toPhrase).join(' | ')})`);
  return [...wanted, ...none.map((term) => `!${toPhrase(term)}`)].join(' & ');
}

function toPhrase({ words, prefix }: SearchTerm): string {
  const last = words.length - 1;
  return `(${words.map((word, i) => `'${word}'${prefix && i === last ? ':*' : ''}`).join(' <-> ')})`;
}

/** What a `tsvector` can hold: places beyond the last one are taken for it, and a word keeps so many of them. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;

/** Far enough that no phrase reaches from the title into the body. */
const GAP = 10;

function toVector({ title, body }: SearchText): string {
  const places = new Map<string, string[]>();
  const put = (words: readonly string[], from: number, weight: string) => {
    words.forEach((word, i) => {
      const at = `${Math.min(from + i, LAST_PLACE)}${weight}`;
      const known = places.get(word);
      if (!known) places.set(word, [at]);
      else if (known.length < MOST_PLACES) known.push(at);
    });
  };
  const titleWords = indexedWords(title);
  put(titleWords, 1, 'A');
  put(indexedWords(body), titleWords.length + GAP, '');
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
