import { expect, test } from 'vitest';
import type { ArticleWhere, Lists, Page, QuoteWhere, Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO } from './articles.ts';
import { describeEach } from './databases.ts';

/** Two of one family name, often in one article; dates tie, and some are missing. */
const ARTICLES = Array.from({ length: 60 }, (_, i) =>
  articleOf({
    key: `a${String(i).padStart(2, '0')}`,
    publishedAt: i % 7 === 0 ? null : `2020-01-${String(1 + (i % 5)).padStart(2, '0')}`,
    language: i % 3 === 0 ? 'de' : 'en',
    people: ['Ana Reis', 'Bo Reis', 'Cy Lund'].filter((_, n) => (i + n) % 3 !== 1),
    authors: i % 2 === 0 ? ['Ana Reis'] : ['Di Moss'],
    places: i % 4 === 0 ? [PORTO] : [KENYA, PORTO],
    quotes: [
      { speaker: i % 2 === 0 ? 'Ana Reis' : 'Bo Reis', text: 'We met in Porto.' },
      { speaker: 'Ana Reis', text: 'So it is.', kind: i % 5 === 0 ? 'PHRASE' : 'DIRECT' },
    ],
  }),
);

const OF_ARTICLES: readonly ArticleWhere[] = [
  { person: { name: { eq: 'Reis' } } },
  { person: { name: { in: ['Ana Reis', 'Cy Lund', 'Nobody'] } }, language: { eq: 'en' } },
  { person: { key: { in: ['bo-reis'] } }, publishedAt: { gte: '2020-01-02', lt: '2020-01-05' } },
  { author: { familyName: { eq: 'Reis' } } },
  { location: { name: { eq: 'Porto' } }, publishedAt: { isNull: false } },
  { location: { key: { in: [KENYA.key, PORTO.key] } } },
  { person: { name: { eq: 'Nobody' } } },
];

const OF_QUOTES: readonly QuoteWhere[] = [
  { speaker: { name: { eq: 'Reis' } } },
  { speaker: { key: { in: ['ana-reis'] } }, kind: { in: ['PHRASE'] } },
  { speaker: { name: { eq: 'Ana Reis' } }, publishedAt: { gte: '2020-01-02', lt: '2020-01-05' } },
  { location: { name: { eq: 'Porto' } } },
];

type ListOfKeys<Where> = Lists<{ readonly key: string }, Where, never, never>;

/** The pages of a walk, forwards or backwards. */
async function walk<Where>(of: ListOfKeys<Where>, where: Where, way: 'first' | 'last'): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  let page: Page<{ readonly key: string }> | undefined;
  do {
    const from = cursor !== undefined && { [way === 'first' ? 'after' : 'before']: cursor };
    [page] = await of.list({ [way]: 7, ...from, of: null, parents: [], where, totalCount: true });
    pages.push([...(page?.edges.map(({ node }) => node.key) ?? []), `of ${page?.totalCount}`]);
    cursor = (way === 'first' ? page?.edges.at(-1) : page?.edges[0])?.cursor;
  } while (way === 'first' ? page?.hasNextPage : page?.hasPreviousPage);
  return pages;
}

describeEach('a list of what names somebody, or a place', ({ newStore }) => {
  async function filled(): Promise<Store> {
    const store = await newStore();
    await store.commit({ put: ARTICLES, remove: [] });
    return store;
  }

  test.each([
    ...OF_ARTICLES.map((where) => ['articles', where] as const),
    ...OF_QUOTES.map((where) => ['quotes', where] as const),
  ])('%s %j: the same as when each of all is looked at', async (of, where) => {
    const store = await filled();
    const lists = store[of] as ListOfKeys<object>;
    for (const way of ['first', 'last'] as const) {
      const pages = await walk(lists, where, way);
      // Below `and` it is not seen that somebody is named.
      expect(pages).toEqual(await walk(lists, { and: [where] }, way));
      expect(pages.flat().length).toBeGreaterThan(JSON.stringify(where).includes('"Nobody"}') ? 0 : 7);
    }
    await store.close();
  });
});
