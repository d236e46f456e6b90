import { loadKnowledge } from '../../../src/data.ts';
import { createParser } from '../../../src/ingest/index.ts';
import type { ExtractedPerson } from '../../../src/model.ts';

export const parse = createParser(loadKnowledge());

/** The people of a text that is all body. */
export function peopleOf(text: string): readonly ExtractedPerson[] {
  return parse(text, 'test.txt', { bodyOnly: true }).people;
}

/** What a text calls somebody, in its order: names plain, "+the mayor" by description, "~he" by pronoun. */
export function wordsFor(text: string, name: string): string[] {
  const person = peopleOf(text).find((found) => found.name === name);
  const sign = { NAME: '', NOMINAL: '+', PRONOUN: '~', DEMONYM: '' };
  return (person?.mentions ?? []).map(({ text, kind }) => sign[kind] + text);
}
