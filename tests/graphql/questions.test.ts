import { graphql } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { markedHtml } from '../../src/graphql/marked-html.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, place } from '../store/articles.ts';

let store: Store;

beforeAll(async () => {
  store = await openStore(':memory:');
  const braga = place('2742032', 'Braga', { countryCode: 'PT', latitude: 41.55, longitude: -8.42 });
  const porto = { ...PORTO, latitude: 41.15, longitude: -8.61 };
  await store.commit({
    put: [
      articleOf({
        key: 'a1',
        headline: 'Talks on <water> & "rivers"',
        publishedAt: '2024-05-01',
        people: ['Inês Duarte'],
        places: [porto, braga, { ...KENYA, latitude: null, longitude: null }],
        quotes: [{ speaker: 'Inês Duarte', text: 'We talk in Porto' }],
      }),
    ],
    remove: [],
  });
});
afterAll(() => store.close());

const ask = (source: string) => graphql({ schema: createSchema(), source, contextValue: createContext(store) });

test('a snippet comes as HTML with marks of the client’s choice', async () => {
  const result = await ask(`{ search(query: "talks", types: [ARTICLE]) { edges {
    marked strong: marked(before: "<b>", after: "</b>") snippet highlights { start end }
  } } }`);
  expect(result.errors).toBeUndefined();
  expect(result.data).toEqual({
    search: {
      edges: [
        {
          marked: '<mark>Talks</mark> on &lt;water&gt; &amp; &quot;rivers&quot;',
          strong: '<b>Talks</b> on &lt;water&gt; &amp; &quot;rivers&quot;',
          snippet: 'Talks on <water> & "rivers"',
          highlights: [{ start: 0, end: 5 }],
        },
      ],
    },
  });
});

test('marks leave the text between them as it is', () => {
  const spans = [
    { start: 0, end: 1 },
    { start: 4, end: 7 },
  ];
  expect(markedHtml('<b> amp', spans, '[', ']')).toBe('[&lt;]b&gt; [amp]');
});

test('places near a point, the nearest first, with how far they are', async () => {
  const result = await ask(`{ locations(
    where: { near: { latitude: 41.16, longitude: -8.6, radiusKm: 60 } }, orderBy: { field: DISTANCE }
  ) { totalCount nodes { name articleCount mentionCount distanceKm(from: { latitude: 41.16, longitude: -8.6 }) } }
    location(name: "Kenya") { distanceKm(from: { latitude: 0, longitude: 0 }) } }`);
  expect(result).toEqual({
    data: {
      locations: {
        totalCount: 2,
        nodes: [
          { name: 'Porto', articleCount: 1, mentionCount: 2, distanceKm: expect.closeTo(1.39, 1) },
          { name: 'Braga', articleCount: 1, mentionCount: 1, distanceKm: expect.closeTo(45.9, 0) },
        ],
      },
      location: { distanceKm: null },
    },
  });
});

test.each([
  ['{ locations(where: { near: { latitude: 91, longitude: 0, radiusKm: 1 } }) { totalCount } }', 'near.latitude', 91],
  [
    '{ locations(where: { near: { latitude: 1, longitude: -181, radiusKm: 1 } }) { totalCount } }',
    'near.longitude',
    -181,
  ],
  [
    '{ articles(where: { location: { near: { latitude: 1, longitude: 1, radiusKm: -1 } } }) { totalCount } }',
    'near.radiusKm',
    -1,
  ],
  [
    '{ locations(where: { not: { within: { south: 2, north: 1, west: 0, east: 0 } } }) { totalCount } }',
    'within.south',
    2,
  ],
  ['{ location(name: "Porto") { distanceKm(from: { latitude: 0, longitude: 200 }) } }', 'from.longitude', 200],
  ['{ people(where: { name: { matches: "a b c d e f g h i" } }) { totalCount } }', 'name.matches', 9],
])('%s names the argument that is out of range', async (source, argument, value) => {
  const { errors } = await ask(source);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument, value });
});

test('an order by distance without a point to measure from says what is missing', async () => {
  const { errors } = await ask('{ locations(orderBy: [{ field: DISTANCE }]) { totalCount } }');
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/near/), extensions: { code: 'BAD_ORDER' } });
});
