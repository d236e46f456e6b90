import type { Database } from 'libsql';
import { StoreError } from '../contract.ts';
import { MIGRATIONS } from './migrations.ts';

/** A step that SQL alone cannot take. Runs inside the transaction of its migration. */
export type Migrate = (database: Database) => void;

/** Marks a SQLite file as one of ours: "DTLN" as a 32-bit number, in the header's application id. */
const APPLICATION_ID = 0x44544c4e;

/**
 * Brings a database to the schema of this Dateline; two processes that do so at once wait for each other.
 *
 * @param existed whether there was a file before it was opened
 * @throws StoreError NOT_A_STORE for a file of another kind, NEWER_SCHEMA for one that a newer Dateline wrote
 */
export function migrate(database: Database, file: string, existed: boolean): void {
  const version = inspect(database, file, existed);
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'NEWER_SCHEMA',
      `The store ${file} was written by a newer Dateline (schema ${version}, this one knows ${MIGRATIONS.length})`,
    );
  }
  for (let next = version; next < MIGRATIONS.length; next++) step(database, next);
}

function step(database: Database, index: number): void {
  const migration = MIGRATIONS[index];
  if (migration === undefined) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been here while this one waited.
    if (pragma(database, 'user_version') === index) {
      if (typeof migration === 'string') database.exec(migration);
      else migration(database);
      database.exec(`PRAGMA user_version = ${index + 1}; PRAGMA application_id = ${APPLICATION_ID}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** The schema version of a file; 0 for a new or empty one. Nothing is written. */
function inspect(database: Database, file: string, existed: boolean): number {
  const tables = first(database, "SELECT count(*) AS value FROM sqlite_master WHERE type = 'table'");
  if (existed && tables > 0 && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new StoreError('NOT_A_STORE', `${file} is no store of Dateline: it holds other tables`);
  }
  return pragma(database, 'user_version');
}

function pragma(database: Database, name: 'user_version' | 'application_id'): number {
  return first(database, `SELECT ${name} AS value FROM pragma_${name}`);
}

function first(database: Database, query: string): number {
  const row: unknown = database.prepare(query).get();
  if (typeof row === 'object' && row !== null && 'value' in row && typeof row.value === 'number') return row.value;
  return 0;
}
