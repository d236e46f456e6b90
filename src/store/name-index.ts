import type { Transaction } from 'kysely';
import { groupBy, insert, readByKeys } from './batches.ts';
import type { Dialect } from './dialect.ts';
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

/** Brings the words of names in step for all of `keys`: `named` says which words they have now. Most have the same. */
export async function refreshNameWords(
  trx: Transaction<Tables>,
  dialect: Dialect,
  type: NameType,
  keys: readonly string[],
  named: readonly Named[],
  lesson: Lesson,
): Promise<void> {
  const kept = await readByKeys(keys, (some) =>
    trx.selectFrom('name_words').selectAll().where('type', '=', type).where('key', 'in', some).execute(),
  );
  const rows = named.flatMap(({ key, forms }) => wordsOf(forms.join(' ')).map((word) => ({ type, key, word })));
  const was = new Set(kept.map(idOf));
  const is = new Set(rows.map(idOf));
  for (const [key, gone] of groupBy(
    kept.filter((row) => !is.has(idOf(row))),
    (row) => row.key,
  )) {
    const words = gone.map(({ word }) => word);
    await trx
      .deleteFrom('name_words')
      .where('type', '=', type)
      .where('key', '=', key)
      .where('word', 'in', words)
      .execute();
  }
  const come = rows.filter((row) => !was.has(idOf(row)));
  await insert(trx, dialect, 'name_words', come);
  lesson.addNames(come.map(({ word }) => word));
}

function idOf({ key, word }: { readonly key: string; readonly word: string }): string {
  return `${word} ${key}`;
}
