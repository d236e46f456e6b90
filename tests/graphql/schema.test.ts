import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { graphql, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { createContext, createSchema, printSchemaText } from '../../src/graphql/index.ts';
import { globalId } from '../../src/ingest/record.ts';
import { openStore } from '../../src/store/index.ts';
import { articleOf, PORTO, PORTUGAL } from '../store/articles.ts';

test('schema.graphql is fresh: npm run schema', () => {
  expect(readFileSync(resolve(import.meta.dirname, '../../schema.graphql'), 'utf8')).toBe(printSchemaText());
});

test('everything in the schema is described', () => {
  const missing: string[] = [];
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (type.name.startsWith('__') || ['Boolean', 'Float', 'ID', 'Int', 'String'].includes(type.name)) continue;
    if (!type.description) missing.push(type.name);
    const fields =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    for (const field of fields) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      for (const argument of 'args' in field ? field.args : []) {
        if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name}:)`);
      }
    }
    for (const value of isEnumType(type) ? type.getValues() : [])
      if (!value.description) missing.push(`${type.name}.${value.name}`);
  }
  expect(missing).toEqual([]);
});

async function storeOf(articles: number, statements: string[]) {
  const store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  const put = Array.from({ length: articles }, (_, i) =>
    articleOf({
      key: `a${i}`,
      publishedAt: '2024-01-01',
      people: ['Ana Reis', 'Ben Otieno'],
      authors: ['Rui Melo'],
      places: [PORTO, PORTUGAL],
      quotes: [{ speaker: 'Ana Reis', text: `Words ${i}` }],
    }),
  );
  await store.commit({ put, remove: [] });
  return store;
}

const NESTED = `query ($n: Int!) {
  articles(first: $n) { totalCount nodes {
    headline body authors { person { name articlesWritten(first: 2) { totalCount } } }
    people { totalCount edges { mentionCount roles node { name coMentioned(first: 3) { nodes { name } } quotes(first: 2) { nodes { text } } } } }
    quotes { totalCount nodes { text speaker { name } block { text } people { nodes { name } } locations { nodes { name parent { name } } } } }
    locations { totalCount nodes { name parent { name } mentions(first: 2) { nodes { text article { slug } } } } }
    related(first: 3) { nodes { headline } }
  } }
}`;

test('the number of reads of a nested query does not grow with its rows', async () => {
  const reads = async (articles: number, rows: number) => {
    const statements: string[] = [];
    const store = await storeOf(articles, statements);
    statements.length = 0;
    const result = await graphql({
      schema: createSchema(),
      source: NESTED,
      variableValues: { n: rows },
      contextValue: createContext(store),
    });
    expect(result.errors).toBeUndefined();
    const read = statements.length;
    await store.close();
    return read;
  };
  const few = await reads(10, 3);
  expect(few).toBeGreaterThan(5);
  expect(await reads(10, 10)).toBe(few);
  expect(await reads(200, 100)).toBe(few);
});

test('ids are those that `dateline extract` prints, and nodes are found by them', async () => {
  const store = await storeOf(1, []);
  const id = globalId('Person', 'ana-reis');
  const result = await graphql({
    schema: createSchema(),
    source: `query ($id: ID!) { node(id: $id) { __typename id ... on Person { name } } nodes(ids: [$id]) { id } person(name: "reis") { id } }`,
    variableValues: { id },
    contextValue: createContext(store),
  });
  expect(result).toEqual({
    data: { node: { __typename: 'Person', id, name: 'Ana Reis' }, nodes: [{ id }], person: { id } },
  });
});

test.each([
  ['{ articles(first: 101) { totalCount } }', 'BAD_USER_INPUT', /101.*100/],
  ['{ articles(first: -1) { totalCount } }', 'BAD_USER_INPUT', /-1/],
  ['{ articles(first: 1, last: 1) { totalCount } }', 'BAD_USER_INPUT', /both/],
  ['{ articles(after: "x") { totalCount } }', 'BAD_CURSOR', /no cursor/],
  ['{ node(id: "x") { id } }', 'BAD_ID', /no id/],
  ['{ article { id } }', 'BAD_USER_INPUT', /one is needed/],
  ['{ search(query: "-") { totalCount } }', 'BAD_SEARCH', /nothing to search/],
])('%s is refused with %s', async (source, code, message) => {
  const store = await storeOf(1, []);
  const { errors } = await graphql({ schema: createSchema(), source, contextValue: createContext(store) });
  expect(errors?.[0]?.extensions.code).toBe(code);
  expect(errors?.[0]?.message).toMatch(message);
});
