import type { Edge, Store } from '../../src/store/index.ts';

/** All that a store answers to everything that is asked here, texts included, as one text to compare byte for byte. */
export async function answersOf(store: Store): Promise<string> {
  const articles = await all<{ key: string }>((slice) => store.articles.list({ ...ROOT, ...slice }));
  const people = await all<{ key: string }>((slice) => store.people.list({ ...ROOT, ...slice }));
  const locations = await all<{ key: string }>((slice) => store.locations.list({ ...ROOT, ...slice }));
  const keys = articles.map(({ node }) => node.key);
  const persons = people.map(({ node }) => node.key);
  const ofPeople = { ...ROOT, first: 100, parents: persons };
  const ofArticles = { ...ROOT, first: 100, parents: keys };
  const { version: _, ...counts } = await store.status();
  return JSON.stringify(
    {
      counts,
      articles,
      people,
      locations,
      texts: await store.texts(keys),
      quotes: await all((slice) => store.quotes.list({ ...ROOT, ...slice })),
      inArticles: [
        await store.people.list({ ...ofArticles, of: 'inArticle' }),
        await store.locations.list({ ...ofArticles, of: 'inArticle' }),
        await store.articles.list({ ...ofArticles, of: 'relatedToArticle' }),
      ],
      ofPeople: [
        await store.articles.list({ ...ofPeople, of: 'mentioningPerson' }),
        await store.quotes.list({ ...ofPeople, of: 'bySpeaker' }),
        await store.people.list({ ...ofPeople, of: 'mentionedWithPerson' }),
        await store.mentions.list({ ...ofPeople, of: 'ofPerson' }),
      ],
      found: await Promise.all(['ferry', 'days', '"sailed again"', 'port* -nine'].map((query) => find(store, query))),
      holders: [...(await store.holders(keys))].sort(),
    },
    null,
    1,
  );
}

const ROOT = { of: null, parents: [], totalCount: true } as const;

interface Slice {
  readonly first: number;
  readonly after?: string;
}

/** Every edge of a list, page by page. */
async function all<Row>(
  list: (slice: Slice) => Promise<readonly { readonly edges: readonly Edge<Row>[]; readonly hasNextPage: boolean }[]>,
): Promise<Edge<Row>[]> {
  const edges: Edge<Row>[] = [];
  for (let after: string | undefined; ; after = edges.at(-1)?.cursor) {
    const [page] = await list({ first: 100, ...(after !== undefined && { after }) });
    edges.push(...(page?.edges ?? []));
    if (!page?.hasNextPage) return edges;
  }
}

function find(store: Store, query: string) {
  return store.search({ query, types: ['ARTICLE', 'QUOTE', 'PERSON', 'LOCATION'], first: 50, totalCount: true });
}
