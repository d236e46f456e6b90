import { gql, type TypedDocumentNode } from '@apollo/client';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createApolloClient } from '../../examples/apollo/client.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { exampleQueries, readmeQueries, withIds } from './documents.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

/** A client, and what it wrote to the console: Apollo warns there when the cache cannot merge what it gets. */
function start() {
  const client = createApolloClient(`${gateway.url}/graphql`);
  const complaints: unknown[][] = [];
  for (const level of ['warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, level).mockImplementation((...words) => complaints.push(words));
    onTestFinished(() => spy.mockRestore());
  }
  onTestFinished(() => client.stop());
  return { client, complaints };
}

test('the queries of the README and of the examples, all through one cache', async () => {
  const { client, complaints } = start();
  const samples = [...readmeQueries(), ...exampleQueries()];
  expect(samples.length).toBeGreaterThanOrEqual(10);
  for (const { source, name } of samples) {
    const { data, error } = await client.query<Record<string, unknown>>({ query: withIds(source) });
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

const ARTICLES: TypedDocumentNode<Articles, { after?: string | null }> = gql`
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
  const list = client.watchQuery({ query: ARTICLES });
  const watching = list.subscribe(() => {});
  onTestFinished(() => watching.unsubscribe());
  await client.query({ query: ARTICLES });
  const articles = () => {
    const cached = client.readQuery({ query: ARTICLES });
    if (!cached) throw new Error('the cache has no list');
    return cached.articles;
  };
  for (let size = 5; articles().pageInfo.hasNextPage; size += 5) {
    expect(articles().edges).toHaveLength(size);
    await list.fetchMore({ variables: { after: articles().pageInfo.endCursor } });
  }
  const ids = articles().edges.map(({ node }) => node.id);
  expect(ids).toHaveLength(articles().totalCount);
  expect(new Set(ids).size).toBe(ids.length);
  expect(complaints).toEqual([]);
});

test('a subscription, over server-sent events', async () => {
  const { client, complaints } = start();
  const query = gql`
    subscription {
      contentChanged { version articles }
    }
  `;
  const heard = new Promise((resolve, reject) => {
    const subscription = client.subscribe({ query }).subscribe({ next: resolve, error: reject });
    const publish = setInterval(() => gateway.addArticle(), 50);
    onTestFinished(() => {
      clearInterval(publish);
      subscription.unsubscribe();
    });
  });
  expect(await heard).toMatchObject({ data: { contentChanged: { articles: 19 } } });
  expect(complaints).toEqual([]);
});
