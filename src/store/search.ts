import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Span } from '../model.ts';
import { anyOf, type Scope } from './conditions.ts';
import { type SearchHit, type SearchPage, type SearchRequest, type SearchType, StoreError } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Database, type Dialect, MARK } from './dialect.ts';
import { parseSearch, SEARCH_LIMITS, type SearchQuery, type SearchTerm } from './search-query.ts';
import type { Tables } from './tables.ts';
import { type Vocabulary, wordsOfText } from './vocabulary.ts';
import { articleWhere, locationWhere, personWhere, quoteWhere } from './where.ts';

const ORDER = 'SEARCH';

const SEARCH_TYPES: readonly SearchType[] = ['ARTICLE', 'PERSON', 'QUOTE', 'LOCATION'];
const TABLES = { ARTICLE: 'articles', PERSON: 'people', QUOTE: 'quotes', LOCATION: 'locations' } as const;

/** Rounded, so that a cursor's score is the score. */
const SCORE = sql<number>`ROUND(m.score, 6)`;

interface RawHit {
  readonly type: SearchType;
  readonly key: string;
  readonly score: number;
  readonly snippet: string;
}

/**
 * Finds what matches, best first.
 *
 * @throws StoreError BAD_SEARCH when the query holds nothing to search for or too much, BAD_CURSOR for a cursor of another list
 */
export async function search(database: Database, vocabulary: Vocabulary, request: SearchRequest): Promise<SearchPage> {
  const { kysely, dialect } = database;
  const query = await withForms(kysely, vocabulary, toQuery(request.query));
  const from = sql`(${dialect.fullTextMatches(query)}) AS m JOIN search_entries AS e ON e.id = m.id`;
  const wanted = isWanted(dialect, request);
  const beyond = request.after === undefined ? sql`(1 = 1)` : await isBeyond(kysely, from, request.after);
  const { rows } = await sql<RawHit>`
    SELECT e.type, e.key, ${SCORE} AS score, m.snippet FROM ${from}
    WHERE ${wanted} AND ${beyond} ORDER BY score DESC, e.type, e.key LIMIT ${request.first + 1}`.execute(kysely);
  const counted = request.totalCount
    ? await sql<{ count: number }>`SELECT COUNT(*) AS count FROM ${from} WHERE ${wanted}`.execute(kysely)
    : null;
  return {
    hits: rows.slice(0, request.first).map(toHit),
    hasNextPage: rows.length > request.first,
    totalCount: counted?.rows[0]?.count ?? null,
  };
}

function toQuery(text: string): SearchQuery {
  const { length, terms } = SEARCH_LIMITS;
  if (text.length > length) {
    throw new StoreError('BAD_SEARCH', `A search has at most ${length} characters; this one has ${text.length}`);
  }
  const query = parseSearch(text);
  if (query === null) throw new StoreError('BAD_SEARCH', `"${text}" names nothing to search for: write a word`);
  const count = query.all.flat().length + query.none.length;
  if (count > terms) throw new StoreError('BAD_SEARCH', `A search has at most ${terms} terms; this one has ${count}`);
  return query;
}

/** Beside each word, its other forms: what stands in quotation marks, and what must not be there, is meant just so. */
async function withForms(kysely: Kysely<Tables>, vocabulary: Vocabulary, query: SearchQuery): Promise<SearchQuery> {
  const wordOf = ({ words, exact, prefix }: SearchTerm): string | null =>
    exact || prefix || words.length > 1 ? null : (wordsOfText(words[0] ?? '')[0] ?? null);
  const asked = query.all.flat().flatMap((term) => wordOf(term) ?? []);
  const forms = await vocabulary.formsOf(kysely, asked);
  const widened = (term: SearchTerm): SearchTerm[] => [
    term,
    ...(forms.get(wordOf(term) ?? '') ?? []).map((word) => ({ words: [word], prefix: false, exact: false })),
  ];
  return { ...query, all: query.all.map((terms) => terms.flatMap(widened)) };
}

/** Of a type that is asked for, and what the filter says of that type. */
function isWanted(dialect: Dialect, { types, where }: SearchRequest): RawBuilder<boolean> {
  const t: Scope = { table: 't', dialect };
  const { article, person, quote, location } = where ?? {};
  const conditions: Record<SearchType, RawBuilder<boolean> | null> = {
    ARTICLE: article ? articleWhere(article, t) : null,
    PERSON: article || person ? personWhere({ and: [{ ...(article && { article }) }, person ?? {}] }, t) : null,
    QUOTE: article || quote ? quoteWhere({ and: [{ ...(article && { article }) }, quote ?? {}] }, t) : null,
    LOCATION: article || location ? locationWhere({ and: [{ ...(article && { article }) }, location ?? {}] }, t) : null,
  };
  const alternatives = (types.length > 0 ? types : SEARCH_TYPES).map((type) => {
    const condition = conditions[type];
    const isType = sql<boolean>`e.type = ${type}`;
    if (condition === null) return isType;
    return sql<boolean>`(${isType} AND EXISTS (SELECT 1 FROM ${sql.table(TABLES[type])} AS t WHERE t.key = e.key AND ${condition}))`;
  });
  return anyOf(alternatives);
}

/**
 * What follows the hit that a cursor marks. Scores shift as content comes and goes, so the page begins behind the score that
 * the hit has now; behind the one that it had, if it is gone.
 */
async function isBeyond(
  kysely: Kysely<Tables>,
  from: RawBuilder<unknown>,
  cursor: string,
): Promise<RawBuilder<boolean>> {
  const [had, type, key] = decodeCursor(cursor, ORDER, 3);
  const { rows } = await sql<{ score: number }>`
    SELECT ${SCORE} AS score FROM ${from} WHERE e.type = ${type} AND e.key = ${key}`.execute(kysely);
  const score = rows[0]?.score ?? had;
  return sql`(${SCORE} < ${score} OR (${SCORE} = ${score} AND (e.type > ${type} OR (e.type = ${type} AND e.key > ${key}))))`;
}

function toHit({ type, key, score, snippet }: RawHit): SearchHit {
  return { type, key, score, cursor: encodeCursor(ORDER, [score, type, key]), ...unmark(snippet) };
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
