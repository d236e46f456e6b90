import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchRequest, Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, place, type Sketch } from './articles.ts';
import { describeEach } from './databases.ts';

const LODZ = place('3093133', 'Łódź', { countryCode: 'PL' });

const SKETCHES: readonly Sketch[] = [
  {
    key: 'a1',
    headline: 'Ministers talk in Łódź',
    publishedAt: '2024-05-01',
    publication: 'The Harbour Post',
    people: ['Inês Duarte'],
    places: [LODZ],
    quotes: [{ speaker: 'Inês Duarte', text: 'We talked about water' }],
  },
  {
    key: 'a2',
    headline: 'Talks open',
    publishedAt: '2024-06-01',
    people: ['Paul Okoth'],
    places: [KENYA],
    quotes: [{ speaker: 'Paul Okoth', text: 'Nobody was talking before' }],
  },
  { key: 'a3', headline: 'Die Verhandlungen beginnen', language: 'de', places: [PORTO] },
  { key: 'a4', headline: 'Eine Verhandlung platzt', language: 'de' },
];

describeEach('search', ({ newStore }) => {
  let store: Store;

  beforeEach(async () => {
    store = await newStore();
    await store.commit({ put: SKETCHES.map(articleOf), remove: [] });
  });
  afterEach(() => store.close());

  async function found(query: string, request: Partial<SearchRequest> = {}): Promise<string[]> {
    const page = await store.search({ query, types: [], first: 20, totalCount: true, ...request });
    expect(page.totalCount).toBe(page.hits.length);
    return page.hits.map(({ key }) => key).sort();
  }

  const ARTICLES = { types: ['ARTICLE'] } as const;

  describe('words', () => {
    test.each([
      ['talks', ['a1', 'a2']],
      ['talked', ['a1', 'a2']],
      ['"talks"', ['a2']],
      ['"talks open"', ['a2']],
      ['minister', ['a1']],
      ['verhandlung', ['a3', 'a4']],
      ['"verhandlung"', ['a4']],
      ['lodz', ['a1']],
      ['Łódź', ['a1']],
      ['talk -minister', ['a1', 'a2']],
      ['talk -ministers', ['a2']],
      ['talking OR verhandlungen', ['a1', 'a2', 'a3', 'a4']],
    ])('%s finds %j, in the language of each article', async (query, keys) => {
      expect(await found(query, ARTICLES)).toEqual(keys);
    });

    test('what was found in another form is marked', async () => {
      const { hits } = await store.search({ query: 'talks', types: ['QUOTE'], first: 5, totalCount: false });
      expect(hits.map(({ snippet, highlights: [mark] }) => mark && snippet.slice(mark.start, mark.end)).sort()).toEqual(
        ['talked', 'talking'],
      );
    });

    test('people and places are found by any form of their names', async () => {
      expect(await found('ines', { types: ['PERSON'] })).toEqual(['inês-duarte']);
      expect(await found('lodz', { types: ['LOCATION'] })).toEqual([LODZ.key]);
      expect(await found('Kenya', { types: ['LOCATION', 'PERSON'] })).toEqual([KENYA.key]);
    });

    test.each([
      ['x'.repeat(501), /500.*501/],
      [Array.from({ length: 33 }, (_, i) => `w${i}`).join(' '), /32.*33/],
    ])('too long a search is refused', async (query, message) => {
      await expect(found(query)).rejects.toMatchObject({ code: 'BAD_SEARCH', message: expect.stringMatching(message) });
    });
  });

  describe('filters', () => {
    test('an article filter holds for what belongs to the article', async () => {
      const where = { article: { publication: { eq: 'The Harbour Post' } } };
      const { hits, totalCount } = await store.search({
        query: 'talk OR ines OR lodz OR kenya',
        types: [],
        where,
        first: 20,
        totalCount: true,
      });
      expect(hits.map(({ type }) => type).sort()).toEqual(['ARTICLE', 'LOCATION', 'PERSON', 'QUOTE']);
      expect(totalCount).toBe(4);
    });

    test('the others hold for results of their own type', async () => {
      const where = { quote: { speaker: { name: { contains: 'okoth' } } } };
      const hits = async (types: SearchRequest['types']) => (await found('talk', { types, where })).length;
      expect(await hits(['QUOTE'])).toBe(1);
      expect(await hits(['ARTICLE', 'QUOTE'])).toBe(3);
      expect(await found('kenya', { where: { location: { kind: { eq: 'CITY' } } }, types: ['LOCATION'] })).toEqual([]);
    });
  });

  test('pages stay right while content comes and goes', async () => {
    const page = (after?: string) =>
      store.search({
        query: 'talk',
        types: ['ARTICLE', 'QUOTE'],
        first: 2,
        totalCount: true,
        ...(after !== undefined && { after }),
      });
    const whole = await store.search({ query: 'talk', types: ['ARTICLE', 'QUOTE'], first: 20, totalCount: false });
    const first = await page();
    // Scores shift: many more articles, some of which match.
    const more = Array.from({ length: 30 }, (_, i) => articleOf({ key: `b${i}`, headline: `Nothing ${i}` }));
    await store.commit({ put: more, remove: [] });
    const second = await page(first.hits.at(-1)?.cursor);
    expect([...first.hits, ...second.hits].map(({ key }) => key)).toEqual(whole.hits.map(({ key }) => key));
    expect([first.hasPreviousPage, second.hasPreviousPage]).toEqual([false, true]);
    // The hit that the cursor marks goes: what it was worth still tells where to go on.
    await store.commit({ put: [], remove: ['a1', 'a2'] });
    expect((await page(first.hits.at(-1)?.cursor)).hits).toEqual([]);
  });

  test('a page says truly whether hits come before it', async () => {
    const page = (after?: string) =>
      store.search({ query: 'talk', types: ['ARTICLE'], first: 1, totalCount: false, ...(after && { after }) });
    const first = await page();
    const second = await page(first.hits[0]?.cursor);
    expect([first, second].map((one) => one.hasPreviousPage)).toEqual([false, true]);
    const keys = [...first.hits, ...second.hits].map(({ key }) => key);
    await store.commit({ put: [], remove: keys.slice(1) });
    expect(await page(second.hits[0]?.cursor)).toMatchObject({ hits: [], hasPreviousPage: true });
    await store.commit({ put: [], remove: keys.slice(0, 1) });
    expect(await page(second.hits[0]?.cursor)).toMatchObject({ hits: [], hasPreviousPage: false });
  });
});
