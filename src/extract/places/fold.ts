/**
 * How names are compared: without case, diacritics, apostrophes and full stops, hyphens as spaces, "St" as "Saint".
 * The compiler and the reader of the gazetteer share this file, so that both see a name alike.
 */

/** Letters that Unicode does not take apart, and how newspapers write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ħ: 'h',
  ə: 'a',
};

const SHORT_FIRST: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' };

/** The form under which a name is filed: "St. John’s" gives "saint johns", "Xi'an" gives "xian". */
export function foldName(name: string): string {
  const plain = /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name) ? name.toLowerCase() : plainLetters(name);
  const space = plain.indexOf(' ');
  const first = SHORT_FIRST[space < 0 ? '' : plain.slice(0, space)];
  return first === undefined ? plain : first + plain.slice(space);
}

function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʻʼʿʾ`´.,]/gu, '')
    .replace(/[øłđðıßæœþħə]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether a form is compared with its case: capitals alone ("US", "U.K.") or a clipped word with a full stop ("Calif.", "W.Va.").
 * Else "us" would be a country and "ill" a state.
 */
export function isCased(name: string): boolean {
  if (name.length > 8) return false;
  if (name.endsWith('.')) return true;
  return name.length <= 7 && !/[a-z]/.test(name) && /^(?:\p{Lu}[.&\s-]*){2,5}$/u.test(name);
}

/** The form under which a cased name is filed: no spaces, and no full stops between capitals ("U. S." gives "US"). */
export function casedForm(name: string): string {
  const close = name.replaceAll(' ', '');
  const bare = close.replaceAll('.', '');
  return bare === bare.toUpperCase() ? bare : close;
}

/** What a filed form stands under; each kind has its own numbers, so that the cased "US" never meets the folded "us". */
export const FILED = { FOLDED: 1, CASED: 2, POSTAL: 3, DEMONYM: 4, FIRST_WORD: 5 } as const;
export type Filed = (typeof FILED)[keyof typeof FILED];

/**
 * A 48-bit number of a filed form. With half a million names two of them share one less than once in a thousand
 * gazetteers, and a word that is no name is taken for one less than once in 500 million.
 */
export function hashForm(form: string, filed: Filed): { readonly high: number; readonly low: number } {
  let high = Math.imul(0x811c9dc5, filed);
  let low = Math.imul(0x9e3779b9, filed);
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  high = Math.imul(high ^ (high >>> 16), 0x7feb352d);
  return { high: (high ^ (high >>> 15)) >>> 0, low: (low ^ (low >>> 16)) & 0xffff };
}
