import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadKnowledge } from '../src/data.ts';
import { createParser, ingestFolder } from '../src/ingest/index.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../src/server/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { articleOf } from './store/articles.ts';

export const SEEDS = resolve(import.meta.dirname, '../seeds');

/** A gateway that listens on a free port, over a store in memory. */
export interface RunningGateway {
  readonly url: string;
  readonly store: Store;
  readonly gateway: Gateway;
  query<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Changes the content: there is one article more, or it has another headline. */
  addArticle(): Promise<void>;
  close(): Promise<void>;
}

export async function startGateway(
  folder: string | null = SEEDS,
  options: Partial<GatewayOptions> = {},
  onStatement: (sql: string) => void = () => {},
): Promise<RunningGateway> {
  const store = await openStore(':memory:', { onStatement });
  if (folder !== null) await ingestFolder({ folder, store, parse: createParser(loadKnowledge()) });
  const gateway = createGateway({ store, ...options });
  const { port } = await gateway.listen(0, '127.0.0.1');
  let news = 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    store,
    gateway,
    async query(query, variables) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = await response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async addArticle() {
      await store.commit({ put: [articleOf({ key: 'news', headline: `News ${++news}` })], remove: [] });
    },
    async close() {
      await gateway.close();
      await store.close();
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dateline-'));
}
