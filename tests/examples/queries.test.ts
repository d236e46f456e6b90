import { graphql, Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext, createSchema } from '../../src/graphql/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { articleOf, PORTO, PORTUGAL } from '../store/articles.ts';
import { mentionInsideQuotes } from '../store/inside-quotes.ts';
import { exampleQueries, readmeQueries, type Sample } from './documents.ts';

const byName = (samples: readonly Sample[]): [string, string][] => samples.map(({ name, source }) => [name, source]);

describe('over the sample articles', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  afterAll(() => gateway.close());

  test.each(byName([...readmeQueries(), ...exampleQueries()]))('%s has an answer', async (_name, source) => {
    const data = await gateway.query<Record<string, unknown>>(source);
    expect(Object.keys(data).length).toBeGreaterThan(0);
    for (const answer of Object.values(data)) {
      expect(answer).not.toBeNull();
      expect(JSON.stringify(answer), 'something is found').not.toMatch(
        /^\{("totalCount":0,?)?("(nodes|edges)":\[\],?)*\}$/,
      );
    }
  });
});

test.each(
  byName(exampleQueries()),
)('%s says what it is for, has a name, and runs without variables', (_name, source) => {
  expect(source).toMatch(/^# [A-Z].*[.?:]/);
  const operations = parse(source).definitions;
  expect(operations).toHaveLength(1);
  for (const operation of operations) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    expect(operation.name).toBeDefined();
    for (const { type, defaultValue, variable } of operation.variableDefinitions ?? []) {
      const runs = defaultValue !== undefined || type.kind !== Kind.NON_NULL_TYPE;
      expect(runs, `$${variable.name.value} can be left out`).toBe(true);
    }
  }
});

describe('store reads', () => {
  /** Variables by which the examples find something in the articles of this test. */
  const VARIABLES = { place: 'Porto', name: 'Ana Reis', words: 'Porto', latitude: 1, longitude: 2 };

  interface Counted {
    readonly store: Store;
    readonly statements: string[];
  }

  async function storeOf(articles: number): Promise<Counted> {
    const statements: string[] = [];
    const store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
    const put = Array.from({ length: articles }, (_, i) =>
      mentionInsideQuotes(
        articleOf({
          key: `a${i}`,
          publishedAt: `20${10 + (i % 14)}-0${1 + (i % 9)}-11`,
          publication: `Paper ${i % 50}`,
          people: ['Ana Reis', 'Ben Otieno', `Guest ${i}`],
          authors: ['Rui Melo'],
          places: [PORTO, PORTUGAL],
          quotes: [{ speaker: 'Ana Reis', text: `Porto will have its ${i} bridges` }],
        }),
      ),
    );
    await store.commit({ put, remove: [] });
    return { store, statements };
  }

  let few: Counted;
  let many: Counted;

  beforeAll(async () => {
    few = await storeOf(10);
    many = await storeOf(1000);
  });

  afterAll(async () => {
    await few.store.close();
    await many.store.close();
  });

  async function readsOf(source: string, { store, statements }: Counted) {
    statements.length = 0;
    const { data, errors } = await graphql({
      schema: createSchema(),
      source,
      variableValues: VARIABLES,
      contextValue: createContext(store),
    });
    return { data, errors, reads: statements.length };
  }

  test.each(byName(exampleQueries()))('%s: as many of 1,000 articles as of 10', async (_name, source) => {
    const small = await readsOf(source, few);
    const large = await readsOf(source, many);
    expect([small.errors, large.errors]).toEqual([undefined, undefined]);
    for (const answer of Object.values(large.data ?? {})) expect(answer, 'found by VARIABLES').not.toBeNull();
    expect(small.reads).toBeGreaterThan(0);
    expect(large.reads).toBe(small.reads);
  });
});
