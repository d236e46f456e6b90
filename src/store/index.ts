import type { Store } from './contract.ts';
import { SqlStore } from './sql-store.ts';
import { openSqlite, type SqliteOptions } from './sqlite/open.ts';

export * from './contract.ts';
export { quoteKey } from './rows.ts';

export type OpenOptions = SqliteOptions;

/**
 * Opens the store, making or migrating it as needed.
 *
 * @param location the path of a SQLite file, or ":memory:"
 * @throws StoreError NOT_A_STORE, NEWER_SCHEMA, UNAVAILABLE
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  return new SqlStore(openSqlite(location, options));
}
