import { sql } from 'kysely';
import { groupBy } from './batches.ts';
import type { SearchType } from './contract.ts';
import type { Database } from './dialect.ts';
import {
  articleSearchText,
  locationSearchText,
  personSearchText,
  quoteSearchText,
  type SearchText,
} from './search-index.ts';
import type { Tables } from './tables.ts';

interface Hit {
  readonly type: SearchType;
  readonly key: string;
}

type ArticleText = Pick<Tables['articles'], 'key' | 'headline' | 'language'> & Tables['article_texts'];

type Reader = (database: Database, keys: readonly string[]) => Promise<SearchText[]>;

/** Reads again the texts that hits were found by: the index keeps their words only. */
export async function readSearchTexts(database: Database, hits: readonly Hit[]): Promise<(hit: Hit) => SearchText> {
  const groups = groupBy(hits, ({ type }) => type);
  const texts = new Map<string, SearchText>();
  for (const [type, reader] of Object.entries(READERS)) {
    const keys = (groups.get(type) ?? []).map(({ key }) => key);
    if (keys.length === 0) continue;
    for (const text of await reader(database, keys)) texts.set(`${type} ${text.key}`, text);
  }
  return (hit) => texts.get(`${hit.type} ${hit.key}`) ?? { ...hit, language: null, title: '', body: '' };
}

const READERS: Readonly<Record<SearchType, Reader>> = {
  async ARTICLE({ reads, dialect }, keys) {
    const { rows } = await sql<ArticleText>`
      SELECT a.key, a.headline, a.language, t.raw, t.blocks FROM articles AS a JOIN article_texts AS t ON t.article_key = a.key
      WHERE ${dialect.isOneOf(sql.ref('a.key'), keys)}`.execute(reads);
    return rows.map((row) => articleSearchText(row, row));
  },
  async QUOTE({ reads, dialect }, keys) {
    const { rows } = await sql<Pick<Tables['quotes'], 'key' | 'text'>>`
      SELECT key, text FROM quotes WHERE ${dialect.isOneOf(sql.ref('key'), keys)}`.execute(reads);
    return rows.map(quoteSearchText);
  },
  async PERSON({ reads, dialect }, keys) {
    const { rows } = await sql<Pick<Tables['people'], 'key' | 'name' | 'aliases' | 'descriptions'>>`
      SELECT key, name, aliases, descriptions FROM people WHERE ${dialect.isOneOf(sql.ref('key'), keys)}`.execute(
      reads,
    );
    return rows.map(personSearchText);
  },
  async LOCATION({ reads, dialect }, keys) {
    const { rows } = await sql<Pick<Tables['locations'], 'key' | 'name' | 'aliases' | 'country'>>`
      SELECT key, name, aliases, country FROM locations WHERE ${dialect.isOneOf(sql.ref('key'), keys)}`.execute(reads);
    return rows.map(locationSearchText);
  },
};
