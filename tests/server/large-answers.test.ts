import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser } from '../../src/ingest/index.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';

let gateway: RunningGateway;
const statements: string[] = [];

beforeAll(async () => {
  gateway = await startGateway(null, { limits: { answer: 20_000, cost: 1_000_000 } }, (sql) => statements.push(sql));
  const parse = createParser(loadKnowledge());
  const page = (name: string) => `<h1>The ferry ${name}</h1><p>It sailed.<!--${'x'.repeat(6_000)}-->`;
  const articles = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
    parse(new TextEncoder().encode(page(name)), `${name}.html`),
  );
  await gateway.store.commit({ put: articles.map((article) => ({ article, authorKeys: [] })), remove: [] });
});

afterAll(() => gateway.close());

/** The codes of an answer's errors. */
async function codesOf(query: string): Promise<string[]> {
  const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`);
  const { errors = [] } = await response.json();
  return errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
}

test('files that an answer has room for come with it', async () => {
  expect(await codesOf('{ articles(first: 2) { nodes { source { original } } } }')).toEqual([]);
});

test('files are no longer read when there is no room for them', async () => {
  statements.length = 0;
  const codes = await codesOf('{ articles { nodes { source { original } } } }');
  expect(codes).toEqual(Array(4).fill('ANSWER_LIMIT_EXCEEDED'));
  expect(statements.filter((sql) => sql.includes('FROM originals'))).toHaveLength(3);
});

test('an answer that came out too large is not sent', async () => {
  const blocks = Array.from({ length: 20 }, (_, i) => `a${i}: blocks { index kind text span { start end } }`);
  const nodes = `articles { nodes { ${blocks.join(' ')} } }`;
  expect(await codesOf(`{ ${nodes} }`)).toEqual(['ANSWER_LIMIT_EXCEEDED']);
});
