import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, type DocumentNode, execute, graphql, parse, print } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { createContext, createSchema, printSchemaText } from '../../src/graphql/index.ts';
import { globalId } from '../../src/ingest/record.ts';
import { openStore } from '../../src/store/index.ts';
import { startGateway } from '../gateway.ts';
import { articleOf, PORTO, personKey } from '../store/articles.ts';

/** Another team's part of the supergraph: it knows how often an article was shared, and nothing else of it. */
const SHARES = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])
  type Article @key(fields: "id") { id: ID! shares: Int! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query { mostShared: [Article!]! shares: PageInfo }
`;

function compose(): string {
  const composed = composeServices([
    { name: 'dateline', typeDefs: parse(printSchemaText({ federation: true })), url: 'http://dateline' },
    { name: 'shares', typeDefs: parse(SHARES), url: 'http://shares' },
  ]);
  expect(composed.errors ?? []).toEqual([]);
  if (!composed.supergraphSdl) throw new Error('no supergraph');
  return composed.supergraphSdl;
}

const articles = Array.from({ length: 30 }, (_, i) =>
  articleOf({
    key: `a${i}`,
    people: ['Ana Reis', `Person ${i}`],
    places: [PORTO],
    quotes: [{ speaker: 'Ana Reis', text: `Words ${i}` }],
  }),
);

async function askEntities(representations: unknown[], selection = '__typename') {
  const statements: string[] = [];
  const store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  onTestFinished(() => store.close());
  await store.commit({ put: articles, remove: [] });
  statements.length = 0;
  const answer = await graphql({
    schema: createSchema({ federation: true }),
    source: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
    variableValues: { representations },
    contextValue: createContext(store),
  });
  return { ...answer, statements };
}

const article = (i: number) => ({ __typename: 'Article', id: globalId('Article', `a${i}`) });
const person = (name: string) => ({ __typename: 'Person', id: globalId('Person', personKey(name)) });

test('the schema stays as it is; the subgraph has it whole, and two fields and their types more', () => {
  const subgraph = createSchema({ federation: true });
  expect(createSchema().getQueryType()?.getFields()).not.toHaveProperty('_entities');
  expect(subgraph).toBe(createSchema({ federation: true }));
  const names = (schema: typeof subgraph) => Object.keys(schema.getTypeMap());
  const added = names(subgraph).filter((name) => !names(createSchema()).includes(name));
  expect(added).toEqual(['_Entity', '_Any', '_Service']);
  for (const name of added) expect(subgraph.getType(name)?.description).toBeTruthy();
  expect(names(subgraph)).toEqual(expect.arrayContaining(names(createSchema())));
});

test('what a router composes: a key on everything that has an id', async () => {
  const sdl = printSchemaText({ federation: true });
  expect(sdl.match(/^type \w+ implements Node @key\(fields: "id"\)/gm)).toEqual(
    ['Article', 'Location', 'Person', 'Quote'].map((name) => `type ${name} implements Node @key(fields: "id")`),
  );
  const answer = await graphql({ schema: createSchema({ federation: true }), source: '{ _service { sdl } }' });
  expect(answer).toEqual({ data: { _service: { sdl } } });
});

test('entities in the order they are asked for, by one read a type', async () => {
  const asked = [article(3), person('Ana Reis'), article(1), article(3), person('Person 7')];
  const { data, errors, statements } = await askEntities(
    asked,
    '__typename ... on Article { id headline } ... on Person { id name }',
  );
  expect(errors).toBeUndefined();
  expect(data?._entities).toEqual([
    { ...article(3), headline: 'Article a3' },
    { ...person('Ana Reis'), name: 'Ana Reis' },
    { ...article(1), headline: 'Article a1' },
    { ...article(3), headline: 'Article a3' },
    { ...person('Person 7'), name: 'Person 7' },
  ]);
  expect(statements).toHaveLength(2);
});

test('lists below entities are one read too', async () => {
  const quotes = '... on Article { quotes { nodes { text speaker { name } } } }';
  const few = await askEntities([article(0), article(1)], quotes);
  const many = await askEntities(
    articles.map((_, i) => article(i)),
    quotes,
  );
  expect(many.errors).toBeUndefined();
  expect(many.data?._entities).toHaveLength(30);
  expect(many.statements).toHaveLength(few.statements.length);
});

test.each([
  ['no id of ours', { __typename: 'Article', id: 'x' }, 'BAD_ID'],
  ['the id of something else', { __typename: 'Article', id: person('Ana Reis').id }, 'BAD_ID'],
  ['a type that is no entity', { __typename: 'Span', id: article(0).id }, 'BAD_USER_INPUT'],
  ['no id at all', { __typename: 'Article', slug: 'slug-a0' }, 'BAD_USER_INPUT'],
  ['no object', 'Article', 'BAD_USER_INPUT'],
])('%s is null with a coded error, and the rest is answered', async (_what, representation, code) => {
  const { data, errors } = await askEntities([article(0), representation], '__typename');
  expect(data?._entities).toEqual([{ __typename: 'Article' }, null]);
  expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code } }]);
});

test('what is not there is null', async () => {
  const { data, errors } = await askEntities([{ __typename: 'Quote', id: globalId('Quote', 'gone') }]);
  expect({ data, errors }).toEqual({ data: { _entities: [null] }, errors: undefined });
});

test('more than a router may ask for at once is refused, naming the limit', async () => {
  const { errors } = await askEntities(Array(1001).fill(article(0)));
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', limit: 1000, value: 1001 } }]);
});

test('a supergraph of two answers from both', async () => {
  const gateway = await startGateway(null, { federation: true });
  onTestFinished(() => gateway.close());
  await gateway.store.commit({ put: articles, remove: [] });
  const supergraph = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: compose(),
    onSubschemaConfig: (subschema) => {
      subschema.executor = ({ document, variables }) =>
        subschema.name.toLowerCase() === 'shares'
          ? askShares(document)
          : post(`${gateway.url}/graphql`, print(document), variables);
    },
  });
  const source = '{ mostShared { shares headline people { nodes { name } } } }';
  expect(await graphql({ schema: supergraph, source })).toEqual({
    data: {
      mostShared: [
        { shares: 7, headline: 'Article a2', people: { nodes: [{ name: 'Ana Reis' }, { name: 'Person 2' }] } },
      ],
    },
  });
});

/** The other team's server. */
async function askShares(document: DocumentNode) {
  const schema = buildSchema(SHARES.replace(/extend schema.*|@\w+(\(.*?\))?/g, ''));
  const rootValue = { mostShared: [{ ...article(2), shares: 7 }] };
  return JSON.parse(JSON.stringify(await execute({ schema, document, rootValue })));
}

async function post(url: string, query: string, variables: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}
