import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { type ContentState, StoreError } from '../contract.ts';
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

/** While it is opened, another process may be migrating; later, only commits wait for each other: see `connection.ts`. */
const PATIENTLY = 'PRAGMA busy_timeout = 30000';

/**
 * Readers never wait for the writer, nor it for them; what a commit has said is on the disk before it is answered. Pages are
 * remembered by the megabyte, and what was written is folded in by the tens of megabytes.
 */
const WRITER = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;
  PRAGMA busy_timeout = 100`;
const READER = 'PRAGMA query_only = 1; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000';

/**
 * Opens a SQLite file, making it where there is none and migrating it where it is older.
 *
 * @throws StoreError NOT_A_STORE for a file of another kind, NEWER_SCHEMA for one that a newer Dateline wrote, DAMAGED for
 *   one that is broken, UNAVAILABLE when the file cannot be opened or made
 */
export function openSqlite(file: string, options: SqliteOptions): Database {
  const existed = file !== ':memory:' && existsSync(file);
  const writer = prepare(connect(file), file, (database) => {
    database.exec(PATIENTLY);
    migrate(database, file, existed);
    database.exec(WRITER);
  });
  const kysely = speakTo(writer, file, options);
  const reads = file === ':memory:' ? kysely : speakTo(openReader(file), file, options);
  return {
    kysely,
    reads,
    dialect: SQLITE,
    async state() {
      const { rows } = await sql<ContentState>`SELECT version, mark FROM content`.execute(reads);
      return rows[0] ?? { version: 0, mark: '' };
    },
    async close() {
      if (reads !== kysely) await reads.destroy();
      foldIn(writer);
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

/** @throws StoreError when the database is not as it should be; then it is closed */
function prepare(database: Libsql.Database, file: string, steps: (database: Libsql.Database) => void): Libsql.Database {
  try {
    steps(database);
    return database;
  } catch (error) {
    database.close();
    throw toStoreError(error, file);
  }
}

/** A connection of its own for reads: they see the last commit while the next one is being written. */
function openReader(file: string): Libsql.Database {
  return prepare(connect(file), file, (database) => database.exec(`${PATIENTLY}; ${READER}`));
}

/** Leaves one file, that can be copied; where another process still reads, that is left to it. */
function foldIn(writer: Libsql.Database): void {
  try {
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A store that is damaged, or on a full disk, can be closed all the same.
  }
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
