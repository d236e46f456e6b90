import { graphql, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { stretchOf } from '../../src/graphql/periods.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO } from '../store/articles.ts';

let store: Store;

beforeAll(async () => {
  store = await openStore(':memory:');
  await store.commit({
    put: [
      articleOf({
        key: 'a1',
        publishedAt: '2023-12-31',
        publication: 'Post',
        people: ['Ana Reis'],
        authors: ['Rui Melo'],
        places: [PORTO],
        quotes: [{ speaker: 'Ana Reis', text: 'Porto waits' }],
      }),
      articleOf({ key: 'a2', publishedAt: '2024-02-29', publication: 'Post', people: ['Ana Reis'], places: [KENYA] }),
      articleOf({ key: 'a3', publication: 'Echo', people: ['Ben Otieno'] }),
    ],
    remove: [],
  });
});
afterAll(() => store.close());

async function ask(source: string, variableValues?: Record<string, unknown>) {
  const result = await graphql({
    schema: createSchema(),
    source,
    contextValue: createContext(store),
    ...(variableValues && { variableValues }),
  });
  expect(result.errors).toBeUndefined();
  return result.data;
}

test('the facets of a list, under its filter', async () => {
  const data = await ask(`{ articles(first: 0, where: { publication: { eq: "Post" } }) { totalCount facets {
    publications { value count } authors { node { name } count } people { node { name } count } speakers { node { name } count }
    locations { node { name } count } countries { countryCode country count } histogram(by: MONTH) { from before count }
  } } }`);
  expect(data).toEqual({
    articles: {
      totalCount: 2,
      facets: {
        publications: [{ value: 'Post', count: 2 }],
        authors: [{ node: { name: 'Rui Melo' }, count: 1 }],
        people: [{ node: { name: 'Ana Reis' }, count: 2 }],
        speakers: [{ node: { name: 'Ana Reis' }, count: 1 }],
        locations: [
          { node: { name: 'Kenya' }, count: 1 },
          { node: { name: 'Porto' }, count: 1 },
        ],
        countries: [
          { countryCode: 'KE', country: 'Kenya', count: 1 },
          { countryCode: 'PT', country: 'Portugal', count: 1 },
        ],
        histogram: [
          { from: '2023-12-01', before: '2024-01-01', count: 1 },
          { from: '2024-02-01', before: '2024-03-01', count: 1 },
        ],
      },
    },
  });
});

test('a value of a facet is what a filter takes, and finds as many as it counted', async () => {
  const data = await ask(
    '{ articles { facets { people { node { id } count } histogram(by: DAY) { from before count } } } }',
  );
  const facets = (
    data?.articles as {
      facets: {
        people: { node: { id: string }; count: number }[];
        histogram: { from: string; before: string; count: number }[];
      };
    }
  ).facets;
  for (const { node, count } of facets.people) {
    const found = await ask('query ($id: ID!) { articles(where: { person: { id: { eq: $id } } }) { totalCount } }', {
      id: node.id,
    });
    expect(found).toEqual({ articles: { totalCount: count } });
  }
  for (const { from, before, count } of facets.histogram) {
    const found = await ask(
      'query ($from: DateOrDateTime, $before: DateOrDateTime) { articles(where: { publishedAt: { gte: $from, lt: $before } }) { totalCount } }',
      { from, before },
    );
    expect(found).toEqual({ articles: { totalCount: count } });
  }
  expect(facets.histogram).toHaveLength(2);
});

test('lists below others have facets of their own, and people and places a timeline', async () => {
  const data = await ask(`{
    person(name: "Ana Reis") {
      articles { facets { countries { countryCode } } }
      quotes { facets { kinds { kind count } locations { node { name } } } }
      timeline(by: YEAR) { from before articleCount mentionCount quoteCount }
    }
    location(name: "Porto") { timeline(by: DAY, publishedAt: { gte: "2023-01-01" }) { from quoteCount } }
    locations { facets { kinds { kind count } countries { country } } }
    people { facets { honorifics { value } descriptions { value } } }
  }`);
  expect(data).toEqual({
    person: {
      articles: { facets: { countries: [{ countryCode: 'KE' }, { countryCode: 'PT' }] } },
      quotes: { facets: { kinds: [{ kind: 'DIRECT', count: 1 }], locations: [{ node: { name: 'Porto' } }] } },
      timeline: [
        { from: '2023-01-01', before: '2024-01-01', articleCount: 1, mentionCount: 1, quoteCount: 1 },
        { from: '2024-01-01', before: '2025-01-01', articleCount: 1, mentionCount: 1, quoteCount: 0 },
      ],
    },
    location: { timeline: [{ from: '2023-12-31', quoteCount: 1 }] },
    locations: {
      facets: {
        kinds: [
          { kind: 'CITY', count: 1 },
          { kind: 'COUNTRY', count: 1 },
        ],
        countries: [{ country: 'Kenya' }, { country: 'Portugal' }],
      },
    },
    people: { facets: { honorifics: [], descriptions: [] } },
  });
});

test.each([0, 101])('a facet of %d values is refused', async (first) => {
  const { errors } = await graphql({
    schema: createSchema(),
    source: `{ articles { facets { sections(first: ${first}) { value } } } }`,
    contextValue: createContext(store),
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first', value: first });
});

test.each([
  ['2016', '2016-01-01', '2017-01-01'],
  ['2016-12', '2016-12-01', '2017-01-01'],
  ['2016-02-29', '2016-02-29', '2016-03-01'],
])('the period %s spans from %s to before %s', (period, from, before) => {
  expect(stretchOf(period)).toEqual({ from, before });
});

test('what counts whole lists costs more than an entry of a page', () => {
  const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);
  const facets = types.filter(({ name }) => name.endsWith('Facets')).flatMap((type) => Object.values(type.getFields()));
  const timelines = types.flatMap((type) => Object.values(type.getFields()).filter(({ name }) => name === 'timeline'));
  expect(facets.length).toBeGreaterThan(10);
  expect(timelines).toHaveLength(2);
  for (const { name, extensions } of [...facets, ...timelines]) expect(extensions.cost, name).toBeGreaterThan(1);
});
