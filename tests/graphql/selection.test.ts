import { type GraphQLField, getNamedType, graphql, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { createParser, ingestFolder } from '../../src/ingest/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { SEEDS } from '../gateway.ts';

const schema = createSchema();
const statements: string[] = [];
let store: Store;

beforeAll(async () => {
  store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  await ingestFolder({ folder: SEEDS, store, parse: createParser(loadKnowledge()) });
});
afterAll(() => store.close());

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  statements.length = 0;
  const result = await graphql({ schema, source, variableValues, contextValue: createContext(store) });
  expect(result.errors).toBeUndefined();
  return result.data as Record<string, { nodes: Record<string, unknown>[]; edges: { node: object }[] }>;
}

/** A field as a query asks for it, with whatever is a leaf of what it gives. */
function asked(field: GraphQLField<unknown, unknown>, depth = 2): string {
  const type = getNamedType(field.type);
  const values: Record<string, string> = { from: '{ latitude: 51.5, longitude: -0.1 }' };
  const required = field.args.filter(({ type, defaultValue }) => String(type).endsWith('!') && defaultValue == null);
  const words = required.map(({ name }) => `${name}: ${values[name]}`).join(', ');
  const call = words === '' ? field.name : `${field.name}(${words})`;
  if (!isObjectType(type)) return call;
  const below = Object.values(type.getFields()).filter(
    ({ type, args }) => args.length === 0 && (depth > 0 || !isObjectType(getNamedType(type))),
  );
  return `${call} { __typename ${below.map((one) => asked(one, depth - 1)).join(' ')} }`;
}

function fieldsOf(name: string): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  // What hangs on a thing by lists and periods asks for no more than its key, like all of these.
  return isObjectType(type) ? Object.values(type.getFields()).filter(({ name }) => name !== 'timeline') : [];
}

/** Things as lists have them, and as others refer to them by a field. */
const READ: readonly (readonly [type: string, list: string, reference: string | null])[] = [
  ['Article', 'articles(first: 20)', null],
  ['Person', 'people(first: 30)', null],
  ['Quote', 'quotes(first: 30)', null],
  ['Location', 'locations(first: 30)', null],
  ['Article', 'quotes(first: 30)', 'article'],
  ['Person', 'quotes(first: 30)', 'speaker'],
  ['Location', 'locations(first: 30)', 'parent'],
];

describe.each(READ)('%s of %s, %s', (name, list, reference) => {
  const fields = fieldsOf(name);
  const query = (node: string) =>
    reference === null ? `{ ${list} { nodes { ${node} } } }` : `{ ${list} { nodes { ${reference} { ${node} } } } }`;

  test.each(
    fields.map((field) => [field.name, field] as const),
  )('%s alone is what it is among all', async (_, field) => {
    const all = await ask(query(fields.map((one) => asked(one)).join(' ')));
    const alone = await ask(query(asked(field)));
    const values = (data: typeof all) =>
      Object.values(data)[0]?.nodes.map((node) => {
        const thing = reference === null ? node : (node[reference] as Record<string, unknown> | null);
        return thing?.[field.name];
      });
    expect(values(alone)).toEqual(values(all));
    expect(values(alone)?.length).toBeGreaterThan(3);
  });
});

test('mentions, each field alone', async () => {
  const mentions = (of: string) => `{ people(first: 5) { nodes { mentions(first: 9) { nodes { ${of} } } } } }`;
  const fields = fieldsOf('Mention');
  const all = (await ask(mentions(fields.map((one) => asked(one)).join(' ')))).people;
  for (const field of fields) {
    const alone = (await ask(mentions(asked(field)))).people;
    const values = (data: typeof all) =>
      data?.nodes.map(({ mentions }) =>
        (mentions as { nodes: Record<string, unknown>[] }).nodes.map((n) => n[field.name]),
      );
    expect(values(alone)).toEqual(values(all));
  }
});

test.each([
  ['{ articles(first: 20) { nodes { list: people { %% } } } }', ['cursor', 'mentionCount', 'roles']],
  ['{ articles(first: 20) { nodes { list: locations { %% } } } }', ['cursor', 'mentionCount']],
  ['{ articles(first: 20) { nodes { list: related { %% } } } }', ['cursor', 'sharedCount']],
  ['{ people(first: 20) { nodes { list: locations { %% } } } }', ['cursor', 'articleCount', 'quoteCount']],
  ['{ people(first: 20) { nodes { list: coMentioned { %% } } } }', ['cursor', 'mentionCount', 'articleCount']],
  ['{ locations(first: 20) { nodes { list: speakers { %% } } } }', ['cursor', 'quoteCount']],
])('%s: what an edge says, each alone', async (query, fields) => {
  const lists = async (list: string): Promise<{ edges: Record<string, unknown>[]; pageInfo: unknown }[]> => {
    const [data] = Object.values(await ask(query.replace('%%', list)));
    return data?.nodes.map((node) => node.list) as never;
  };
  const all = await lists(`edges { ${fields.join(' ')} } pageInfo { startCursor endCursor }`);
  for (const field of fields) {
    const alone = await lists(`edges { ${field} }`);
    expect(alone.map(({ edges }) => edges.map((edge) => edge[field]))).toEqual(
      all.map(({ edges }) => edges.map((edge) => edge[field])),
    );
  }
  expect(all.flatMap(({ edges }) => edges).length).toBeGreaterThan(0);
  expect((await lists('pageInfo { startCursor endCursor }')).map(({ pageInfo }) => pageInfo)).toEqual(
    all.map(({ pageInfo }) => pageInfo),
  );
});

test('only the columns that are asked for are read', async () => {
  await ask('{ people(first: 3) { edges { node { name } } } }');
  expect(statements.join()).not.toMatch(/aliases|descriptions|given_name/);
  await ask(
    '{ people(first: 3) { nodes { ...Named } edges { node { ...Named bio } } } } fragment Named on Person { honorific }',
  );
  expect(statements.join()).toMatch(/honorific/);
  expect(statements.join()).toMatch(/bio/);
  expect(statements.join()).not.toMatch(/aliases/);
});

test('so of what is referred to', async () => {
  await ask('{ quotes(first: 9) { nodes { speaker { name } article { headline } } } }');
  expect(statements.join()).not.toMatch(/aliases|descriptions|standfirst|captions/);
});

test('what a query asks for by its variables is read each time as they say', async () => {
  const source =
    'query($more: Boolean!) { people(first: 3) { totalCount @skip(if: $more) nodes { name aliases @include(if: $more) } } }';
  const few = await ask(source, { more: false });
  expect(few.people?.nodes[0]).not.toHaveProperty('aliases');
  expect(few.people).toHaveProperty('totalCount');
  const more = await ask(source, { more: true });
  expect(more.people?.nodes.every(({ aliases }) => Array.isArray(aliases))).toBe(true);
  expect(more.people).not.toHaveProperty('totalCount');
});
