import { gql } from '@urql/core';
import { introspectionFromSchema } from 'graphql';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createUrqlClient } from '../../examples/urql/client.ts';
import { createSchema } from '../../src/graphql/index.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { exampleQueries, readmeQueries, withIds } from './documents.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

/** A client, and what it wrote to the console: the cache warns there of what it has no key for. */
function start() {
  const complaints: unknown[][] = [];
  for (const level of ['warn', 'error'] as const) {
    const spy = vi.spyOn(console, level).mockImplementation((...words) => complaints.push(words));
    onTestFinished(() => spy.mockRestore());
  }
  const schema = introspectionFromSchema(createSchema(), { descriptions: false });
  return { client: createUrqlClient(`${gateway.url}/graphql`, schema), complaints };
}

test('the queries of the README and of the examples, all through one cache', async () => {
  const { client, complaints } = start();
  const samples = [...readmeQueries(), ...exampleQueries()];
  expect(samples.length).toBeGreaterThanOrEqual(10);
  for (const { source, name } of samples) {
    const { data, error } = await client.query<Record<string, unknown>>(withIds(source), {});
    expect(error, name).toBeUndefined();
    for (const answer of Object.values(data ?? {})) expect(answer, name).not.toBeNull();
  }
  expect(complaints).toEqual([]);
});

interface Articles {
  articles: {
    totalCount: number;
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const ARTICLES = gql<Articles, { after: string | null }>`
  query Articles($after: String) {
    articles(first: 5, after: $after) {
      totalCount
      edges { node { id headline } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

test('pages of a list become one list', async () => {
  const { client, complaints } = start();
  const page = async (after: string | null) => {
    const { data, error } = await client.query(ARTICLES, { after });
    if (!data) throw error ?? new Error('no answer');
    return data.articles;
  };
  let articles = await page(null);
  for (let size = 5; articles.pageInfo.hasNextPage; size += 5) {
    expect(articles.edges).toHaveLength(size);
    articles = await page(articles.pageInfo.endCursor);
  }
  const ids = articles.edges.map(({ node }) => node.id);
  expect(ids).toHaveLength(articles.totalCount);
  expect(new Set(ids).size).toBe(ids.length);
  expect(complaints).toEqual([]);
});

test('a subscription, over server-sent events', async () => {
  const { client, complaints } = start();
  const heard = new Promise((resolve) => {
    const { unsubscribe } = client
      .subscription('subscription { contentChanged { version articles } }', {})
      .subscribe(resolve);
    const publish = setInterval(() => gateway.addArticle(), 50);
    onTestFinished(() => {
      clearInterval(publish);
      unsubscribe();
    });
  });
  expect(await heard).toMatchObject({ data: { contentChanged: { articles: 19 } } });
  expect(complaints).toEqual([]);
});
