import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenOptions, openStore, type Store } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from './postgres-server.ts';

/** A database that a store is tested over. Every place is a new one, with nothing in it. */
export interface TestDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** What `openStore` takes, for a store that several processes may open. */
  newPlace(): Promise<string>;
  newStore(options?: OpenOptions): Promise<Store>;
}

const SQLITE: TestDatabase = {
  name: 'SQLite',
  newPlace: async () => join(temporaryFolder(), 'store.db'),
  newStore: (options) => openStore(':memory:', options),
};

/** Runs the same tests over each database. */
export function describeEach(what: string, tests: (database: TestDatabase) => void): void {
  describe(`${what}, over SQLite`, () => tests(SQLITE));
  describePostgres(what, (database) => tests(database));
}

/** Runs tests over a PostgreSQL server of their own; says why where there is none. */
export function describePostgres(what: string, tests: (database: TestDatabase, server: () => PostgresServer) => void) {
  const title = `${what}, over PostgreSQL${NO_POSTGRES ? ` (left out: ${NO_POSTGRES})` : ''}`;
  describe.skipIf(NO_POSTGRES)(title, () => {
    let running: PostgresServer | null = null;
    const server = () => {
      if (!running) throw new Error('the server is not running');
      return running;
    };
    beforeAll(async () => {
      running = await startPostgres();
    });
    afterAll(async () => running?.stop());
    let count = 0;
    const newPlace = async () => {
      const schema = `store_${++count}`;
      await execute(server().url, `CREATE SCHEMA ${schema}`);
      return placeIn(server().url, schema);
    };
    tests(
      {
        name: 'PostgreSQL',
        newPlace,
        newStore: async (options) => openStore(await newPlace(), options),
      },
      server,
    );
  });
}

/** A schema of a server, as a URL. */
export function placeIn(url: string, schema: string): string {
  return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
