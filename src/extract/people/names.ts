import type { PersonLexicon } from './lexicon.ts';

/** A person's name in its parts. Words are compared folded: without case, diacritics and full stops. */
export interface NameParts {
  readonly text: string;
  readonly words: readonly string[];
  /** The first and the last word folded; the same where there is one word. */
  readonly first: string;
  readonly last: string;
  /** The folded word by which newspapers call the person after the first mention. */
  readonly family: string;
}

const SUFFIX = /^(jr|sr|ii|iii|iv)$/;
const PARTICLES: ReadonlySet<string> = new Set(
  'al el bin ibn abu de da do dos del della di du la le van von der den ter ten mac mc st san o d'.split(' '),
);

/** Without case and marks, so that spellings with and without them compare as equal. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/**
 * A person's key: the folded words of the name joined by hyphens. "Barack Obama" and "BARACK OBAMA" have the same.
 *
 * @param name a name without titles
 */
export function personKey(name: string): string {
  return (
    foldName(name)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'unnamed'
  );
}

export function nameParts(text: string, lexicon: PersonLexicon): NameParts {
  const words = (foldName(text).match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []).filter((word) => !SUFFIX.test(word));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return { text, words, first, last, family: standsFamilyFirst(text, words, lexicon) ? first : last };
}

/** "Xi Jinping" and "Kim Jong-un", but not "Kim Clijsters" and "Lee Harvey Oswald", whose first word is a given name. */
function standsFamilyFirst(text: string, words: readonly string[], lexicon: PersonLexicon): boolean {
  const [first = '', ...others] = words;
  if (others.length === 0 || others.length > 2 || !lexicon.isFamilyFirst(first)) return false;
  if (others.some((word) => word.length < 2 || lexicon.given(word) !== null)) return false;
  return /-\p{Ll}/u.test(text) || others.length === 2 || lexicon.given(first) === null;
}

/** Whether a person of the longer name may be meant by the shorter one. */
export function mayBeSameName(long: NameParts, short: NameParts, lexicon: PersonLexicon): boolean {
  if (short.words.length === 0 || long.words.length < short.words.length) return false;
  if (short.words.length === 1)
    return long.words.length > 1 ? nameWords(long).includes(short.first) : long.first === short.first;
  if (long.last !== short.last && long.family !== short.first && !sameFamilyFirst(long, short)) return false;
  if (!agreeInTheMiddle(long, short, lexicon)) return false;
  const significant = short.words.filter((word) => !PARTICLES.has(word));
  return significant.every((word) => long.words.some((other) => sameWord(word, other, lexicon)));
}

function sameFamilyFirst(long: NameParts, short: NameParts): boolean {
  return long.family === long.first && short.first === long.first;
}

/** "George W. Bush" is not short for "George H. W. Bush": where both have middle names, the first of them is the same. */
function agreeInTheMiddle(long: NameParts, short: NameParts, lexicon: PersonLexicon): boolean {
  if (short.words.length < 3 || long.first !== short.first) return true;
  return sameWord(long.words[1] ?? '', short.words[1] ?? '', lexicon);
}

function sameWord(a: string, b: string, lexicon: PersonLexicon): boolean {
  if (a === b) return true;
  if ((a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))) return true;
  return lexicon.isShortFor(a, b) || lexicon.isShortFor(b, a);
}

/** The words of a name that may stand alone for it. */
function nameWords(name: NameParts): readonly string[] {
  return name.words.filter((word) => word.length > 1 && !PARTICLES.has(word));
}

/** Given and family name as printed; both null for a name of one word, whose part nothing tells. */
export function splitName(
  text: string,
  lexicon: PersonLexicon,
): { readonly givenName: string | null; readonly familyName: string | null } {
  const words = text.split(/\s+/).filter((word) => !SUFFIX.test(foldName(word).replace(/[.,]/g, '')));
  const { family: familyWord, first, last } = nameParts(text, lexicon);
  if (words.length < 2) return { givenName: null, familyName: null };
  if (familyWord === first && first !== last)
    return { givenName: words.slice(1).join(' '), familyName: words[0] ?? null };
  let family = words.length - 1;
  while (family > 1 && PARTICLES.has(foldName(words[family - 1] ?? ''))) family -= 1;
  return { givenName: words.slice(0, family).join(' '), familyName: words.slice(family).join(' ').replace(/,$/, '') };
}
