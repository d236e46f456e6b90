import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edge, LocationRelation, PersonRelation, Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL } from './articles.ts';
import { describeEach } from './databases.ts';

describeEach('what goes together', ({ newStore }) => {
  let store: Store;
  const statements: string[] = [];

  beforeAll(async () => {
    store = await newStore({ onStatement: (sql) => statements.push(sql) });
    await store.commit({
      put: [
        articleOf({
          key: 'a1',
          people: ['Ana Reis', 'Ben Otieno'],
          places: [PORTO, PORTUGAL],
          quotes: [
            { speaker: 'Ana Reis', text: 'Porto is full' },
            { speaker: 'Ana Reis', text: 'All of Porto, of Portugal' },
            { speaker: 'Ben Otieno', text: 'Porto again' },
            { speaker: 'Ben Otieno', text: 'my Porto', kind: 'PHRASE' },
            { speaker: null, text: 'Porto, they say' },
          ],
        }),
        articleOf({ key: 'a2', people: ['Ana Reis'], places: [PORTO, KENYA] }),
        articleOf({ key: 'a3', people: ['Ana Reis', 'Chidi Eze'], authors: ['Ben Otieno'], places: [KENYA] }),
      ],
      remove: [],
    });
  });
  afterAll(() => store.close());

  const counts = <Row extends { name: string }>(edges: readonly Edge<Row>[] = []) =>
    edges.map(({ node, mentionCount, quoteCount }) => [node.name, mentionCount, quoteCount]);
  const people = async (of: PersonRelation, parents: readonly string[]) =>
    (await store.people.list({ of, parents, first: 10, totalCount: true })).map(({ edges, totalCount }) => {
      expect(totalCount).toBe(edges.length);
      return counts(edges);
    });
  const locations = async (of: LocationRelation, parents: readonly string[]) =>
    (await store.locations.list({ of, parents, first: 10, totalCount: true })).map(({ edges, totalCount }) => {
      expect(totalCount).toBe(edges.length);
      return counts(edges);
    });

  test('people with people: in how many articles', async () => {
    expect(await people('mentionedWithPerson', ['ana-reis'])).toEqual([
      [
        ['Ben Otieno', 1, 0],
        ['Chidi Eze', 1, 0],
      ],
    ]);
  });

  test('places with people: in how many articles, and in how many of their quotes', async () => {
    const ana = [
      ['Kenya', 2, 0],
      ['Porto', 2, 2],
      ['Portugal', 1, 1],
    ];
    const ben = [
      ['Portugal', 1, 0],
      ['Porto', 1, 1],
    ];
    expect(await locations('mentionedWithPerson', ['ana-reis'])).toEqual([ana]);
    expect(await locations('mentionedWithPerson', ['ben-otieno', 'nobody', 'ana-reis'])).toEqual([ben, [], ana]);
  });

  test('people and places with places', async () => {
    expect(await people('mentionedWithLocation', [KENYA.key, PORTUGAL.key])).toEqual([
      [
        ['Ana Reis', 2, 0],
        ['Chidi Eze', 1, 0],
      ],
      [
        ['Ana Reis', 1, 0],
        ['Ben Otieno', 1, 0],
      ],
    ]);
    expect(await locations('mentionedWithLocation', [PORTO.key])).toEqual([
      [
        ['Kenya', 1, 0],
        ['Portugal', 1, 0],
      ],
    ]);
  });

  test('who speaks about a place: phrases, and quotes of nobody, do not count', async () => {
    expect(await people('speakingOfLocation', [PORTO.key, KENYA.key])).toEqual([
      [
        ['Ana Reis', 2, 2],
        ['Ben Otieno', 1, 1],
      ],
      [],
    ]);
  });

  test('filters and facets hold for these lists too', async () => {
    const [page] = await store.locations.list({
      of: 'mentionedWithPerson',
      parents: ['ana-reis'],
      where: { kind: { eq: 'CITY' } },
      first: 5,
      totalCount: true,
    });
    expect(counts(page?.edges)).toEqual([['Porto', 2, 2]]);
    const [kinds] = await store.locations.facet({
      of: 'mentionedWithPerson',
      parents: ['ana-reis'],
      by: 'KIND',
      first: 5,
    });
    expect(kinds?.map(({ value, count }) => [value, count])).toEqual([
      ['COUNTRY', 2],
      ['CITY', 1],
    ]);
  });

  test('each list of any number of parents is one statement', async () => {
    const ask = async (of: PersonRelation, parents: readonly string[]) => {
      statements.length = 0;
      await store.people.list({ of, parents, first: 3, totalCount: false });
      return statements.length;
    };
    for (const of of ['mentionedWithPerson', 'mentionedWithLocation', 'speakingOfLocation'] as const) {
      expect(await ask(of, ['x'])).toBe(1);
      expect(
        await ask(
          of,
          Array.from({ length: 500 }, (_, i) => `x${i}`),
        ),
      ).toBe(1);
    }
  });

  describe('of somebody in very many articles', () => {
    beforeAll(async () => {
      const put = Array.from({ length: 1_010 }, (_, i) =>
        articleOf({
          key: `many${i}`,
          publishedAt: i < 10 ? '2020-01-01' : '2021-01-01',
          people: ['Everywhere Always', i < 10 ? 'Old Companion' : 'New Companion'],
        }),
      );
      await store.commit({ put, remove: [] });
    });

    test('the newest 1,000 are looked at, alone and among others', async () => {
      const expected = [['New Companion', 1_000, 0]];
      expect(await people('mentionedWithPerson', ['everywhere-always'])).toEqual([expected]);
      expect(await people('mentionedWithPerson', ['everywhere-always', 'nobody'])).toEqual([expected, []]);
    });
  });
});
