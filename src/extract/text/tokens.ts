import type { Passage, WordLists } from '../../model.ts';

/** A word, a number, or a mark of punctuation. */
export type TokenKind = 'WORD' | 'NUMBER' | 'MARK';

export interface Token extends Passage {
  readonly kind: TokenKind;
}

/** Words without the full stop that belongs to them, in lower case. */
export interface Abbreviations {
  /** "Mr", "Inc": wherever they stand. */
  readonly always: ReadonlySet<string>;
  /** "No", "p": before a number. */
  readonly beforeNumber: ReadonlySet<string>;
  /** "Mass": after a comma and capitalised. */
  readonly afterComma: ReadonlySet<string>;
}

/** Gathers the abbreviations from the word lists. */
export function readAbbreviations(words: WordLists): Abbreviations {
  return {
    always: new Set([...(words['abbreviations-before-name'] ?? []), ...(words.abbreviations ?? [])]),
    beforeNumber: new Set(words['abbreviations-before-number']),
    afterComma: new Set(words['abbreviations-after-comma']),
  };
}

const ABBREVIATION = String.raw`(?:\p{L}\.){2,}|\p{Lu}\p{Ll}?\.(?=\p{Lu}\p{Ll}?\.)|\p{Lu}\.\p{Lu}(?![\p{L}\p{N}])`;
const CLITIC = String.raw`['’](?:s|S|re|ve|ll|d|m)(?![\p{L}\p{N}])`;
const ADDRESS = String.raw`(?:https?:\/\/|www\.)[^\s"“”<>]+`;
const NUMBER = String.raw`\p{N}+(?:[.,:]\p{N}+)*(?:(?:st|nd|rd|th|s|m|bn|km)(?![\p{L}]))?|(?<![\p{L}\p{N}.])\.\p{N}+`;
const WORD = String.raw`\p{L}[\p{L}\p{M}\p{N}_]*(?:['’](?!(?:s|S|re|ve|ll|d|m)(?![\p{L}\p{N}]))\p{L}[\p{L}\p{M}]*)*`;
const MARK = String.raw`\.{2,}|-{2,}|[^\s\u00ad\u200b-\u200f\ufeff]`;
const TOKEN = new RegExp(`(${ABBREVIATION}|${CLITIC}|${ADDRESS}|${WORD})|(${NUMBER})|${MARK}`, 'gu');

/** What follows the first word of "example.com" or "news.example.co.uk"; bounded, so that it costs the same everywhere. */
const DOMAIN =
  /\.(?:[\p{L}\p{N}]{1,40}\.){0,3}(?:com|org|net|gov|edu|mil|int|info|news|tv|fm|io|co|eu|uk|ie|au|nz|ca|za|ng|ke|de|fr|es|nl|se|ch|ru|cn|jp|kr|hk|sg|ph|br|mx)\b/uy;

/**
 * Cuts a stretch of text into tokens, in time linear in its length.
 *
 * A possessive ("’s") is a token of its own, a hyphen and every other mark too, but full stops or hyphens in a row are one
 * ("...", "--"). An apostrophe inside a name ("O’Brien"), the full stops of initials ("U.S.") and of web addresses stay with
 * their word; so does the full stop after an abbreviation or a single initial ("Mr.", "J.", "No. 10").
 *
 * @param text the whole text; offsets of the result point into it
 * @param start where to begin, in UTF-16 code units
 * @param end where to stop, exclusive
 */
export function tokenize(text: string, start: number, end: number, abbreviations: Abbreviations): Token[] {
  const tokens: Token[] = [];
  const stretch = text.slice(start, end);
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(stretch); match; match = TOKEN.exec(stretch)) {
    const kind: TokenKind = match[1] !== undefined ? 'WORD' : match[2] !== undefined ? 'NUMBER' : 'MARK';
    let stop = match.index + match[0].length;
    if (kind === 'WORD') stop = endOfWord(stretch, match[0], stop, tokens.at(-1), abbreviations);
    TOKEN.lastIndex = stop;
    tokens.push({ kind, text: stretch.slice(match.index, stop), start: start + match.index, end: start + stop });
  }
  return tokens;
}

/** Where a word ends that the pattern found to end at `stop`. */
function endOfWord(
  stretch: string,
  word: string,
  stop: number,
  before: Token | undefined,
  abbreviations: Abbreviations,
): number {
  if (word.length > 8 && ADDRESS_OPENING.test(word)) return stop - trailingMarks(word);
  if (stretch.charCodeAt(stop) !== FULL_STOP || word.endsWith('.')) return stop;
  DOMAIN.lastIndex = stop;
  if (DOMAIN.test(stretch)) return DOMAIN.lastIndex;
  return keepsFullStop(stretch, word, stop, before, abbreviations) ? stop + 1 : stop;
}

const FULL_STOP = 0x2e;
const ADDRESS_OPENING = /^(?:https?:\/\/|www\.)/;

/** An address does not end with the marks that end a sentence or close a bracket around it. */
function trailingMarks(address: string): number {
  let marks = 0;
  while (marks < address.length && ".,;:!?)]}'’…".includes(address.charAt(address.length - 1 - marks))) marks += 1;
  return marks;
}

function keepsFullStop(
  stretch: string,
  word: string,
  stop: number,
  before: Token | undefined,
  { always, beforeNumber, afterComma }: Abbreviations,
): boolean {
  if (word.length === 1 && word !== 'I' && word.toUpperCase() === word) return true;
  const lower = word.toLowerCase();
  if (always.has(lower)) return true;
  if (beforeNumber.has(lower)) return /^ ?\p{N}/u.test(stretch.slice(stop + 1, stop + 3));
  return afterComma.has(lower) && before?.text === ',' && lower !== word;
}
