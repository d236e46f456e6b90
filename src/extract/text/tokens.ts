import type { Passage } from '../../model.ts';

/** A word, a number, or a single mark of punctuation. */
export type TokenKind = 'WORD' | 'NUMBER' | 'MARK';

export interface Token extends Passage {
  readonly kind: TokenKind;
}

const ABBREVIATION = String.raw`(?:\p{L}\.){2,}|\p{Lu}\p{Ll}?\.(?=\p{Lu}\p{Ll}?\.)`;
const CLITIC = String.raw`['’](?:s|S|re|ve|ll|d|m)(?![\p{L}\p{N}])`;
const NUMBER = String.raw`\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|m|bn|km)?(?![\p{L}])|\p{N}+(?:[.,:]\p{N}+)*`;
const WORD = String.raw`\p{L}[\p{L}\p{M}\p{N}_]*(?:['’](?!(?:s|S|re|ve|ll|d|m)(?![\p{L}\p{N}]))\p{L}[\p{L}\p{M}]*)*`;
const TOKEN = new RegExp(`(${ABBREVIATION}|${CLITIC}|${WORD})|(${NUMBER})|[^\\s\\u00ad\\u200b-\\u200f\\ufeff]`, 'gu');

/**
 * Cuts a stretch of text into tokens, in time linear in its length.
 *
 * A possessive ("’s") is a token of its own, a hyphen and every other mark too; an apostrophe inside a name
 * ("O’Brien") and the full stops of initials ("U.S.") stay with their word. A full stop after a title or a single
 * initial ("Mr.", "J.") joins its word when `abbreviations` has it.
 *
 * @param text the whole text; offsets of the result point into it
 * @param start where to begin, in UTF-16 code units
 * @param end where to stop, exclusive
 * @param abbreviations lower-case words, without the full stop, that keep one that follows them
 */
export function tokenize(text: string, start: number, end: number, abbreviations: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  const stretch = text.slice(start, end);
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(stretch); match; match = TOKEN.exec(stretch)) {
    const kind: TokenKind = match[1] !== undefined ? 'WORD' : match[2] !== undefined ? 'NUMBER' : 'MARK';
    let length = match[0].length;
    const stop = match.index + length;
    if (kind === 'WORD' && stretch[stop] === '.' && !match[0].endsWith('.') && keepsFullStop(match[0], abbreviations)) {
      length += 1;
      TOKEN.lastIndex = stop + 1;
    }
    tokens.push({
      kind,
      text: stretch.slice(match.index, match.index + length),
      start: start + match.index,
      end: start + match.index + length,
    });
  }
  return tokens;
}

function keepsFullStop(word: string, abbreviations: ReadonlySet<string>): boolean {
  return (word.length === 1 && word !== 'I' && word.toUpperCase() === word) || abbreviations.has(word.toLowerCase());
}
