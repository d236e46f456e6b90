import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLType,
  getNamedType,
  graphql,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { articleOf, KENYA, PORTO, PORTUGAL, place } from '../store/articles.ts';
import { mentionInsideQuotes } from '../store/inside-quotes.ts';

// The rules of Relay for every connection that the schema has, nested ones too: the list of them is taken from the schema.
// https://relay.dev/graphql/connections.htm and https://relay.dev/graphql/objectidentification.htm

/** A field that gives a connection, and the type that has it. */
interface ConnectionField {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

const schema = createSchema();

const CONNECTIONS: [string, ConnectionField][] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((parent) => Object.values(parent.getFields()).map((field) => ({ parent, field })))
  .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
  .map((connection) => [`${connection.parent.name}.${connection.field.name}`, connection]);

/** What a field cannot be asked without. */
const REQUIRED: Readonly<Record<string, string>> = { 'Query.search': 'query: "Porto"' };

const CAST = ['Ana Reis', 'Ben Otieno', 'Rui Melo', 'Sara Lund', 'Tom Hale'];
const PLACES = [PORTO, PORTUGAL, KENYA, place('2267057', 'Lisbon'), place('2965140', 'Cork')];

/** An article in which everybody is mentioned, writes and speaks, and each quote mentions everybody and every place. */
function newsOf(key: string, day: number) {
  const words = `${CAST.join(', ')} met in ${PLACES.map(({ name }) => name).join(', ')}`;
  return mentionInsideQuotes(
    articleOf({
      key,
      headline: `Porto ${key}`,
      publishedAt: `2024-03-${String(day).padStart(2, '0')}`,
      people: [...CAST, `Guest ${key}`],
      authors: CAST.slice(0, 2),
      places: PLACES,
      quotes: CAST.map((speaker) => ({ speaker, text: `${words}, ${speaker} said` })),
    }),
  );
}

interface Page {
  readonly totalCount?: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly __typename: string; id?: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

async function ask<Data>(store: Store, source: string): Promise<Data> {
  const { data, errors } = await graphql({ schema, source, contextValue: createContext(store) });
  if (errors) throw new Error(`${source}: ${errors.join()}`);
  return JSON.parse(JSON.stringify(data));
}

/** Asks one connection for pages: of the whole store, or of the parent that has the most. */
async function pagesOf(store: Store, { parent, field }: ConnectionField, extra = '') {
  const required = [REQUIRED[`${parent.name}.${field.name}`], extra].filter(Boolean).join(' ');
  const counts = 'totalCount' in fieldsOf(field.type) ? 'totalCount' : '';
  const select = (slice: string) => `${field.name}(${slice} ${required}) {
    ${counts} edges { cursor node { __typename ${idOf(field)} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }`;
  if (parent === schema.getQueryType()) {
    return async (slice: string) => (await ask<Record<string, Page>>(store, `{ page: ${select(slice)} }`)).page as Page;
  }
  const id = await richest(store, { parent, field });
  return async (slice: string) => {
    const source = `{ node(id: "${id}") { ... on ${parent.name} { page: ${select(slice)} } } }`;
    return (await ask<{ node: { page: Page } }>(store, source)).node.page;
  };
}

function fieldsOf(type: GraphQLType | undefined) {
  const named = getNamedType(type);
  return isObjectType(named) ? named.getFields() : {};
}

/** How the nodes of a connection are asked for their id; not at all when they have none. */
function idOf(field: GraphQLField<unknown, unknown>): string {
  const node = fieldsOf(fieldsOf(field.type).edges?.type).node;
  if (node && isAbstractType(getNamedType(node.type))) return '... on Node { id }';
  return 'id' in fieldsOf(node?.type) ? 'id' : '';
}

/** The thing whose list is the longest; of several the one that was there first. */
async function richest(store: Store, { parent, field }: ConnectionField): Promise<string> {
  const list = { Article: 'articles', Person: 'people', Quote: 'quotes', Location: 'locations' }[parent.name];
  if (!list) throw new Error(`no list gives a ${parent.name}: say here how the test comes to its ${field.name}`);
  const source = `{ ${list}(first: 100) { nodes { id list: ${field.name}(first: 100) { edges { cursor } } } } }`;
  const answer = await ask<Record<string, { nodes: { id: string; list: Page }[] }>>(store, source);
  const nodes = answer[list]?.nodes ?? [];
  const longest = Math.max(...nodes.map((node) => node.list.edges.length));
  return nodes.findLast((node) => node.list.edges.length === longest)?.id ?? '';
}

const argumentsOf = ({ field }: Pick<ConnectionField, 'field'>) => field.args.map(({ name }) => name);

describe.each(CONNECTIONS)('%s', (_name, connection) => {
  let store: Store;
  let pages: (slice: string) => Promise<Page>;
  let whole: Page;
  const both = argumentsOf(connection).includes('last');

  beforeAll(async () => {
    store = await openStore(':memory:');
    await store.commit({ put: Array.from({ length: 6 }, (_, i) => newsOf(`a${i}`, i + 1)), remove: [] });
    pages = await pagesOf(store, connection);
    whole = await pages('first: 100');
  });

  afterAll(() => store.close());

  test('the whole, and pages without entries', async () => {
    expect(whole.edges.length).toBeGreaterThanOrEqual(3);
    expect(new Set(whole.edges.map(({ cursor }) => cursor)).size).toBe(whole.edges.length);
    expect(whole.pageInfo).toEqual(infoOf(whole.edges, false, false));
    if (whole.totalCount !== undefined) expect(whole.totalCount).toBe(whole.edges.length);
    expect(await pages('first: 0')).toEqual({ ...whole, edges: [], pageInfo: infoOf([], false, true) });
    if (both) expect(await pages('last: 0')).toEqual({ ...whole, edges: [], pageInfo: infoOf([], true, false) });
  });

  test('forwards, page by page', async () => {
    for (let at = 0; at < whole.edges.length; at += 2) {
      const after = at === 0 ? '' : `after: "${whole.edges[at - 1]?.cursor}"`;
      const edges = whole.edges.slice(at, at + 2);
      const pageInfo = infoOf(edges, at > 0, at + 2 < whole.edges.length);
      expect(await pages(`first: 2 ${after}`)).toEqual({ ...whole, edges, pageInfo });
    }
    const beyond = await pages(`first: 2 after: "${whole.edges.at(-1)?.cursor}"`);
    expect(beyond).toEqual({ ...whole, edges: [], pageInfo: infoOf([], true, false) });
  });

  if (both)
    test('backwards, page by page', async () => {
      for (let end = whole.edges.length; end > 0; end -= 2) {
        const before = end === whole.edges.length ? '' : `before: "${whole.edges[end]?.cursor}"`;
        const edges = whole.edges.slice(Math.max(end - 2, 0), end);
        const pageInfo = infoOf(edges, end > 2, end < whole.edges.length);
        expect(await pages(`last: 2 ${before}`)).toEqual({ ...whole, edges, pageInfo });
      }
      const beyond = await pages(`last: 2 before: "${whole.edges[0]?.cursor}"`);
      expect(beyond).toEqual({ ...whole, edges: [], pageInfo: infoOf([], false, true) });
    });

  if (both)
    test('between two cursors, from either end', async () => {
      const between = `after: "${whole.edges[0]?.cursor}" before: "${whole.edges.at(-1)?.cursor}"`;
      const inner = whole.edges.slice(1, -1);
      for (const [slice, edges] of [
        ['first: 100', inner],
        ['last: 100', inner],
        ['first: 1', inner.slice(0, 1)],
        ['last: 1', inner.slice(-1)],
      ] as const) {
        expect(await pages(`${slice} ${between}`)).toEqual({ ...whole, edges, pageInfo: infoOf(edges, true, true) });
      }
    });

  if (idOf(connection.field))
    test('everything with an id is found again by it', async () => {
      const nodes = whole.edges.map(({ node }) => node);
      const ids = nodes.map(({ id }) => id);
      const found = await ask(
        store,
        `{ nodes(ids: ${JSON.stringify(ids)}) { __typename id } node(id: "${ids[0]}") { id } }`,
      );
      expect(found).toEqual({ nodes, node: { id: ids[0] } });
    });
});

function infoOf(edges: Page['edges'], hasPreviousPage: boolean, hasNextPage: boolean): Page['pageInfo'] {
  return {
    hasPreviousPage,
    hasNextPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}

/** Orders that no ingest changes for what is there already; counts, scores and closeness follow the content. */
const LASTING = ['PUBLISHED_AT', 'POSITION', 'NAME'];

/** An argument that orders a list so; null when the list has no such order, and no argument when it needs none. */
function lastingOrder({ field }: ConnectionField): string | null {
  const orderBy = field.args.find(({ name }) => name === 'orderBy');
  if (!orderBy) return argumentsOf({ field }).includes('last') ? '' : null;
  const input = getNamedType(orderBy.type);
  const type = getNamedType(isInputObjectType(input) ? input.getFields().field?.type : undefined);
  const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  const order = LASTING.find((name) => names.includes(name));
  return order === undefined ? null : `orderBy: [{ field: ${order} }]`;
}

/** Days before, between and behind those of the articles that stay. */
const DAYS = [1, 9, 27];
const keysOfRound = (round: number) => DAYS.map((day) => `b${day}-${round}`);

const LASTING_CONNECTIONS = CONNECTIONS.filter(([, connection]) => lastingOrder(connection) !== null);

test('the connections are found in the schema', () => {
  expect(CONNECTIONS.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'Query.articles',
      'Article.people',
      'Person.coMentioned',
      'Quote.locations',
      'Query.search',
    ]),
  );
  expect(LASTING_CONNECTIONS.length).toBeGreaterThanOrEqual(CONNECTIONS.length - 1);
});

test.each(
  LASTING_CONNECTIONS,
)('%s: a walk misses nothing and sees nothing twice while articles come and go', async (_name, connection) => {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  const days = [4, 8, 12, 16, 20, 24];
  await store.commit({ put: days.map((day) => newsOf(`a${day}`, day)), remove: [] });
  const pages = await pagesOf(store, connection, lastingOrder(connection) ?? '');
  const keysOf = ({ edges }: Page) => edges.map(({ cursor }) => cursor);

  const seen: string[] = [];
  let lasting = keysOf(await pages('first: 100'));
  let after = '';
  for (let round = 0, more = true; more; round += 1) {
    const page = await pages(`first: 2 ${after}`);
    seen.push(...keysOf(page));
    more = page.pageInfo.hasNextPage;
    after = `after: "${page.pageInfo.endCursor}"`;
    const put = DAYS.map((day) => newsOf(`b${day}-${round}`, day));
    if (round < 3) await store.commit({ put, remove: round === 2 ? keysOfRound(1) : [] });
    const present = new Set(keysOf(await pages('first: 100')));
    lasting = lasting.filter((key) => present.has(key));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(lasting));
});
