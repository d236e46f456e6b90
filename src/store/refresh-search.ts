import type { Transaction } from 'kysely';
import type { SearchType } from './contract.ts';
import type { Dialect } from './dialect.ts';
import { keepInSearch, type SearchText } from './search-index.ts';
import type { Tables } from './tables.ts';
import type { Lesson } from './vocabulary.ts';

/** Brings the full-text index in step with things whose texts may have changed; most have not, and cost nothing. */
export async function refreshSearch(
  trx: Transaction<Tables>,
  dialect: Dialect,
  type: SearchType,
  before: readonly SearchText[],
  after: readonly SearchText[],
  lesson: Lesson,
): Promise<void> {
  const was = new Map(before.map((text) => [text.key, text]));
  const is = new Map(after.map((text) => [text.key, text]));
  const gone = before.filter((text) => !isSame(text, is.get(text.key)));
  const come = after.filter((text) => !isSame(text, was.get(text.key)));
  await dialect.fullText.forget(
    trx,
    type,
    gone.map(({ key }) => key),
  );
  await keepInSearch(trx, dialect, come, lesson);
}

function isSame(one: SearchText, other: SearchText | undefined): boolean {
  return one.title === other?.title && one.body === other.body;
}
