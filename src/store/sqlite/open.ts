import { existsSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { StoreError } from '../contract.ts';
import type { Database } from '../dialect.ts';
import type { Tables } from '../tables.ts';
import { SQLITE } from './dialect.ts';
import { MIGRATIONS } from './migrations.ts';

/** Marks a SQLite file as one of ours: "DTLN" as a 32-bit number, in the header's application id. */
const APPLICATION_ID = 0x44544c4e;

export interface SqliteOptions {
  /** Called with each statement that is run, for tests that count reads. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * Opens a SQLite file, making it where there is none and migrating it where it is older.
 *
 * @throws StoreError NOT_A_STORE for a file of another kind, NEWER_SCHEMA for one that a newer Dateline wrote, UNAVAILABLE
 *   when the file cannot be opened or made
 */
export function openSqlite(file: string, options: SqliteOptions): Database {
  const database = connect(file);
  try {
    prepare(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
  const { onStatement } = options;
  const kysely = new Kysely<Tables>({
    dialect: new SqliteDialect({ database }),
    ...(onStatement && { log: (event) => onStatement(event.query.sql) }),
  });
  return { kysely, dialect: SQLITE };
}

function connect(file: string): Libsql.Database {
  try {
    return new Libsql(file);
  } catch (cause) {
    throw new StoreError('UNAVAILABLE', `The store ${file} cannot be opened: ${messageOf(cause)}`, { cause });
  }
}

function prepare(database: Libsql.Database, file: string): void {
  const existed = file !== ':memory:' && existsSync(file);
  const version = inspect(database, file, existed);
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'NEWER_SCHEMA',
      `The store ${file} was written by a newer Dateline (schema ${version}, this one knows ${MIGRATIONS.length})`,
    );
  }
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  MIGRATIONS.slice(version).forEach((migration, i) => {
    database.exec(
      `BEGIN IMMEDIATE; ${migration} PRAGMA user_version = ${version + i + 1}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`,
    );
  });
}

/** The schema version of a file; 0 for a new or empty one. Nothing is written. */
function inspect(database: Libsql.Database, file: string, existed: boolean): number {
  try {
    const tables = pragma(database, "SELECT count(*) AS value FROM sqlite_master WHERE type = 'table'");
    const application = pragma(database, 'SELECT application_id AS value FROM pragma_application_id');
    if (existed && tables > 0 && application !== APPLICATION_ID) throw new Error('it holds other tables');
    return pragma(database, 'SELECT user_version AS value FROM pragma_user_version');
  } catch (cause) {
    throw new StoreError('NOT_A_STORE', `${file} is no store of Dateline: ${messageOf(cause)}`, { cause });
  }
}

function pragma(database: Libsql.Database, query: string): number {
  const row: unknown = database.prepare(query).get();
  if (typeof row === 'object' && row !== null && 'value' in row && typeof row.value === 'number') return row.value;
  return 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
