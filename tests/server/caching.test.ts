import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGateway } from '../../src/server/index.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { articleOf } from '../store/articles.ts';

let gateway: RunningGateway;
const statements: string[] = [];

beforeAll(async () => {
  gateway = await startGateway(null, { caching: { maxAge: 60 }, cors: ['https://news.example'] }, (sql) =>
    statements.push(sql),
  );
  await gateway.store.commit({ put: [articleOf({ key: 'one', headline: 'First' })], remove: [] });
});

afterAll(() => gateway.close());

const HEADLINES = '{ articles { nodes { headline } } }';

function ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
}

/** Statements that an answer took, without the look at the content version. */
async function readsOf(response: () => Promise<Response>): Promise<number> {
  statements.length = 0;
  await (await response()).text();
  return statements.filter((sql) => !/^SELECT version, mark FROM content$/.test(sql.trim())).length;
}

async function change(headline: string): Promise<void> {
  await gateway.store.commit({ put: [articleOf({ key: 'one', headline })], remove: [] });
}

test('a question that comes again is answered without the store, by GET and by POST', async () => {
  await ask(HEADLINES);
  expect(await readsOf(() => ask(HEADLINES))).toBe(0);
  const post = () =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `query Posted ${HEADLINES}` }),
    });
  const [first, second] = [await (await post()).text(), await (await post()).text()];
  expect(second).toBe(first);
  expect(await readsOf(post)).toBe(0);
});

test('another question for the same columns of the same things reads nothing anew; one for others reads them', async () => {
  await ask('{ articles { nodes { slug headline } } }');
  expect(await readsOf(() => ask('query Other { articles { nodes { title: headline id slug } } }'))).toBe(0);
  expect(await readsOf(() => ask('{ articles { nodes { slug headline wordCount } } }'))).toBe(1);
});

test('a commit makes every answer stale at once', async () => {
  await change('Before');
  expect(await (await ask(HEADLINES)).text()).toContain('Before');
  await change('After');
  expect(await (await ask(HEADLINES)).text()).toContain('After');
});

test('an answer has a strong validator, and is not sent again to who has it', async () => {
  const response = await ask(HEADLINES);
  const etag = response.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{20,}"$/);
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  const again = await ask(HEADLINES, { 'if-none-match': `"other", W/${etag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(again.headers.get('cache-control')).toBe('public, max-age=60');
  await change('Changed');
  const changed = await ask(HEADLINES, { 'if-none-match': etag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(etag);
});

test('who has an answer of another store gets that of this one, though both have the same version', async () => {
  const stores = [await startGateway(null), await startGateway(null)];
  const answers: Response[] = [];
  for (const { store, url } of stores) {
    await store.commit({ put: [articleOf({ key: 'one', headline: `Of ${url}` })], remove: [] });
    const headers = { 'if-none-match': answers[0]?.headers.get('etag') ?? '' };
    answers.push(await fetch(`${url}/graphql?query=${encodeURIComponent(HEADLINES)}`, { headers }));
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await Promise.all(stores.map((running) => running.close()));
});

test('who has an answer is told so without its being made', async () => {
  const etag = (await ask(HEADLINES)).headers.get('etag') ?? '';
  const fresh = createGateway({ store: gateway.store, caching: { bytes: 0 }, cors: ['https://news.example'] });
  const { port } = await fresh.listen(0, '127.0.0.1');
  const again = () =>
    fetch(`http://127.0.0.1:${port}/graphql?query=${encodeURIComponent(HEADLINES)}`, {
      headers: { 'if-none-match': etag },
    });
  expect((await again()).status).toBe(304);
  expect(await readsOf(again)).toBe(0);
  await fresh.close();
});

