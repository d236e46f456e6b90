import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  ArticleFacet,
  ArticleRow,
  ArticleWhere,
  FacetValue,
  OpenOptions,
  QuoteFacet,
  QuoteRow,
  QuoteWhere,
  Store,
} from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, personKey, place, type Sketch } from './articles.ts';
import { describeEach } from './databases.ts';

const BRAGA = place('2742032', 'Braga', { countryCode: 'PT' });
const PLACES = [PORTO, PORTUGAL, KENYA, BRAGA, place('area', 'The Sound')];
const PEOPLE = ['Ana Reis', 'Ben Otieno', 'Chidi Eze', 'Dora Lund'];

const sketches: fc.Arbitrary<Omit<Sketch, 'key'>[]> = fc.array(
  fc.record({
    publishedAt: fc.option(fc.constantFrom('2023-12-31', '2024-01-01', '2024-01-01T05:00:00Z', '2024-02-02'), {
      nil: null,
    }),
    publication: fc.option(fc.constantFrom('Post', 'Echo', 'Courier'), { nil: null }),
    section: fc.option(fc.constantFrom('World', 'Sport'), { nil: null }),
    people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 4 }),
    authors: fc.uniqueArray(fc.constantFrom('Rui Melo', 'Ana Reis'), { maxLength: 2 }),
    places: fc.uniqueArray(fc.constantFrom(...PLACES), { maxLength: 4, selector: ({ key }) => key }),
    quotes: fc.array(
      fc.record({
        speaker: fc.constantFrom(null, 'Ana Reis', 'Ben Otieno'),
        text: fc.constantFrom('The river', 'Porto', 'Ana Reis in Kenya'),
        kind: fc.constantFrom('DIRECT', 'INDIRECT', 'PHRASE'),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 12 },
);

type Counted = readonly (readonly [value: string, count: number])[];

/** The count of each value, the most frequent first, then by value. */
function tally(values: readonly (readonly (string | null)[])[]): Counted {
  const counts = new Map<string, number>();
  for (const some of values) {
    for (const value of new Set(some)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

const pairs = (facets: readonly FacetValue[] | undefined): Counted =>
  (facets ?? []).map(({ value, count }) => [value, count]);

const inOrder = (counts: Counted): Counted => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

/** Reads a trait of every entry of a list by the lists below it: what a facet must agree with. */
function articleTraits(
  store: Store,
): Record<ArticleFacet, (rows: readonly ArticleRow[]) => Promise<(string | null)[][]>> {
  const own = (of: (row: ArticleRow) => string | null) => async (rows: readonly ArticleRow[]) =>
    rows.map((row) => [of(row)]);
  const below = { first: 100, totalCount: false } as const;
  const parents = (rows: readonly ArticleRow[]) => rows.map(({ key }) => key);
  return {
    YEAR: own(({ publishedAt }) => publishedAt?.slice(0, 4) ?? null),
    MONTH: own(({ publishedAt }) => publishedAt?.slice(0, 7) ?? null),
    DAY: own(({ publishedAt }) => publishedAt?.slice(0, 10) ?? null),
    PUBLICATION: own(({ publication }) => publication),
    SECTION: own(({ section }) => section),
    LANGUAGE: own(({ language }) => language),
    AUTHOR: async (rows) => rows.map(({ authors }) => authors.map(({ personKey }) => personKey)),
    PERSON: async (rows) =>
      (await store.people.list({ ...below, of: 'inArticle', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.key),
      ),
    SPEAKER: async (rows) =>
      (await store.people.list({ ...below, of: 'inArticle', parents: parents(rows) })).map(({ edges }) =>
        edges.filter(({ roles }) => roles.includes('SPEAKER')).map(({ node }) => node.key),
      ),
    LOCATION: async (rows) =>
      (await store.locations.list({ ...below, of: 'inArticle', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.key),
      ),
    COUNTRY: async (rows) =>
      (await store.locations.list({ ...below, of: 'inArticle', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.countryCode),
      ),
  };
}

function quoteTraits(store: Store): Record<QuoteFacet, (rows: readonly QuoteRow[]) => Promise<(string | null)[][]>> {
  const below = { first: 100, totalCount: false } as const;
  const parents = (rows: readonly QuoteRow[]) => rows.map(({ key }) => key);
  const ofArticle = (of: (row: ArticleRow) => string | null) => async (rows: readonly QuoteRow[]) =>
    (await store.articles.byKeys(rows.map(({ articleKey }) => articleKey))).map((row) => [row && of(row)]);
  return {
    YEAR: ofArticle(({ publishedAt }) => publishedAt?.slice(0, 4) ?? null),
    MONTH: ofArticle(({ publishedAt }) => publishedAt?.slice(0, 7) ?? null),
    DAY: ofArticle(({ publishedAt }) => publishedAt?.slice(0, 10) ?? null),
    PUBLICATION: ofArticle(({ publication }) => publication),
    SECTION: ofArticle(({ section }) => section),
    LANGUAGE: ofArticle(({ language }) => language),
    KIND: async (rows) => rows.map(({ kind }) => [kind]),
    SPEAKER: async (rows) => rows.map(({ speakerKey }) => [speakerKey]),
    PERSON: async (rows) =>
      (await store.people.list({ ...below, of: 'inQuote', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.key),
      ),
    LOCATION: async (rows) =>
      (await store.locations.list({ ...below, of: 'inQuote', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.key),
      ),
    COUNTRY: async (rows) =>
      (await store.locations.list({ ...below, of: 'inQuote', parents: parents(rows) })).map(({ edges }) =>
        edges.map(({ node }) => node.countryCode),
      ),
  };
}

const PERIODS: ReadonlySet<string> = new Set(['YEAR', 'MONTH', 'DAY']);

const articleFilters: fc.Arbitrary<ArticleWhere> = fc.constantFrom<ArticleWhere>(
  {},
  { publication: { eq: 'Post' } },
  { person: { name: { contains: 'reis' } } },
  { publishedAt: { gte: '2024-01-01' } },
  { not: { location: { countryCode: { eq: 'PT' } } } },
);

const quoteFilters: fc.Arbitrary<QuoteWhere> = fc.constantFrom<QuoteWhere>(
  {},
  { hasSpeaker: true },
  { kind: { in: ['PHRASE', 'DIRECT'] } },
  { article: { section: { eq: 'World' } } },
);

async function storeOf(newStore: NewStore, all: readonly Omit<Sketch, 'key'>[]): Promise<Store> {
  const store = await newStore();
  await store.commit({ put: all.map((sketch, i) => articleOf({ ...sketch, key: `a${i}` })), remove: [] });
  return store;
}

type NewStore = (options?: OpenOptions) => Promise<Store>;

describeEach('facets agree with counting the filtered list', ({ newStore, name }) => {
  const numRuns = name === 'SQLite' ? 25 : 8;

  test('of articles, whole and below people', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, articleFilters, async (all, where) => {
        const store = await storeOf(newStore, all);
        const traits = articleTraits(store);
        const people = PEOPLE.map(personKey);
        const whole = await store.articles.list({ of: null, parents: [], first: 100, where, totalCount: false });
        const below = await store.articles.list({
          of: 'mentioningPerson',
          parents: people,
          first: 100,
          where,
          totalCount: false,
        });
        for (const by of Object.keys(traits) as ArticleFacet[]) {
          const expected = async (page: (typeof whole)[number] | undefined) => {
            const counts = tally(await traits[by]((page?.edges ?? []).map(({ node }) => node)));
            return PERIODS.has(by) ? inOrder(counts) : counts;
          };
          const [facet] = await store.articles.facet({ of: null, parents: [], where, by, first: 100 });
          expect(pairs(facet), by).toEqual(await expected(whole[0]));
          const facets = await store.articles.facet({ of: 'mentioningPerson', parents: people, where, by, first: 100 });
          expect(facets.map(pairs), by).toEqual(await Promise.all(below.map(expected)));
        }
        await store.close();
      }),
      { numRuns },
    );
  });

  test('of quotes, whole and below places', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, quoteFilters, async (all, where) => {
        const store = await storeOf(newStore, all);
        const traits = quoteTraits(store);
        const places = PLACES.map(({ key }) => key);
        const whole = await store.quotes.list({ of: null, parents: [], first: 100, where, totalCount: false });
        const below = await store.quotes.list({
          of: 'mentioningLocation',
          parents: places,
          first: 100,
          where,
          totalCount: false,
        });
        for (const by of Object.keys(traits) as QuoteFacet[]) {
          const expected = async (page: (typeof whole)[number] | undefined) => {
            const counts = tally(await traits[by]((page?.edges ?? []).map(({ node }) => node)));
            return PERIODS.has(by) ? inOrder(counts) : counts;
          };
          const [facet] = await store.quotes.facet({ of: null, parents: [], where, by, first: 100 });
          expect(pairs(facet), by).toEqual(await expected(whole[0]));
          const facets = await store.quotes.facet({ of: 'mentioningLocation', parents: places, where, by, first: 100 });
          expect(facets.map(pairs), by).toEqual(await Promise.all(below.map(expected)));
        }
        await store.close();
      }),
      { numRuns },
    );
  });
});

describeEach('facets and timelines', ({ newStore }) => {
  let store: Store;
  const statements: string[] = [];

  beforeAll(async () => {
    store = await newStore({ onStatement: (sql) => statements.push(sql) });
    const put = Array.from({ length: 30 }, (_, i) =>
      articleOf({
        key: `a${i}`,
        publishedAt: i === 0 ? null : `2024-0${1 + (i % 3)}-05`,
        publication: i % 3 === 0 ? 'Post' : 'Echo',
        people: i % 2 === 0 ? ['Ana Reis', 'Ben Otieno'] : ['Ana Reis'],
        places: i % 2 === 0 ? [PORTO, BRAGA] : [KENYA],
        quotes: [
          { speaker: 'Ana Reis', text: 'We met in Porto' },
          { speaker: 'Ana Reis', text: 'so-called', kind: 'PHRASE' },
        ],
      }),
    );
    await store.commit({ put, remove: [] });
  });
  afterAll(() => store.close());

  test('the most frequent values come first, so many as asked for', async () => {
    const [facet] = await store.articles.facet({ of: null, parents: [], by: 'PUBLICATION', first: 1 });
    expect(facet).toEqual([{ value: 'Echo', label: null, count: 20 }]);
  });

  test('a country counts an article once, however many of its places are mentioned, and has its name', async () => {
    const [facet] = await store.articles.facet({ of: null, parents: [], by: 'COUNTRY', first: 5 });
    expect(facet).toEqual([
      { value: 'KE', label: 'Kenya', count: 15 },
      { value: 'PT', label: 'Portugal', count: 15 },
    ]);
  });

  test('people and places have facets of their own', async () => {
    const [kinds] = await store.locations.facet({ of: null, parents: [], by: 'KIND', first: 5 });
    expect(kinds).toEqual([
      { value: 'CITY', label: null, count: 2 },
      { value: 'COUNTRY', label: null, count: 1 },
    ]);
    const [honorifics] = await store.people.facet({ of: null, parents: [], by: 'HONORIFIC', first: 5 });
    expect(honorifics).toEqual([]);
  });

  test('each facet of any number of lists is one statement', async () => {
    const ask = async (parents: readonly string[]) => {
      statements.length = 0;
      await store.articles.facet({ of: 'mentioningPerson', parents, by: 'COUNTRY', first: 5 });
      return statements.length;
    };
    expect(await ask(['ana-reis'])).toBe(1);
    expect(await ask(Array.from({ length: 500 }, (_, i) => `nobody-${i}`))).toBe(1);
  });

  test('a timeline tells each period that has something, in the order of time', async () => {
    const ask = (request: Partial<Parameters<Store['timelines']>[0]>) =>
      store.timelines({ of: 'person', parents: ['ben-otieno', 'nobody', 'ana-reis'], by: 'MONTH', ...request });
    const [ben, nobody, ana] = await ask({});
    expect(nobody).toEqual([]);
    expect(ana).toEqual([
      { period: '2024-01', articleCount: 9, mentionCount: 9, quoteCount: 9 },
      { period: '2024-02', articleCount: 10, mentionCount: 10, quoteCount: 10 },
      { period: '2024-03', articleCount: 10, mentionCount: 10, quoteCount: 10 },
    ]);
    expect(ben?.map(({ articleCount, quoteCount }) => [articleCount, quoteCount])).toEqual([
      [4, 0],
      [5, 0],
      [5, 0],
    ]);
    const [, , year] = await ask({ by: 'YEAR', publishedAt: { gte: '2024-02-01', lt: '2024-03-01' } });
    expect(year).toEqual([{ period: '2024', articleCount: 10, mentionCount: 10, quoteCount: 10 }]);
    const [porto] = await store.timelines({ of: 'location', parents: [PORTO.key], by: 'DAY' });
    expect(porto?.map(({ period, articleCount, quoteCount }) => [period, articleCount, quoteCount])).toEqual([
      ['2024-01-05', 4, 4],
      ['2024-02-05', 5, 5],
      ['2024-03-05', 5, 5],
    ]);
  });
});
