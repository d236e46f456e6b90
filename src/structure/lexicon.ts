import type { WordLists } from '../model.ts';

/** The word lists of this room, compiled once for looking up. Keys are as `keyOf` makes them. */
export interface Lexicon {
  readonly furniture: ReadonlySet<string>;
  readonly furnitureOpeners: Phrases;
  readonly furniturePhrases: Phrases;
  /** Phrases that mark a short line as furniture, but that articles speak of too. */
  readonly furnitureTopics: Phrases;
  readonly teaserHeadings: ReadonlySet<string>;
  /** Lines under which readers write. */
  readonly commentHeadings: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  /** The words of which `agencies` are made. */
  readonly agencyWords: ReadonlySet<string>;
  readonly creditLabels: ReadonlySet<string>;
  /** What a credit in brackets ends with in East Asian languages: "提供". */
  readonly creditEndings: readonly string[];
  readonly bylineOpeners: ReadonlySet<string>;
  /** The first words of `bylineOpeners`. */
  readonly bylineOpenerWords: ReadonlySet<string>;
  /** What stands before those who only helped: "Contributions from". */
  readonly contributorOpeners: ReadonlySet<string>;
  /** Words of jobs, desks, papers and firms. */
  readonly roles: ReadonlySet<string>;
  readonly publicationWords: ReadonlySet<string>;
  readonly paperEndings: ReadonlySet<string>;
  readonly readerWords: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
  readonly months: ReadonlyMap<string, number>;
  readonly dateWords: ReadonlySet<string>;
  readonly updateWords: Phrases;
  /** Minutes east of UTC. */
  readonly timeZones: ReadonlyMap<string, number>;
  readonly datelineCities: ReadonlySet<string>;
  readonly captionCues: Phrases;
}

/** Stands before what furniture and articles both speak of. */
const TOPIC = '? ';

/** Phrases by their first word, so that a line is searched in one pass. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

export function compileLexicon(words: WordLists): Lexicon {
  const list = (name: string): readonly string[] => words[`structure-${name}`] ?? [];
  const keys = (name: string): ReadonlySet<string> => new Set(list(name).map(keyOf));
  return {
    furniture: keys('furniture'),
    furnitureOpeners: toPhrases(list('furniture-openers')),
    furniturePhrases: toPhrases(list('furniture-phrases').filter((entry) => !entry.startsWith(TOPIC))),
    furnitureTopics: toPhrases(list('furniture-phrases').filter((entry) => entry.startsWith(TOPIC))),
    teaserHeadings: keys('teaser-headings'),
    commentHeadings: keys('comment-headings'),
    agencies: keys('agencies'),
    agencyWords: new Set(list('agencies').flatMap(wordsOf)),
    creditLabels: keys('credit-labels'),
    creditEndings: list('credit-endings'),
    bylineOpeners: keys('byline-openers'),
    bylineOpenerWords: new Set(list('byline-openers').map((opener) => wordsOf(opener)[0] ?? '')),
    contributorOpeners: keys('contributor-openers'),
    roles: new Set([...keys('roles'), ...keys('publication-words')]),
    publicationWords: keys('publication-words'),
    paperEndings: keys('paper-endings'),
    readerWords: keys('reader-words'),
    notNames: keys('not-names'),
    givenNames: new Set([...(words['person-given-female'] ?? []), ...(words['person-given-male'] ?? [])].map(keyOf)),
    particles: keys('particles'),
    sections: keys('sections'),
    months: new Map(list('months').flatMap(monthNames)),
    dateWords: keys('date-words'),
    updateWords: toPhrases(list('update-words')),
    timeZones: new Map(list('time-zones').map(timeZone)),
    datelineCities: keys('dateline-cities'),
    captionCues: toPhrases(list('caption-cues')),
  };
}

/** A line as its words alone: lower case, without punctuation and invisible characters, one space between. */
export function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}

/** The words of a text in lower case; "don’t" is "don" and "t". */
export function wordsOf(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Most lines are plain ASCII, where the same words are found in a third of the time. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;

/** Whether one of the phrases stands anywhere among the words. */
export function hasPhrase(phrases: Phrases, words: readonly string[]): boolean {
  return words.some((_, i) => phraseAt(phrases, words, i));
}

/** Whether one of the phrases stands at position `i`. */
export function phraseAt(phrases: Phrases, words: readonly string[], i: number): boolean {
  const candidates = phrases.get(words[i] ?? '');
  return candidates?.some((phrase) => phrase.every((word, k) => words[i + k] === word)) ?? false;
}

function toPhrases(entries: readonly string[]): Phrases {
  const phrases = new Map<string, (readonly string[])[]>();
  for (const entry of entries) {
    const words = wordsOf(entry);
    const [first] = words;
    if (first === undefined) continue;
    const same = phrases.get(first);
    if (same) same.push(words);
    else phrases.set(first, [words]);
  }
  return phrases;
}

function monthNames(entry: string): [string, number][] {
  const [number, ...names] = entry.split(' ');
  return names.map((name) => [name, Number(number)]);
}

function timeZone(entry: string): [string, number] {
  const [name = '', minutes] = entry.split(' ');
  return [name, Number(minutes)];
}