describe('what differs is never mistaken', () => {
  const marks = async (requests: Record<string, string>[]) => {
    const responses = await Promise.all(requests.map((headers) => ask(HEADLINES, headers)));
    return new Set(responses.map((response) => response.headers.get('etag'))).size;
  };

  test('viewers, media types, and answers with their cost', async () => {
    const requests = [
      {},
      { authorization: 'Bearer a' },
      { authorization: 'Bearer b' },
      { cookie: 'session=a' },
      { accept: 'application/graphql-response+json' },
      { 'x-dateline-cost': '1' },
    ];
    expect(await marks(requests)).toBe(requests.length);
  });

  test('questions, variables and operations', async () => {
    const url = (parameters: Record<string, string>) => `${gateway.url}/graphql?${new URLSearchParams(parameters)}`;
    const query = 'query A($n: Int) { articles(first: $n) { totalCount } } query B { contentStatus { articles } }';
    const responses = await Promise.all(
      [
        { query, operationName: 'A' },
        { query, operationName: 'A', variables: '{"n":1}' },
        { query, operationName: 'A', variables: '{"n":2}' },
        { query, operationName: 'B' },
        { query: `${query} # more`, operationName: 'B' },
      ].map((parameters) => fetch(url(parameters))),
    );
    expect(new Set(responses.map((response) => response.headers.get('etag'))).size).toBe(5);
  });

  test('one viewer’s mark is nothing to another', async () => {
    const mine = await ask(HEADLINES, { authorization: 'Bearer a' });
    expect(mine.headers.get('cache-control')).toBe('private, no-cache');
    const etag = mine.headers.get('etag') ?? '';
    const theirs = await ask(HEADLINES, { authorization: 'Bearer b', 'if-none-match': etag });
    expect(theirs.status).toBe(200);
  });

  test('caches are told what an answer depends on', async () => {
    const vary = (await ask(HEADLINES)).headers.get('vary')?.toLowerCase().split(', ');
    expect(vary).toEqual(['accept', 'authorization', 'cookie', 'x-dateline-cost', 'origin']);
  });
});

test.each([
  ['an error', '{ articles(first: 1000) { totalCount } }'],
  ['an answer in part', `{ ok: contentStatus { version } node(id: "x") { id } }`],
  ['a document that is none', '{ nothing }'],
])('%s is not kept, here or elsewhere', async (_, query) => {
  for (const headers of [{}, { 'if-none-match': '*' }]) {
    const response = await ask(query, headers);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
    expect((await response.json()).errors).toHaveLength(1);
  }
});

test('HEAD says what GET would, without the body', async () => {
  const get = await ask(HEADLINES);
  const head = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(HEADLINES)}`, { method: 'HEAD' });
  expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  expect(head.headers.get('content-length')).toBe(String((await get.arrayBuffer()).byteLength));
  expect(await head.text()).toBe('');
});

test.each([
  ['{ articles(first: 10) { nodes { headline } } }', 1 + 10],
  ['{ articles(first: 10) { nodes { body source { raw } } } }', 1 + 10 * (1 + 10 + 1 + 10)],
  ['{ articles(first: 10) { nodes { source { original } } } }', 1 + 10 * (1 + 1 + 200)],
  ['{ articles(first: 10) { nodes { blocks { text span { start } } } } }', 1 + 10 * (1 + 30 * 2)],
])('texts cost by their size: %s', async (query, value) => {
  const { extensions } = await (await ask(query, { 'x-dateline-cost': '1' })).json();
  expect(extensions.cost.value).toBe(value);
});

test('the cost, for who asks for it', async () => {
  const query = '{ articles(first: 10) { nodes { id people(first: 5) { nodes { name } } } } }';
  const { extensions } = await (await ask(query, { 'x-dateline-cost': '1' })).json();
  // The list, ten articles, ten lists of people and five people in each.
  expect(extensions).toEqual({ cost: { value: 1 + 10 + 10 + 50, limit: 20_000 } });
  expect((await (await ask(query)).json()).extensions).toBeUndefined();
});

test('the origins that were named may read, and ask beforehand', async () => {
  const allowed = await ask(HEADLINES, { origin: 'https://news.example' });
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://news.example');
  const other = await ask(HEADLINES, { origin: 'https://elsewhere.example' });
  expect(other.headers.get('access-control-allow-origin')).toBeNull();
  const before = await fetch(`${gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://news.example', 'access-control-request-method': 'POST' },
  });
  expect([before.status, before.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, POST']);
});
