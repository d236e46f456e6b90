import { hashText } from './hash.ts';
import type { WordClasses } from './word-classes.ts';

/** What is known of a word wherever it stands. All but the classes are hashes. */
export interface WordForm {
  readonly word: number;
  readonly shape: number;
  readonly prefix: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Its Brown class. */
  readonly class: number;
  /** That of the word in small letters, for a capitalised one; else 0. */
  readonly lowerClass: number;
}

/** Before the first word of a sentence and behind the last. */
export const NO_WORD: WordForm = {
  word: 1,
  shape: 1,
  prefix: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  class: 0,
  lowerClass: 0,
};

const LONGEST = 40;

/** Looks at a word; small and capital letters, digits, and straight and curly apostrophes are one. */
export function wordForm(word: string, classes: WordClasses): WordForm {
  const straight = word.slice(0, LONGEST).replace(/’/g, "'");
  const lower = straight.toLowerCase().replace(/\p{N}/gu, '0');
  return {
    word: hashText(lower),
    shape: shapeOf(straight),
    prefix: hashText(lower.slice(0, 2)),
    suffix2: hashText(lower.slice(-2)),
    suffix3: hashText(lower.slice(-3)),
    suffix4: hashText(lower.slice(-4)),
    class: classes(straight) || classes(lower),
    lowerClass: lower === straight ? 0 : classes(lower),
  };
}

/** As bits: a capital first, a small letter, a digit, a mark, one letter only. */
function shapeOf(word: string): number {
  return (
    (/^\p{Lu}/u.test(word) ? 1 : 0) |
    (/\p{Ll}/u.test(word) ? 2 : 0) |
    (/\p{N}/u.test(word) ? 4 : 0) |
    (/[^\p{L}\p{N}]/u.test(word) ? 8 : 0) |
    (word.length === 1 ? 16 : 0)
  );
}

/** What a word is known by where its case counts. */
export function casedWord({ word, shape }: WordForm): number {
  return (word ^ Math.imul(shape + 1, 0x9e3779b1)) >>> 0;
}
