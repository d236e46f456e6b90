import type { AnnotatedText } from '../text/annotate.ts';
import { CLASS, type WordFacts } from './lexicon.ts';

/** What the whole document says of a word, as bits; a word may get several. */
export const SEEN = {
  /** It stands in lower case somewhere. */
  LOWER: 1,
  /** It stands capitalised where no sentence begins. */
  CAPITALISED_INSIDE: 2,
  /** A title comes before it. */
  AFTER_TITLE: 4,
  /** A capitalised personal name comes before it. */
  AFTER_PERSONAL_NAME: 8,
  /** "in", "at", "from" and the like come before it. */
  AFTER_LOCATIVE: 16,
  /** A verb of speech stands beside it. */
  BESIDE_SPEECH: 32,
  /** A word of organisations follows it or comes before it. */
  BESIDE_ORGANISATION: 64,
  /** "the" comes before it, capitalised. */
  AFTER_ARTICLE: 128,
  /** It carries a possessive or stands before "who". */
  LIKE_A_PERSON: 256,
} as const;

const LOCATIVES: ReadonlySet<string> = new Set([
  'in',
  'at',
  'from',
  'near',
  'across',
  'outside',
  'around',
  'northern',
  'southern',
  'eastern',
  'western',
]);

/** Gathers the bits of `SEEN` for each word of the text, by the hash of its lower-case form. */
export function readDocument(
  { tokens, sentences }: AnnotatedText,
  facts: readonly WordFacts[],
): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.end; i++) {
      const word = facts[i];
      if (!word || tokens[i]?.kind !== 'WORD') continue;
      const bits = word.lowerCase
        ? SEEN.LOWER
        : word.capitalised
          ? capitalisedBits(facts, i, sentence.first, sentence.end)
          : 0;
      if (bits !== 0) seen.set(word.lower, (seen.get(word.lower) ?? 0) | bits);
    }
  }
  return seen;
}

function capitalisedBits(facts: readonly WordFacts[], i: number, first: number, end: number): number {
  const before = i > first ? facts[i - 1] : undefined;
  const after = i + 1 < end ? facts[i + 1] : undefined;
  let bits = before ? SEEN.CAPITALISED_INSIDE : 0;
  if (before) {
    if (before.classes & CLASS.TITLE) bits |= SEEN.AFTER_TITLE;
    if (before.capitalised && before.classes & CLASS.PERSONAL_NAME) bits |= SEEN.AFTER_PERSONAL_NAME;
    if (LOCATIVES.has(before.lowerText)) bits |= SEEN.AFTER_LOCATIVE;
    if (before.lowerText === 'the') bits |= SEEN.AFTER_ARTICLE;
    if (before.classes & CLASS.SPEECH) bits |= SEEN.BESIDE_SPEECH;
    if (before.capitalised && before.classes & CLASS.ORGANISATION) bits |= SEEN.BESIDE_ORGANISATION;
  }
  if (after) {
    if (after.classes & CLASS.SPEECH) bits |= SEEN.BESIDE_SPEECH;
    if (after.capitalised && after.classes & CLASS.ORGANISATION) bits |= SEEN.BESIDE_ORGANISATION;
    if (after.lowerText === 'who' || after.lowerText === 'whose') bits |= SEEN.LIKE_A_PERSON;
  }
  return bits;
}
