import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { StoreError } from '../contract.ts';
import type { Database } from '../dialect.ts';
import type { Tables } from '../tables.ts';
import { LibsqlDialect } from './connection.ts';
import { SQLITE } from './dialect.ts';
import { toStoreError } from './errors.ts';
import { migrate } from './migrate.ts';

export interface SqliteOptions {
  /** Called with each statement that is run, for tests that count reads. */
  readonly onStatement?: (sql: string) => void;
}

/** Readers never wait for the writer, nor it for them; what a commit has said is on the disk before it is answered. */
const SETTINGS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 100';

/**
 * Opens a SQLite file, making it where there is none and migrating it where it is older.
 *
 * @throws StoreError NOT_A_STORE for a file of another kind, NEWER_SCHEMA for one that a newer Dateline wrote, DAMAGED for
 *   one that is broken, UNAVAILABLE when the file cannot be opened or made
 */
export function openSqlite(file: string, options: SqliteOptions): Database {
  const existed = file !== ':memory:' && existsSync(file);
  const writer = connect(file);
  try {
    // Waits longer here than later: another process may be migrating.
    writer.exec('PRAGMA busy_timeout = 30000');
    migrate(writer, file, existed);
    writer.exec(SETTINGS);
  } catch (error) {
    writer.close();
    throw toStoreError(error, file);
  }
  const kysely = speakTo(writer, file, options);
  const reads = file === ':memory:' ? kysely : speakTo(openReader(file), file, options);
  return {
    kysely,
    reads,
    dialect: SQLITE,
    async version() {
      const { rows } = await sql<{ version: number }>`SELECT version FROM content`.execute(reads);
      return rows[0]?.version ?? 0;
    },
    async close() {
      if (reads !== kysely) await reads.destroy();
      await kysely.destroy();
    },
  };
}

function connect(file: string): Libsql.Database {
  try {
    return new Libsql(file);
  } catch (cause) {
    throw new StoreError('UNAVAILABLE', `The store ${file} cannot be opened: ${messageOf(cause)}`, { cause });
  }
}

/** A connection of its own for reads: they see the last commit while the next one is being written. */
function openReader(file: string): Libsql.Database {
  const reader = connect(file);
  reader.exec(`${SETTINGS}; PRAGMA query_only = 1`);
  return reader;
}

function speakTo(database: Libsql.Database, file: string, { onStatement }: SqliteOptions): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new LibsqlDialect(database, file),
    ...(onStatement && { log: (event) => onStatement(event.query.sql) }),
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
