import type { WordLists } from '../../model.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { NAME_OF } from '../places/gazetteer.ts';
import { hashText } from '../text/hash.ts';
import type { WordClasses } from '../text/word-classes.ts';
import type { BloomFilter } from './bloom.ts';

/** What is known of a word wherever it stands; numbers are 32-bit hashes or bits. */
export interface WordFacts {
  readonly lower: number;
  readonly lowerText: string;
  readonly shape: number;
  readonly prefix: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Its Brown class; 0 where it has none. */
  readonly class: number;
  /** That of the word in small letters, for a capitalised one; else 0. */
  readonly lowerClass: number;
  /** The bits of `Gazetteer.kinds`, as one feature. */
  readonly kinds: number;
  /** Bits of `CLASS`. */
  readonly classes: number;
  readonly capitalised: boolean;
  readonly lowerCase: boolean;
  /** A capital anywhere ("iPhone"), or a letter of a script without capitals. */
  readonly hasCapital: boolean;
}

/** Lists that a word may be on. */
export const CLASS = {
  TITLE: 1,
  /** A word that is part of organisations' names. */
  ORGANISATION: 2,
  PERSONAL_NAME: 4,
  SPEECH: 8,
  CALENDAR: 16,
  DEMONYM: 32,
} as const;

/** Before the first word of a sentence and behind the last. */
export const NO_FACTS: WordFacts = {
  lower: 1,
  lowerText: '',
  shape: 1,
  prefix: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  class: 0,
  lowerClass: 0,
  kinds: 0,
  classes: 0,
  capitalised: false,
  lowerCase: false,
  hasCapital: false,
};

const REMEMBERED = 50_000;

/** Capitals, small letters, digits and marks, runs shortened: "O'Brien" is "A'Aa", "W.Va." is "A.Aa.". */
function shapeOf(word: string): string {
  let shape = '';
  for (let i = 0; i < Math.min(word.length, 24); i++) {
    const char = word.charAt(i);
    const kind = /\p{Lu}/u.test(char) ? 'A' : /\p{L}/u.test(char) ? 'a' : /\p{N}/u.test(char) ? '0' : char;
    if (!shape.endsWith(kind) || (kind === 'A' && !shape.endsWith('AA'))) shape += kind;
  }
  return shape;
}

function titleCase(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** Looks words up, once each while a text repeats them. */
export function createLexicon(
  words: WordLists,
  gazetteer: Gazetteer,
  personalNames: BloomFilter,
  wordClasses: WordClasses,
): (word: string) => WordFacts {
  const titles = new Set(words['name-titles']);
  const organisations = new Set(words['name-organisation-words']);
  const speech = new Set(words['name-speech-verbs']);
  const calendar = new Set(words['name-calendar']);

  const classesOf = (lower: string, kinds: number): number => {
    const bare = lower.endsWith('.') ? lower.slice(0, -1) : lower;
    return (
      (titles.has(bare) ? CLASS.TITLE : 0) |
      (organisations.has(bare) ? CLASS.ORGANISATION : 0) |
      (personalNames.has(bare) ? CLASS.PERSONAL_NAME : 0) |
      (speech.has(bare) ? CLASS.SPEECH : 0) |
      (calendar.has(bare) ? CLASS.CALENDAR : 0) |
      (kinds & NAME_OF.DEMONYM ? CLASS.DEMONYM : 0)
    );
  };

  let known = new Map<string, WordFacts>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const short = word.length > 64 ? word.slice(0, 64) : word;
    const lower = short.toLowerCase();
    const capitalised = /^\p{Lu}/u.test(short);
    const kinds = capitalised ? gazetteer.kinds(short) : 0;
    const straight = short.replace(/’/g, "'");
    const lowerClass = capitalised ? wordClasses(lower) : 0;
    const facts: WordFacts = {
      lower: hashText(/^\p{N}/u.test(lower) ? lower.replace(/\p{N}/gu, '0') : lower),
      lowerText: lower,
      shape: hashText(shapeOf(short)),
      prefix: hashText(lower.slice(0, 3)),
      suffix2: hashText(lower.slice(-2)),
      suffix3: hashText(lower.slice(-3)),
      suffix4: hashText(lower.slice(-4)),
      class: wordClasses(straight) || (short === short.toUpperCase() ? wordClasses(titleCase(straight)) : 0),
      lowerClass,
      kinds,
      classes: classesOf(lower, kinds),
      capitalised,
      lowerCase: /^\p{Ll}/u.test(short),
      hasCapital: /[\p{Lu}\p{Lt}\p{Lo}]/u.test(short),
    };
    if (known.size >= REMEMBERED) known = new Map();
    known.set(word, facts);
    return facts;
  };
}
