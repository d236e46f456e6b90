import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, test } from 'vitest';
import type { ArticleWhere, QuoteWhere, Store } from '../../src/store/index.ts';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';

const YEAR = { gte: '2012-01-01', lt: '2013-01-01' };

/** How SQLite answers the one statement that `read` makes. */
async function planOf(read: (store: Store) => Promise<unknown>): Promise<string> {
  const file = join(temporaryFolder(), 'store.db');
  const statements: string[] = [];
  const store = await openStore(file, { onStatement: (statement) => statements.push(statement) });
  statements.length = 0;
  await read(store);
  await store.close();
  expect(statements).toHaveLength(1);
  const database = new Libsql(file);
  try {
    const statement = database.prepare(`EXPLAIN QUERY PLAN ${statements[0]}`);
    const rows: { detail: string }[] = statement
      .all(Array.from(statements[0]?.matchAll(/\?/g) ?? [], () => 1))
      .map(detailOf);
    return rows.map(({ detail }) => detail).join('\n');
  } finally {
    database.close();
  }
}

function detailOf(row: unknown): { detail: string } {
  if (typeof row !== 'object' || row === null || !('detail' in row)) throw new Error('no row of a plan');
  return { detail: String(row.detail) };
}

test.each([
  ['newest first', 'DESC', 'articles_by_date'],
  ['oldest first', 'ASC', 'articles_by_date_up'],
] as const)('articles of a year, %s, are a range of the index of dates: nothing newer or older is walked past', async (_, direction, index) => {
  const where: ArticleWhere = { publishedAt: YEAR };
  const plan = await planOf((store) =>
    store.articles.list({
      of: null,
      parents: [''],
      where,
      orderBy: [{ field: 'PUBLISHED_AT', direction }],
      first: 20,
      totalCount: false,
    }),
  );
  expect(plan).toBe(`SEARCH t USING INDEX ${index} (<expr>>? AND <expr><?)`);
});

test('so are quotes of a year', async () => {
  const where: QuoteWhere = { publishedAt: YEAR };
  const orderBy = [{ field: 'PUBLISHED_AT', direction: 'DESC' }] as const;
  const plan = await planOf((store) =>
    store.quotes.list({ of: null, parents: [''], where, orderBy, first: 20, totalCount: false }),
  );
  expect(plan).toBe('SEARCH t USING INDEX quotes_by_date (<expr>>? AND <expr><?)');
});

test.each([
  ['mentioningPerson', 'article_people_by_person (person_key=?'],
  ['writtenBy', 'article_people_by_author (person_key=?'],
  ['mentioningLocation', 'article_locations_by_location (location_key=?'],
] as const)('articles of a year, %s, are a range of the index of pairs', async (of, index) => {
  const plan = await planOf((store) =>
    store.articles.list({ of, parents: ['x'], where: { publishedAt: YEAR }, first: 20, totalCount: false }),
  );
  expect(plan).toContain(`INDEX ${index} AND <expr>>? AND <expr><?)`);
});

test.each([
  ['person', 'article_people_by_person (person_key=?'],
  ['author', 'article_people_by_author (person_key=?'],
  ['location', 'article_locations_by_location (location_key=?'],
] as const)('articles of a year with a %s of some name are a range of the index of pairs', async (of, index) => {
  const where: ArticleWhere = { [of]: { name: { eq: 'x' } }, publishedAt: YEAR };
  const plan = await planOf((store) =>
    store.articles.list({ of: null, parents: [], where, first: 20, totalCount: false }),
  );
  expect(plan).toContain(`INDEX ${index} AND <expr>>? AND <expr><?)`);
});

test('quotes of a year by a speaker of some name are a range of the index of speakers, a page of each', async () => {
  const where: QuoteWhere = { speaker: { name: { eq: 'x' } }, publishedAt: YEAR };
  const plan = await planOf((store) =>
    store.quotes.list({ of: null, parents: [], where, first: 20, totalCount: false }),
  );
  expect(plan).toContain('INDEX quotes_by_speaker (speaker_key=? AND <expr>>? AND <expr><?)');
  expect(plan).toContain('SCAN k_ VIRTUAL TABLE');
});
