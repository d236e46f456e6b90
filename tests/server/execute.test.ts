import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execute, getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/graphql/index.ts';
import { createDocuments } from '../../src/server/documents.ts';
import { createExecutor } from '../../src/server/execute.ts';
import { LIMITS } from '../../src/server/index.ts';
import { servedSchema } from '../../src/server/schema.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const schema = servedSchema(false);
const documents = createDocuments({ schema, limits: LIMITS, introspection: true });

/** Executes a document by graphql-js alone, and as the server does when it comes again and again. */
async function bothWays(text: string, variableValues: Record<string, unknown>, operationName: string | null = null) {
  const prepared = documents.prepare(text);
  if (!prepared.ok) throw prepared.errors[0];
  const executor = createExecutor(schema);
  const args = () => ({
    schema,
    document: prepared.document,
    variableValues,
    operationName,
    contextValue: createContext(gateway.store),
  });
  const plain = JSON.stringify(await execute({ ...args(), document: parse(text) }));
  const again: string[] = [];
  for (let i = 0; i < 4; i++) again.push(JSON.stringify(await executor.execute(args(), prepared)));
  return { plain, again };
}

const FOLDER = resolve(import.meta.dirname, '../../examples/queries');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));

/** Variables that no operation declares are no error: one set serves all examples. */
const VARIABLES = { first: 3, query: 'water', name: 'Syria', latitude: 33.5, longitude: 36.3, radiusKm: 500 };

const FRAGMENTS = `{
    search(query: "water OR ceasefire", first: 5) { edges { score node { __typename ...A ...Q ... on Node { id } } } }
    first: articles(first: 1) { nodes { ...A ...A people { edges { roles mentionCount node { ... on Person { name } } } } } }
  }
  fragment A on Article { headline authors { name person { name } } quotes(first: 2) { nodes { ...Q } } }
  fragment Q on Quote { text speaker { name } }`;

test.each([
  ...EXAMPLES.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8'), VARIABLES] as const),
  ['introspection', getIntrospectionQuery(), {}],
  ['fragments, aliases and unions', FRAGMENTS, {}],
  [
    'directives',
    'query ($no: Boolean!) { articles { nodes { a: slug @skip(if: $no) ...F @include(if: $no) } } } fragment F on Article { headline }',
    { no: true },
  ],
  [
    'a filter in a variable',
    'query ($where: ArticleWhere) { articles(where: $where) { totalCount nodes { slug } } }',
    { where: { or: [{ wordCount: { gte: 100 } }, { not: {} }] } },
  ],
  [
    'defaults of variables',
    'query ($n: Int = 2, $m: Int) { articles(first: $n) { nodes { people(first: $m) { nodes { name } } } } }',
    {},
  ],
  ['null for a default', 'query ($n: Int = 2) { articles(first: $n) { nodes { slug } } }', { n: null }],
  [
    'an enum in a list',
    'query ($k: [BlockKind!]) { articles(first: 2) { nodes { blocks(kinds: $k) { kind index } } } }',
    { k: ['HEADLINE'] },
  ],
  ['an error in a part', '{ ok: contentStatus { articles } node(id: "x") { id } }', {}],
  ['an error in all', '{ articles(first: 1000) { totalCount } }', {}],
  ['a variable of the wrong kind', 'query ($n: Int) { articles(first: $n) { totalCount } }', { n: 'two' }],
  ['a variable that is missing', 'query ($n: ID!) { node(id: $n) { id } }', {}],
] as const)('%s: the same answer, letter for letter', async (_, text, variables) => {
  const { plain, again } = await bothWays(text, variables);
  expect(plain.length).toBeGreaterThan(20);
  for (const answer of again) expect(answer).toBe(plain);
});

test('of several operations the one that is named', async () => {
  const text = 'query A { contentStatus { articles } } query B { articles(first: 1) { totalCount } }';
  for (const name of ['A', 'B']) {
    const { plain, again } = await bothWays(text, {}, name);
    for (const answer of again) expect(answer).toBe(plain);
  }
});
