import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleWhere, LocationWhere, PersonWhere, QuoteWhere, Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, personKey, place } from './articles.ts';
import { describeEach } from './databases.ts';

const PEOPLE = ['Ana Reis', 'Ben Otieno', 'Chidi Eze'];
const PLACES = [{ ...PORTO, latitude: 41.1, longitude: -8.6 }, PORTUGAL, KENYA, place('area', 'The Sound')];

/** Filters that single out, which are looked up first, and filters that do not, which are looked at row by row. */
const PERSON: readonly PersonWhere[] = [
  {},
  { key: { in: ['ana-reis', 'nobody'] } },
  { name: { matches: 'otieno' } },
  { name: { eq: 'Ana Reis' } },
  { name: { in: ['Reis', 'Chidi Eze'] } },
  { quoteCount: { gte: 1 } },
  { not: { name: { contains: 'e' } } },
  { or: [{ name: { startsWith: 'ana' } }, { quoteCount: { gte: 3 } }] },
  { or: [{ key: { in: ['chidi-eze'] } }, { familyName: { eq: 'Otieno' } }] },
  { quote: { location: { countryCode: { eq: 'PT' } } } },
];

const LOCATION: readonly LocationWhere[] = [
  {},
  { countryCode: { in: ['PT'] } },
  { insideKey: { in: [PORTUGAL.key] } },
  { near: { latitude: 41, longitude: -8, radiusKm: 100 } },
  { kind: { eq: 'COUNTRY' } },
  { not: { countryCode: { isNull: false } } },
  { quote: { speaker: { key: { in: ['ana-reis'] } } } },
];

const QUOTE: readonly QuoteWhere[] = [
  {},
  { hasSpeaker: false },
  { speaker: { name: { contains: 'reis' } } },
  { kind: { eq: 'PHRASE' } },
  { not: { person: { key: { in: ['ben-otieno'] } } } },
  { location: { name: { eq: 'Porto' } } },
];

describeEach('a filter through a relation finds what has such a thing in its list', ({ newStore }) => {
  let store: Store;
  let keys: string[];

  beforeAll(async () => {
    store = await newStore();
    const put = Array.from({ length: 24 }, (_, i) =>
      articleOf({
        key: `a${i}`,
        people: PEOPLE.filter((_, n) => (i >> n) % 2 === 1),
        authors: i % 3 === 0 ? ['Ana Reis'] : [],
        places: PLACES.filter((_, n) => (i + n) % 3 === 0),
        quotes: [
          { speaker: i % 4 === 1 ? 'Ana Reis' : null, text: i % 2 ? 'In Porto, Ben Otieno waits' : 'Nothing' },
          { speaker: i % 4 === 3 ? 'Ben Otieno' : null, text: 'so-called', kind: i % 5 ? 'PHRASE' : 'DIRECT' },
        ],
      }),
    );
    await store.commit({ put, remove: [] });
    keys = put.map(({ article }) => article.key);
  });
  afterAll(() => store.close());

  const PAGE = { first: 100, totalCount: true } as const;

  async function articles(where: ArticleWhere): Promise<string[]> {
    const [page] = await store.articles.list({ ...PAGE, of: null, parents: [], where });
    expect(page?.totalCount).toBe(page?.edges.length);
    return (page?.edges ?? []).map(({ node }) => node.key).sort();
  }

  /** The articles whose list of such things is not empty. */
  const having = (pages: readonly { readonly totalCount: number | null }[]) =>
    keys.filter((_, i) => (pages[i]?.totalCount ?? 0) > 0).sort();

  test.each(PERSON)('person %j', async (where) => {
    const pages = await store.people.list({ ...PAGE, of: 'inArticle', parents: keys, where });
    expect(await articles({ person: where })).toEqual(having(pages));
    expect(await articles({ not: { person: where } })).toEqual(
      keys.filter((key) => !having(pages).includes(key)).sort(),
    );
  });

  test.each(LOCATION)('location %j', async (where) => {
    const pages = await store.locations.list({ ...PAGE, of: 'inArticle', parents: keys, where });
    expect(await articles({ location: where })).toEqual(having(pages));
  });

  test.each(QUOTE)('quote %j', async (where) => {
    const pages = await store.quotes.list({ ...PAGE, of: 'inArticle', parents: keys, where });
    expect(await articles({ quote: where })).toEqual(having(pages));
  });

  test.each([
    { key: { in: ['a1', 'a2'] } },
    { headline: { contains: '1' } },
  ] satisfies ArticleWhere[])('people by article %j', async (where) => {
    const parents = PEOPLE.map(personKey);
    const pages = await store.articles.list({ ...PAGE, of: 'mentioningPerson', parents, where });
    const [found] = await store.people.list({ ...PAGE, of: null, parents: [], where: { article: where } });
    expect((found?.edges ?? []).map(({ node }) => node.key).sort()).toEqual(
      parents.filter((_, i) => (pages[i]?.totalCount ?? 0) > 0).sort(),
    );
  });
});
