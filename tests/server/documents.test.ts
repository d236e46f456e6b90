import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/server/index.ts';
import { startGateway } from '../gateway.ts';

const QUERY = 'query Count { contentStatus { articles } }';
const ANSWER = { data: { contentStatus: { articles: 0 } } };
const hash = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest('hex');

async function start(options: Partial<GatewayOptions> = {}) {
  const gateway = await startGateway(null, options);
  onTestFinished(() => gateway.close());
  return {
    gateway,
    post: async (body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    },
    get: async (parameters: Record<string, string>) =>
      (await fetch(`${gateway.url}/graphql?${new URLSearchParams(parameters)}`)).json(),
  };
}

const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

describe('automatic persisted queries', () => {
  test('the hash, then the text with it, then the hash alone, also by GET', async () => {
    const { post, get } = await start();
    const extensions = persisted(hash(QUERY));
    const unknown = await post({ extensions });
    expect(unknown.errors[0]).toMatchObject({
      message: 'PersistedQueryNotFound',
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
    });
    expect(await post({ query: QUERY, extensions })).toEqual(ANSWER);
    expect(await post({ extensions })).toEqual(ANSWER);
    expect(await get({ extensions: JSON.stringify(extensions) })).toEqual(ANSWER);
  });

  test('a text is kept under no hash but its own', async () => {
    const { post } = await start();
    const extensions = persisted(hash(QUERY));
    const wrong = await post({ query: '{ __typename }', extensions });
    expect(wrong.errors[0].extensions.code).toBe('PERSISTED_QUERY_HASH_MISMATCH');
    expect((await post({ extensions })).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('trusted documents', () => {
  test.each(['sha256', 'sha1', 'md5'])('by their %s, as generators write it', async (algorithm) => {
    const id = hash(QUERY, algorithm);
    const { post, get } = await start({ documents: { documents: { [id]: QUERY }, only: false } });
    expect(await post({ documentId: id })).toEqual(ANSWER);
    expect(await get({ documentId: id })).toEqual(ANSWER);
    expect(await post({ extensions: persisted(id) })).toEqual(ANSWER);
    expect(await post({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
  });

  test('alone, if it is said so', async () => {
    const { post } = await start({ documents: { documents: { count: QUERY }, only: true } });
    expect(await post({ documentId: 'count' })).toEqual(ANSWER);
    expect(await post({ query: QUERY })).toEqual(ANSWER);
    for (const other of [
      { query: '{ __typename }' },
      { documentId: 'other' },
      { query: '{ __typename }', extensions: persisted(hash('{ __typename }')) },
    ]) {
      expect((await post(other)).errors[0].extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    }
  });

  test.each([
    ['a hash that is another document’s', { [hash('{ __typename }')]: QUERY }, /does not have that sha256 hash/],
    ['a document of another schema', { count: '{ nothing }' }, /cannot be executed: Cannot query field "nothing"/],
  ])('%s stops the start', async (_, documents, message) => {
    const { gateway } = await start();
    expect(() => createGateway({ store: gateway.store, documents: { documents, only: false } })).toThrow(message);
  });
});

describe('batches', () => {
  test('are answered in order, each operation for itself', async () => {
    const { post } = await start({ limits: { batch: 3 } });
    const [first, second, third] = await post([{ query: QUERY }, { query: '{ nothing }' }, {}]);
    expect(first).toEqual(ANSWER);
    expect(second.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(third.errors[0].extensions.code).toBe('BAD_REQUEST');
    const tooMany = await post(Array(4).fill({ query: QUERY }));
    expect(tooMany.errors[0].extensions).toEqual({ code: 'BATCH_LIMIT_EXCEEDED', name: 'batch', limit: 3, value: 4 });
  });
});
