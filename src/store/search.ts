import { type Kysely, type RawBuilder, sql } from 'kysely';
import { anyOf, type Scope } from './conditions.ts';
import { type SearchPage, type SearchRequest, type SearchType, StoreError } from './contract.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database, Dialect } from './dialect.ts';
import { parseSearch, SEARCH_LIMITS, type SearchQuery, type SearchTerm, toIndexed } from './search-query.ts';
import { readSearchTexts } from './search-texts.ts';
import { snippetOf } from './snippet.ts';
import type { Tables } from './tables.ts';
import { type Vocabulary, wordsOfText } from './vocabulary.ts';
import { articleWhere, locationWhere, personWhere, quoteWhere } from './where.ts';

const ORDER = 'SEARCH';

const SEARCH_TYPES: readonly SearchType[] = ['ARTICLE', 'PERSON', 'QUOTE', 'LOCATION'];
const TABLES = { ARTICLE: 'articles', PERSON: 'people', QUOTE: 'quotes', LOCATION: 'locations' } as const;

/** How many matches are ranked, the latest taken in; a search that finds fewer ranks them all. */
const MOST_RANKED = 5_000;

interface RawHit {
  readonly type: SearchType;
  readonly key: string;
  readonly score: number;
}

/**
 * Finds what matches, best first.
 *
 * @throws StoreError BAD_SEARCH when the query holds nothing to search for or too much, BAD_CURSOR for a cursor of another list
 */
export async function search(database: Database, vocabulary: Vocabulary, request: SearchRequest): Promise<SearchPage> {
  const { reads, dialect } = database;
  const query = toIndexed(await withForms(reads, vocabulary, toQuery(request.query)));
  const filter = { types: request.types, wanted: wantedOf(dialect, request) };
  const matches = sql`(${dialect.fullText.matches(query, filter, MOST_RANKED)}) AS m`;
  const start = request.after === undefined ? START : await startBehind(reads, matches, request.after);
  const { rows } = await sql<RawHit>`
    SELECT type, key, score FROM ${matches} WHERE ${start.beyond} ORDER BY score DESC, type, key LIMIT ${sql.lit(request.first + 1)}`.execute(
    reads,
  );
  const counted = request.totalCount ? await dialect.fullText.count(query, filter).execute(reads) : null;
  const hits = rows.slice(0, request.first);
  const textOf = await readSearchTexts(database, hits);
  return {
    hits: hits.map(({ type, key, score }) => ({
      type,
      key,
      score,
      cursor: encodeCursor(ORDER, [score, type, key]),
      ...snippetOf(textOf({ type, key }), query),
    })),
    hasNextPage: rows.length > request.first,
    hasPreviousPage: start.hasPrevious,
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

/** What the filter says of each type; null when it says nothing. */
function wantedOf(dialect: Dialect, { types, where }: SearchRequest): RawBuilder<boolean> | null {
  if (!where) return null;
  const t: Scope = { table: 't', dialect };
  const { article, person, quote, location } = where;
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

/** Where a page begins. */
interface Start {
  readonly beyond: RawBuilder<boolean>;
  /** Whether there are hits before it. */
  readonly hasPrevious: boolean;
}

const START: Start = { beyond: sql`(1 = 1)`, hasPrevious: false };

/**
 * What follows the hit that a cursor marks. Scores shift as content comes and goes, so the page begins behind the score that
 * the hit has now; behind the one that it had, if it is gone.
 */
async function startBehind(reads: Kysely<Tables>, matches: RawBuilder<unknown>, cursor: string): Promise<Start> {
  const [had, type, key] = decodeCursor(cursor, ORDER, 3);
  const { rows } = await sql<{ score: number }>`
    SELECT score FROM ${matches} WHERE type = ${type} AND key = ${key}`.execute(reads);
  const score = rows[0]?.score ?? had;
  const beyond = sql<boolean>`(score < ${score} OR (score = ${score} AND (type > ${type} OR (type = ${type} AND key > ${key}))))`;
  if (rows.length > 0) return { beyond, hasPrevious: true };
  const before = await sql`SELECT 1 FROM ${matches} WHERE NOT ${beyond} LIMIT 1`.execute(reads);
  return { beyond, hasPrevious: before.rows.length > 0 };
}
