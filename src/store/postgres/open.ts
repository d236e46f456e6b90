import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Database } from '../dialect.ts';
import type { Tables } from '../tables.ts';
import { POSTGRES } from './dialect.ts';
import { migrate } from './migrate.ts';
import { PipeliningPool } from './pipelining.ts';
import { openPool } from './pool.ts';
import { Replicas, stateOf } from './replicas.ts';
import { ToldState } from './told-state.ts';

export interface PostgresOptions {
  /** URLs of read replicas: they answer in turn everything that is read. */
  readonly readUrls?: readonly string[];
  /** Connections at most, to each server; 10 unless said otherwise. */
  readonly poolSize?: number;
  /** Milliseconds after which a read is given up; 30,000 unless said otherwise, 0 for never. */
  readonly statementTimeout?: number;
  /** Whether connections keep statements prepared; true unless said otherwise. */
  readonly preparedStatements?: boolean;
  /** Called with each statement that is run, for tests that count reads. */
  readonly onStatement?: (sql: string) => void;
}

/** Milliseconds to wait for a connection: a primary's, and a replica's, which another can stand in for. */
const CONNECT_TIMEOUT = { PRIMARY: 10_000, REPLICA: 2_000 } as const;

/** Commits wait for each other, so few connections do; they may take as long as they need. */
const WRITERS = 2;

/**
 * Opens a schema of a PostgreSQL database (the first of its search path), making or migrating the tables.
 *
 * @throws StoreError NOT_A_STORE, NEWER_SCHEMA, UNAVAILABLE
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Database> {
  const { readUrls = [], poolSize = 10, statementTimeout = 30_000, preparedStatements: prepared = true } = options;
  const settings = { size: poolSize, statementTimeout, prepared };
  const writers = openPool({
    url,
    size: WRITERS,
    statementTimeout: 0,
    connectTimeout: CONNECT_TIMEOUT.PRIMARY,
    prepared: false,
  });
  try {
    await migrate(writers, writers.name);
  } catch (error) {
    await writers.end();
    throw error;
  }
  const primary = openPool({ url, ...settings, connectTimeout: CONNECT_TIMEOUT.PRIMARY });
  const replicas = readUrls.map((readUrl) =>
    openPool({ url: readUrl, ...settings, connectTimeout: CONNECT_TIMEOUT.REPLICA }),
  );
  const readers = replicas.length > 0 ? new Replicas(replicas, primary) : primary;
  const told = new ToldState(url, () => stateOf(primary));
  const kysely = speakTo(writers, options);
  const reads = speakTo(prepared ? new PipeliningPool(readers) : readers, options);
  return {
    kysely,
    reads,
    dialect: POSTGRES,
    // Replicas have a commit some time after it is told.
    state: () => (readers instanceof Replicas ? readers.state() : told.state()),
    onCommit: () => told.forget(),
    onNews: (listener) => told.onNews(listener),
    async close() {
      told.close();
      await reads.destroy();
      await kysely.destroy();
    },
  };
}

function speakTo(pool: PostgresPool, { onStatement }: PostgresOptions): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement && { log: (event) => onStatement(event.query.sql) }),
  });
}
