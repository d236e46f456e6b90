import { graphql } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL } from '../store/articles.ts';

let store: Store;
const statements: string[] = [];

beforeAll(async () => {
  store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  const put = Array.from({ length: 60 }, (_, i) =>
    articleOf({
      key: `a${i}`,
      publishedAt: `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`,
      publication: i % 2 ? 'Post' : 'Echo',
      people: [`Person Number${i}`, 'Ana Reis'],
      authors: ['Rui Melo'],
      places: [PORTO, i % 2 ? KENYA : PORTUGAL],
      quotes: [{ speaker: 'Ana Reis', text: `Porto and Person Number${i}, ${i}` }],
    }),
  );
  await store.commit({ put, remove: [] });
});
afterAll(() => store.close());

const FACETS: Record<string, string> = {
  articles:
    'publications { value } sections { value } languages { value } authors { node { name } } people { node { name } } speakers { node { name } } locations { node { name } } countries { country } histogram { from }',
  quotes:
    'kinds { kind } speakers { node { name } } people { node { name } } locations { node { name } } countries { country } publications { value } sections { value } languages { value } histogram { from }',
  people: 'descriptions { value } honorifics { value }',
  locations: 'kinds { kind } countries { country }',
};

const BELOW: readonly (readonly [list: string, field: string])[] = [
  ['people', `articles(first: 1) { facets { ${FACETS.articles} } }`],
  ['people', `quotes(first: 1) { facets { ${FACETS.quotes} } }`],
  ['people', `coMentioned(first: 1) { facets { ${FACETS.people} } }`],
  ['people', 'timeline(by: DAY) { from articleCount }'],
  ['people', 'locations(first: 2) { edges { articleCount quoteCount node { name } } }'],
  ['locations', 'speakers(first: 2) { edges { quoteCount node { name } } }'],
  ['locations', 'people(first: 2) { edges { articleCount node { name } } }'],
  ['locations', 'coMentioned(first: 2) { edges { articleCount node { name } } }'],
  ['people', 'mentions(first: 2, where: { kind: { eq: NAME } }) { totalCount }'],
  ['locations', `articles(first: 1) { facets { ${FACETS.articles} } }`],
  ['locations', `quotes(first: 1) { facets { ${FACETS.quotes} } }`],
  ['locations', 'timeline { from quoteCount }'],
  ['articles', `people(first: 1) { facets { ${FACETS.people} } }`],
  ['articles', `locations(first: 1) { facets { ${FACETS.locations} } }`],
  ['articles', `related(first: 1) { facets { ${FACETS.articles} } }`],
];

async function readsOf(source: string, variableValues: Record<string, unknown>): Promise<number> {
  statements.length = 0;
  const { errors } = await graphql({
    schema: createSchema(),
    source,
    variableValues,
    contextValue: createContext(store),
  });
  expect(errors).toBeUndefined();
  return statements.length;
}

test.each(BELOW)('%s { %s } takes as many reads for 50 as for 2', async (list, field) => {
  const source = `query ($n: Int!) { ${list}(first: $n) { nodes { ${field} } } }`;
  const few = await readsOf(source, { n: 2 });
  expect(few).toBeGreaterThan(1);
  expect(await readsOf(source, { n: 50 })).toBe(few);
});

test('a facet that is not asked for is not read, and one that is takes one read', async () => {
  const without = await readsOf('{ articles(first: 3) { nodes { headline } } }', {});
  expect(without).toBe(1);
  expect(
    await readsOf(
      '{ articles(first: 3) { nodes { headline } facets { sections { value } countries { count } } } }',
      {},
    ),
  ).toBe(3);
});

test('forgiving look-ups take one more read at most, and a search as many for 50 results as for 2', async () => {
  expect(await readsOf('{ a: person(name: "Ana Reis") { name } b: person(name: "Rui Melo") { name } }', {})).toBe(1);
  expect(await readsOf('{ a: person(name: "Ana Reiss") { name } b: person(name: "Rui Mello") { name } }', {})).toBe(2);
  const search =
    'query ($n: Int!) { search(query: "porto", types: [QUOTE], first: $n) { edges { node { __typename } } } }';
  expect(await readsOf(search, { n: 50 })).toBe(await readsOf(search, { n: 2 }));
});
