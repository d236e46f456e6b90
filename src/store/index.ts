import type { Store } from './contract.ts';

export * from './contract.ts';

/**
 * Opens the store, making or migrating it as needed.
 *
 * @param location the path of a SQLite file, or ":memory:"
 * @throws StoreError NOT_A_STORE, NEWER_SCHEMA, UNAVAILABLE
 */
export declare function openStore(location: string): Promise<Store>;
