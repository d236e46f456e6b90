import { sql, type Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { SearchType } from './contract.ts';
import type { Tables } from './tables.ts';

/** What the full-text index holds of one thing. */
export interface SearchText {
  readonly type: SearchType;
  readonly key: string;
  /** Weighs more than the body. */
  readonly title: string;
  readonly body: string;
}

/** Puts texts into the full-text index; what it had of the same things must have been forgotten before. */
export async function keepInSearch(trx: Transaction<Tables>, texts: readonly SearchText[]): Promise<void> {
  await insert(
    trx,
    'search_entries',
    texts.map(({ type, key }) => ({ id: null, type, key })),
  );
  for (const some of chunks(texts)) {
    await sql`
      INSERT INTO search_index (rowid, title, body)
      SELECT e.id, t.value ->> 'title', t.value ->> 'body'
      FROM json_each(${JSON.stringify(some)}) t
      JOIN search_entries e ON e.type = t.value ->> 'type' AND e.key = t.value ->> 'key'`.execute(trx);
  }
}

export async function forgetInSearch(
  trx: Transaction<Tables>,
  type: SearchType,
  keys: readonly string[],
): Promise<void> {
  const entries = await readByKeys(keys, (some) =>
    trx.selectFrom('search_entries').select('id').where('type', '=', type).where('key', 'in', some).execute(),
  );
  for (const some of chunks(entries.flatMap(({ id }) => (id === null ? [] : [id])))) {
    await sql`DELETE FROM search_index WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(some)}))`.execute(
      trx,
    );
    await trx.deleteFrom('search_entries').where('id', 'in', some).execute();
  }
}
