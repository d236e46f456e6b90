import type { Insertable, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Rows or keys of one statement: with at most 24 columns this stays below SQLite's 32,766 parameters. */
const CHUNK = 1000;

export function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let i = 0; i < items.length; i += CHUNK) yield items.slice(i, i + CHUNK);
}

/** Inserts any number of rows. */
export async function insert<Table extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  for (const some of chunks(rows)) await trx.insertInto(table).values(some).execute();
}

/** Reads by any number of keys. */
export async function readByKeys<Key, Row>(
  keys: readonly Key[],
  read: (some: readonly Key[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const some of chunks(keys)) rows.push(...(await read(some)));
  return rows;
}

/** Gathers rows under the key that each gives. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
