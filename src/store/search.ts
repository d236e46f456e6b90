import { sql } from 'kysely';
import type { Span } from '../model.ts';
import { type SearchHit, type SearchPage, type SearchRequest, type SearchType, StoreError } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Database, MARK } from './dialect.ts';
import { parseSearch } from './search-query.ts';

const ORDER = 'SEARCH';

interface RawHit {
  readonly id: number;
  readonly type: SearchType;
  readonly key: string;
  readonly score: number;
  readonly snippet: string;
}

/**
 * Finds what matches, best first.
 *
 * @throws StoreError BAD_SEARCH when the query holds nothing to search for, BAD_CURSOR for a cursor of another list
 */
export async function search({ kysely, dialect }: Database, request: SearchRequest): Promise<SearchPage> {
  const query = parseSearch(request.query);
  if (query === null)
    throw new StoreError('BAD_SEARCH', `"${request.query}" names nothing to search for: write a word`);
  const ofTypes = request.types.length > 0 ? dialect.isOneOf(sql.ref('e.type'), request.types) : sql<boolean>`(1 = 1)`;
  const from = sql`(${dialect.fullTextMatches(query)}) AS m JOIN search_entries AS e ON e.id = m.id`;
  const score = sql`ROUND(m.score, 6)`;
  const [limitScore, limitId] = request.after === undefined ? [null, null] : decodeCursor(request.after, ORDER, 2);
  const beyond =
    limitScore === null
      ? sql`(1 = 1)`
      : sql`(${score} < ${limitScore} OR (${score} = ${limitScore} AND m.id > ${limitId}))`;

  const { rows } = await sql<RawHit>`
    SELECT m.id, e.type, e.key, ${score} AS score, m.snippet FROM ${from}
    WHERE ${ofTypes} AND ${beyond} ORDER BY score DESC, m.id LIMIT ${request.first + 1}`.execute(kysely);
  const counted = request.totalCount
    ? await sql<{ count: number }>`SELECT COUNT(*) AS count FROM ${from} WHERE ${ofTypes}`.execute(kysely)
    : null;
  return {
    hits: rows.slice(0, request.first).map(toHit),
    hasNextPage: rows.length > request.first,
    totalCount: counted?.rows[0]?.count ?? null,
  };
}

function toHit({ id, type, key, score, snippet }: RawHit): SearchHit {
  return { type, key, score, cursor: encodeCursor(ORDER, [score, id]), ...unmark(snippet) };
}

/** Takes the marks out of a snippet and says where they were. */
function unmark(marked: string): { snippet: string; highlights: Span[] } {
  const highlights: Span[] = [];
  let snippet = '';
  for (const [i, piece] of marked.split(MARK.OPEN).entries()) {
    const [word = '', rest] = piece.split(MARK.CLOSE);
    if (i > 0 && rest !== undefined) highlights.push({ start: snippet.length, end: snippet.length + word.length });
    snippet += word + (rest ?? '');
  }
  return { snippet, highlights };
}
