/** A person's name in its parts. Words are compared folded: without case, diacritics and full stops. */
export interface NameParts {
  readonly text: string;
  readonly words: readonly string[];
  /** The first and the last word folded; the same where there is one word. */
  readonly first: string;
  readonly last: string;
}

const SUFFIX = /^(jr|sr|ii|iii|iv)$/;
const PARTICLES: ReadonlySet<string> = new Set(
  'al el bin ibn abu de da do dos del della di du la le van von der den ter ten mac mc st san o'.split(' '),
);

/** Family names that come first, as newspapers keep them for Chinese and Korean names: "Xi Jinping", "Kim Jong-un". */
const FAMILY_FIRST: ReadonlySet<string> = new Set(
  'xi kim li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin he gao liang zheng luo song xie tang han cao deng feng peng zeng xiao tian dong yuan pan jiang cai yu du ye cheng wei su lu ding ren shen yao park lee choi jung kang cho yoon jang lim moon ban roh nguyen tran pham'.split(
    ' ',
  ),
);

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

export function nameParts(text: string): NameParts {
  const words = (foldName(text).match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []).filter((word) => !SUFFIX.test(word));
  return { text, words, first: words[0] ?? '', last: words.at(-1) ?? '' };
}

/** Whether a person of the longer name may be meant by the shorter one. */
export function mayBeSameName(long: NameParts, short: NameParts): boolean {
  if (short.words.length === 0 || long.words.length < short.words.length) return false;
  if (short.words.length === 1)
    return long.words.length > 1 ? nameWords(long).includes(short.first) : long.first === short.first;
  const significant = short.words.filter((word) => !PARTICLES.has(word));
  if (long.last !== short.last && !(isFamilyFirst(long) && long.first === short.first)) return false;
  return significant.every((word) => long.words.some((other) => sameWord(word, other)));
}

function sameWord(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** The words of a name that may stand alone for it. */
function nameWords(name: NameParts): readonly string[] {
  return name.words.filter((word) => word.length > 1 && !PARTICLES.has(word));
}

function isFamilyFirst(name: NameParts): boolean {
  return name.words.length >= 2 && name.words.length <= 3 && FAMILY_FIRST.has(name.first);
}

/** The folded word by which newspapers call the person after the first mention. */
export function familyWord(name: NameParts): string {
  return isFamilyFirst(name) ? name.first : name.last;
}

/** Given and family name as printed; both null for a name of one word, whose part nothing tells. */
export function splitName(text: string): { readonly givenName: string | null; readonly familyName: string | null } {
  const words = text.split(/\s+/).filter((word) => !SUFFIX.test(foldName(word).replace('.', '')));
  if (words.length < 2) return { givenName: null, familyName: null };
  if (isFamilyFirst(nameParts(text))) return { givenName: words.slice(1).join(' '), familyName: words[0] ?? null };
  let family = words.length - 1;
  while (family > 1 && PARTICLES.has(foldName(words[family - 1] ?? ''))) family -= 1;
  return { givenName: words.slice(0, family).join(' '), familyName: words.slice(family).join(' ') };
}
