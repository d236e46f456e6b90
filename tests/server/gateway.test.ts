import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const post = (body: string, type = 'application/json') =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

const EXAMPLES = resolve(import.meta.dirname, '../../examples/queries');

test.each(readdirSync(EXAMPLES))('the example %s has an answer', async (file) => {
  const data = await gateway.query<Record<string, unknown>>(readFileSync(join(EXAMPLES, file), 'utf8'));
  for (const answer of Object.values(data)) expect(answer).not.toBeNull();
});

test('health and readiness', async () => {
  expect(await (await fetch(`${gateway.url}/health`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${gateway.url}/ready`)).json()).toMatchObject({ status: 'ready', articles: 18 });
});

test('a query by GET', async () => {
  const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('{ contentStatus { articles } }')}`);
  expect(await response.json()).toEqual({ data: { contentStatus: { articles: 18 } } });
});

test('GraphiQL loads nothing from elsewhere and opens with the examples', async () => {
  const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html', 'accept-encoding': 'br' } });
  const html = await response.text();
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(html).toContain('WhoSaidWhat');
  expect(html).not.toMatch(/<(script|link)[^>]+(src|href)=["']https?:/);
});

test('introspection passes the limits', async () => {
  const data = await gateway.query<{ __schema: unknown }>(getIntrospectionQuery({ inputValueDeprecation: true }));
  expect(data.__schema).toBeDefined();
});

test('a change is told to those who listen', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { contentChanged { articles } }' }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (reader && !heard.includes(':')) heard += (await reader.read()).value ?? '';
  await gateway.addArticle();
  while (reader && !heard.includes('contentChanged')) heard += (await reader.read()).value ?? '';
  await reader?.cancel();
  expect(heard).toContain('"articles":19');
  await gateway.store.commit({ put: [], remove: ['news'] });
});

describe('strangers', () => {
  test('a form from another page is refused', async () => {
    const response = await post('query={contentStatus{articles}}', 'application/x-www-form-urlencoded');
    expect(response.status).toBe(415);
    expect((await response.json()).errors[0].extensions.code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  test('no origin is let in that was not named', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={__typename}`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a body that is too large is refused', async () => {
    const response = await post(JSON.stringify({ query: `{__typename #${'x'.repeat(1_100_000)}` }));
    expect(response.status).toBe(413);
  });

  test.each([
    ['aliases', `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['depth', `{ articles { nodes { ${'related { nodes { '.repeat(12)} id ${'} }'.repeat(12)} } } }`],
    ['tokens', `{ ${'__typename '.repeat(5000)} }`],
    [
      'a fragment that holds itself',
      '{ articles { nodes { ...A } } } fragment A on Article { related { nodes { ...A } } }',
    ],
    ['garbage', '{ articles { '],
  ])('%s: an error, and the server goes on', async (_, query) => {
    const { data, errors } = await (await post(JSON.stringify({ query }))).json();
    expect(data ?? null).toBeNull();
    expect(errors[0].message).toEqual(expect.any(String));
    expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
  });
});

test('an address where nothing is', async () => {
  const response = await fetch(`${gateway.url}/nowhere`);
  expect(response.status).toBe(404);
  expect((await response.json()).errors[0].extensions.code).toBe('NOT_FOUND');
});
