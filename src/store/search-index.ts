import type { Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { SearchType } from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';
import type { Lesson } from './vocabulary.ts';

/** What the full-text index holds of one thing. */
export interface SearchText {
  readonly type: SearchType;
  readonly key: string;
  /** Whose stemmer its words are for, as `stemmedAs` gives it; null where another text has the same words. */
  readonly language: string | null;
  /** Weighs more than the body. */
  readonly title: string;
  readonly body: string;
}

/** Puts texts into the full-text index; what it had of the same things must have been forgotten before. */
export async function keepInSearch(
  trx: Transaction<Tables>,
  dialect: Dialect,
  texts: readonly SearchText[],
  lesson: Lesson,
): Promise<void> {
  await insert(
    trx,
    'search_entries',
    texts.map(({ type, key }) => ({ id: null, type, key })),
  );
  await dialect.keepTexts(trx, texts);
  for (const { language, title, body } of texts) {
    if (language === null) continue;
    lesson.addText(language, title);
    lesson.addText(language, body);
  }
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
