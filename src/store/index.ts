import type { Store } from './contract.ts';
import { openPostgres, type PostgresOptions } from './postgres/open.ts';
import { SqlStore } from './sql-store.ts';
import { openSqlite, type SqliteOptions } from './sqlite/open.ts';

export * from './contract.ts';
export { quoteKey } from './rows.ts';

export type OpenOptions = SqliteOptions & PostgresOptions;

/**
 * Opens the store, making or migrating it as needed.
 *
 * @param location the path of a SQLite file, ":memory:", or the URL of a PostgreSQL database ("postgres://…")
 * @throws StoreError NOT_A_STORE, NEWER_SCHEMA, DAMAGED, UNAVAILABLE
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const database = /^postgres(ql)?:\/\//.test(location)
    ? await openPostgres(location, options)
    : openSqlite(location, options);
  return new SqlStore(database);
}
