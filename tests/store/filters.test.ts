import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleWhere, LocationWhere, PersonWhere, QuoteWhere, Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, personKey, place } from './articles.ts';
import { describeEach } from './databases.ts';

const ALESUND = place('3163392', 'Ålesund', { countryCode: 'NO', latitude: 62.5, longitude: 6.2 });

describeEach('filters of a store', ({ newStore }) => {
  let store: Store;

  beforeAll(async () => {
    store = await newStore();
    await store.commit({
      put: [
        articleOf({
          key: 'a1',
          publishedAt: '2024-05-01',
          publication: 'The Harbour Post',
          section: 'World',
          url: 'https://harbour.example/2024/Douro',
          people: ['Inês Duarte', 'Søren Łukasz Kjær'],
          authors: ['Rui Melo'],
          places: [PORTO, ALESUND],
          quotes: [
            { speaker: 'Inês Duarte', text: 'Porto is not ours to empty' },
            { speaker: null, text: 'The river is low' },
          ],
        }),
        articleOf({
          key: 'a2',
          people: ['Inês Duarte'],
          authors: ['Inês Duarte'],
          places: [KENYA, PORTUGAL],
          language: null,
        }),
        articleOf({ key: 'a3', headline: null, publishedAt: '2024-07-01', people: ["Ann O'Brien-Smith"] }),
      ],
      remove: [],
    });
  });
  afterAll(() => store.close());

  const WHOLE = { of: null, parents: [], first: 50, totalCount: false } as const;

  const articles = async (where: ArticleWhere) => keysOf(await store.articles.list({ ...WHOLE, where }));
  const people = async (where: PersonWhere) =>
    (await store.people.list({ ...WHOLE, where })).flatMap(({ edges }) => edges.map(({ node }) => node.name)).sort();
  const places = async (where: LocationWhere) =>
    (await store.locations.list({ ...WHOLE, where })).flatMap(({ edges }) => edges.map(({ node }) => node.name)).sort();
  const quotes = async (where: QuoteWhere) =>
    (await store.quotes.list({ ...WHOLE, where })).flatMap(({ edges }) => edges.map(({ node }) => node.text)).sort();

  function keysOf(pages: readonly { edges: readonly { node: { key: string } }[] }[]): string[] {
    return pages.flatMap(({ edges }) => edges.map(({ node }) => node.key)).sort();
  }

  describe('of names', () => {
    test.each([
      ['erdogen', []],
      ['ines duarte', ['Inês Duarte']],
      ['DUARTE, Inês', ['Inês Duarte']],
      ['duarto', ['Inês Duarte']],
      ['duatre', ['Inês Duarte']],
      ['duart ines', ['Inês Duarte']],
      ['duarte nobody', []],
      ['soren lukasz kjaer', ['Søren Łukasz Kjær']],
      ['obrien', ["Ann O'Brien-Smith"]],
      ['smith ann', ["Ann O'Brien-Smith"]],
      ['!!', []],
    ])('"%s" matches %j', async (matches, names) => {
      expect(await people({ name: { matches } })).toEqual(names);
    });

    test('places are found alike', async () => {
      expect(await places({ name: { matches: 'alesund' } })).toEqual(['Ålesund']);
      expect(await places({ name: { matches: 'alesumd' } })).toEqual(['Ålesund']);
    });

    test('letters that Unicode does not take apart fold in every comparison', async () => {
      expect(await people({ name: { contains: 'soren lukasz kjaer' } })).toEqual(['Søren Łukasz Kjær']);
    });

    test('a look-up takes what is called just so, else what is called nearly so', async () => {
      const found = await store.peopleByName(['Duarte', 'Duarta Ines', 'Nobody Atall']);
      expect(found.map((person) => person?.name ?? null)).toEqual(['Inês Duarte', 'Inês Duarte', null]);
      expect((await store.locationsByName(['Portugl']))[0]?.name).toBe('Portugal');
    });

    test('names that no article has any more are found no more', async () => {
      const fresh = await newStore();
      await fresh.commit({ put: [articleOf({ key: 'x', people: ['Dora Lund'] })], remove: [] });
      expect((await fresh.peopleByName(['Dora Lunt']))[0]?.name).toBe('Dora Lund');
      await fresh.commit({ put: [], remove: ['x'] });
      expect(await fresh.peopleByName(['Dora Lunt'])).toEqual([null]);
      await fresh.close();
    });
  });

  test('isNull asks for what is not there', async () => {
    expect(await articles({ headline: { isNull: true } })).toEqual(['a3']);
    expect(await articles({ publication: { isNull: false } })).toEqual(['a1']);
    expect(await articles({ publishedAt: { isNull: true } })).toEqual(['a2']);
    expect(await articles({ language: { isNull: true } })).toEqual(['a2']);
    expect(await people({ description: { isNull: false } })).toEqual([]);
    expect(await places({ population: { isNull: false } })).toEqual(['Porto']);
    expect(await places({ countryCode: { isNull: true } })).toEqual([]);
  });

  test('articles by address and slug', async () => {
    expect(await articles({ url: { startsWith: 'https://harbour.example/' } })).toEqual(['a1']);
    expect(await articles({ url: { contains: 'DOURO' } })).toEqual(['a1']);
    expect(await articles({ slug: { in: ['slug-a2', 'slug-a3'] } })).toEqual(['a2', 'a3']);
  });

  test('people by how much there is of them, and by what they wrote', async () => {
    expect(await people({ articleCount: { gte: 2 } })).toEqual(['Inês Duarte']);
    expect(await people({ quoteCount: { gte: 1 } })).toEqual(['Inês Duarte']);
    expect(await people({ mentionCount: { lte: 0 } })).toEqual(['Rui Melo']);
    expect(await people({ wrote: { location: { countryCode: { eq: 'KE' } } } })).toEqual(['Inês Duarte']);
    expect(await people({ givenName: { eq: 'Inês' } })).toEqual(['Inês Duarte']);
  });

  test('quotes by whether their speaker is known, by date, by id and by the country of a place in them', async () => {
    expect(await quotes({ hasSpeaker: false })).toEqual(['The river is low']);
    expect(await quotes({ hasSpeaker: true })).toEqual(['Porto is not ours to empty']);
    expect(await quotes({ publishedAt: { gte: '2024-05-02' } })).toEqual([]);
    const [page] = await store.quotes.list({ ...WHOLE, where: { hasSpeaker: true } });
    expect(await quotes({ key: { in: [page?.edges[0]?.node.key ?? ''] } })).toEqual(['Porto is not ours to empty']);
    expect(await places({ quote: { speaker: { key: { in: [personKey('Inês Duarte')] } } } })).toEqual(['Porto']);
    expect(await quotes({ location: { countryCode: { eq: 'PT' } } })).toEqual(['Porto is not ours to empty']);
  });

  test('conditions in one object speak of one person, in two under `and` of any', async () => {
    const both = { name: { contains: 'duarte' }, quoteCount: { gte: 1 } };
    expect(await articles({ person: both })).toEqual(['a1', 'a2']);
    expect(await articles({ person: { name: { contains: 'kjaer' }, quoteCount: { gte: 1 } } })).toEqual([]);
    expect(
      await articles({ and: [{ person: { name: { contains: 'kjaer' } } }, { person: { quoteCount: { gte: 1 } } }] }),
    ).toEqual(['a1']);
  });

  test('mentions by kind, confidence and article', async () => {
    const count = async (where: Parameters<Store['mentions']['list']>[0]['where']) => {
      const [page] = await store.mentions.list({
        of: 'ofPerson',
        parents: [personKey('Inês Duarte')],
        first: 9,
        totalCount: true,
        ...(where && { where }),
      });
      return page?.totalCount;
    };
    expect(await count({})).toBe(2);
    expect(await count({ article: { key: { in: ['a2'] } } })).toBe(1);
    expect(await count({ kind: { eq: 'PRONOUN' } })).toBe(0);
    expect(await count({ confidence: { gte: 0.5 }, not: { article: { key: { in: ['a2'] } } } })).toBe(1);
  });
});
