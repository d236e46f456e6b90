import { type RawBuilder, sql } from 'kysely';
import { toJson } from '../batches.ts';
import type { Dialect, FirstBelow } from '../dialect.ts';
import { FULL_TEXT } from './full-text.ts';

/** SQLite's words: lists of values as JSON. */
export const SQLITE: Dialect = {
  isOneOf(column, values) {
    const [first] = values;
    if (first !== undefined && values.length === 1) return sql<boolean>`${column} = ${first}`;
    return sql<boolean>`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
  },

  isLike(column, text, where) {
    if (where === 'START') return sql<boolean>`(${column} >= ${text} AND ${column} < ${`${text}\u{10ffff}`})`;
    const escaped = text.replace(/[\\%_]/g, (special) => `\\${special}`);
    return sql<boolean>`${column} LIKE ${`%${escaped}%`} ESCAPE '\\'`;
  },

  selectRows(_table, columns, rows) {
    const cells = rows.map((row) => columns.map((column) => Reflect.get(row, column)));
    const values = columns.map((_, i) => sql`value ->> ${sql.lit(i)}`);
    return sql`SELECT ${sql.join(values)} FROM json_each(${toJson(cells)})`;
  },

  // SQLite has no LATERAL but for the arguments of functions that give tables: keys go through JSON.
  firstBelow: ({ parents, from, parent, key, where, orderBy, limit }) => sql`
    SELECT p_.key AS parent_, k_.value AS key_ FROM (${keysOf(parents)}) AS p_ CROSS JOIN json_each((
      SELECT json_group_array(key_) FROM (
        SELECT ${key} AS key_ FROM ${from} WHERE ${parent} = p_.key AND ${where} ORDER BY ${orderBy} LIMIT ${limit}
      )
    )) AS k_`,

  lookUp: (pairs, table, key) => sql`${pairs} JOIN ${table} AS t ON t.key = ${key}`,

  fullText: FULL_TEXT,

  // A transaction that writes holds the file from its first statement on: see `connection.ts`.
  async lockCommits() {},
  // Other processes look for themselves: a file tells nobody.
  async announce() {},
};

function keysOf(parents: FirstBelow['parents']): RawBuilder<unknown> {
  return 'toOperationNode' in parents ? parents : sql`SELECT value AS key FROM json_each(${JSON.stringify(parents)})`;
}
