import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Rows or keys of one statement. */
const CHUNK = 1000;

export function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let i = 0; i < items.length; i += CHUNK) yield items.slice(i, i + CHUNK);
}

/**
 * Inserts any number of rows. They go in as JSON, so that one short statement serves however many there are.
 *
 * @param onConflict what to do with rows that are there already; left out, there may be none
 */
export async function insert<Table extends keyof Tables & string>(
  trx: Transaction<Tables>,
  dialect: Dialect,
  table: Table,
  rows: readonly Tables[Table][],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (const some of chunks(rows)) {
    await sql`
      INSERT INTO ${sql.table(table)} (${names}) ${dialect.selectRows(table, columns, some)} WHERE TRUE ${onConflict}`.execute(
      trx,
    );
  }
}

/** What no database keeps in a text, in JSON's words: NUL, and halves of a character beyond the first 65,536. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/**
 * Values as JSON that every database takes. What cannot be kept becomes U+FFFD, which is as long in UTF-16, so that spans
 * stay right.
 */
export function toJson(values: unknown): string {
  const json = JSON.stringify(values);
  return json.includes('\\u') ? json.replace(UNSTORABLE, '$1\\ufffd') : json;
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
