import type { Transaction } from 'kysely';
import { chunks, insert } from './batches.ts';
import { wordsOf } from './name-words.ts';
import type { Tables } from './tables.ts';
import type { Lesson } from './vocabulary.ts';

/** What a name is of, in the index of the words of names. */
export type NameType = 'PERSON' | 'LOCATION';

/** A person or place with all forms of its name. */
export interface Named {
  readonly key: string;
  readonly forms: readonly string[];
}

/** Brings the words of names in step: what `keys` had is forgotten, what `named` has is kept. */
export async function refreshNameWords(
  trx: Transaction<Tables>,
  type: NameType,
  keys: readonly string[],
  named: readonly Named[],
  lesson: Lesson,
): Promise<void> {
  for (const some of chunks(keys)) {
    await trx.deleteFrom('name_words').where('type', '=', type).where('key', 'in', some).execute();
  }
  const rows = named.flatMap(({ key, forms }) => wordsOf(forms.join(' ')).map((word) => ({ type, key, word })));
  await insert(trx, 'name_words', rows);
  lesson.addNames(rows.map(({ word }) => word));
}
