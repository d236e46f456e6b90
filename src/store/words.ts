import { fold } from './fold.ts';

/** A run of letters and digits in a text. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Longer words are searched for by their beginning. */
const LONGEST = 64;

/** What is one word, and folds to its small letters. */
const PLAIN = /^[\da-z]{1,64}$/i;

/**
 * The words of a text as they are searched for: without case and diacritics. Both databases are given these and no text, so
 * that both find the same.
 */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text)) return [text.toLowerCase()];
  const words = fold(text).match(WORD) ?? [];
  return words.map((word) => (word.length > LONGEST ? word.slice(0, LONGEST) : word));
}

/** How many bytes of words of one text can be searched for: some 65,000 words of English. */
const INDEXED_BYTES = 400_000;

/** The words of a text that the index takes: all of them, but for texts as long as a book. */
export function indexedWords(text: string): string[] {
  const words = wordsOf(text);
  if (text.length < INDEXED_BYTES / 4) return words;
  let bytes = 0;
  const end = words.findIndex((word) => {
    bytes += Buffer.byteLength(word);
    return bytes > INDEXED_BYTES;
  });
  return end < 0 ? words : words.slice(0, end);
}
