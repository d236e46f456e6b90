import type { Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { SearchType } from './contract.ts';
import type { Dialect } from './dialect.ts';
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
export async function keepInSearch(
  trx: Transaction<Tables>,
  dialect: Dialect,
  texts: readonly SearchText[],
): Promise<void> {
  await insert(
    trx,
    'search_entries',
    texts.map(({ type, key }) => ({ id: null, type, key })),
  );
  await dialect.keepTexts(trx, texts);
}

export async function forgetInSearch(
  trx: Transaction<Tables>,
  dialect: Dialect,
  type: SearchType,
  keys: readonly string[],
): Promise<void> {
  const entries = await readByKeys(keys, (some) =>
    trx.selectFrom('search_entries').select('id').where('type', '=', type).where('key', 'in', some).execute(),
  );
  const ids = entries.flatMap(({ id }) => (id === null ? [] : [id]));
  await dialect.forgetTexts(trx, ids);
  for (const some of chunks(ids)) await trx.deleteFrom('search_entries').where('id', 'in', some).execute();
}
