import { type RawBuilder, sql } from 'kysely';
import { toJson } from '../batches.ts';
import type { Dialect, FirstBelow } from '../dialect.ts';
import { FULL_TEXT } from './full-text.ts';

/** Holds commits apart, in every gateway and every ingest: "DTLN" and a number, as the two halves of an advisory lock. */
export const LOCK = { SPACE: 0x44544c4e, COMMIT: 1, MIGRATE: 2 } as const;

/** The channel of `NOTIFY`; its messages are `schema version`. */
export const CHANNEL = 'dateline_content';

/** PostgreSQL's words: lists of values as arrays, rows as JSON. */
export const POSTGRES: Dialect = {
  isOneOf(column, values) {
    const [first] = values;
    if (first !== undefined && values.length === 1) return sql<boolean>`${column} = ${first}`;
    return sql<boolean>`${column} = ANY(${values})`;
  },

  isLike(column, text, where) {
    if (where === 'START') return sql<boolean>`(${column} >= ${text} AND ${column} < ${`${text}\u{10ffff}`})`;
    const escaped = text.replace(/[\\%_]/g, (special) => `\\${special}`);
    return sql<boolean>`${column} LIKE ${`%${escaped}%`} ESCAPE '\\'`;
  },

  selectRows(table, columns, rows) {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    return sql`SELECT ${names} FROM json_populate_recordset(NULL::${sql.table(table)}, ${toJson(rows)})`;
  },

  firstBelow: ({ parents, from, parent, key, where, orderBy, limit }) => sql`
    SELECT p_.key AS parent_, k_.key_ FROM ${keysOf(parents)} CROSS JOIN LATERAL (
      SELECT ${key} AS key_ FROM ${from} WHERE ${parent} = p_.key AND ${where} ORDER BY ${orderBy} LIMIT ${limit}
    ) AS k_`,

  // By a plain join it reads a table of some thousand rows whole: its default costs of a page are those of a spinning disk.
  lookUp: (pairs, table, key) =>
    sql`${pairs} CROSS JOIN LATERAL (SELECT * FROM ${table} AS n_ WHERE n_.key = ${key} LIMIT 1) AS t`,

  fullText: FULL_TEXT,

  async lockCommits(trx) {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK.SPACE)}, ${sql.lit(LOCK.COMMIT)})`.execute(trx);
  },

  async announce(trx, version) {
    await sql`SELECT pg_notify(${CHANNEL}, current_schema() || ' ' || ${String(version)}::text)`.execute(trx);
  },
};

function keysOf(parents: FirstBelow['parents']): RawBuilder<unknown> {
  return 'toOperationNode' in parents ? sql`(${parents}) AS p_` : sql`unnest(${parents}::text[]) AS p_ (key)`;
}
