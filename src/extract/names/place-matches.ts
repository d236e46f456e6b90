import type { Gazetteer } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { WordFacts } from './lexicon.ts';

/** The longest name of a place that is looked for, in tokens. */
const LONGEST = 6;

/**
 * For each token, the longest name of several words in the gazetteer that covers it: the kinds that it may be, with
 * another bit where it goes on from the token before; 0 where there is none.
 */
export function matchPlaces(
  { text, tokens, sentences }: AnnotatedText,
  facts: readonly WordFacts[],
  gazetteer: Gazetteer,
): Int32Array {
  const matches = new Int32Array(tokens.length);
  for (const { first, end } of sentences) {
    for (let i = first; i < end; ) {
      const length = longestMatch(i, end);
      if (length === 0) {
        i += 1;
        continue;
      }
      const kinds = gazetteer.kinds(text.slice(tokens[i]?.start, tokens[i + length - 1]?.end));
      for (let k = 0; k < length; k++) matches[i + k] = kinds | (k === 0 ? 256 : 512);
      i += length;
    }
  }
  return matches;

  function longestMatch(i: number, end: number): number {
    if (!facts[i]?.capitalised) return 0;
    const most = Math.min(gazetteer.longestFrom(tokens[i]?.text ?? ''), LONGEST, end - i);
    for (let length = most; length > 1; length--) {
      const last = facts[i + length - 1];
      if (!last?.capitalised) continue;
      if (gazetteer.kinds(text.slice(tokens[i]?.start, tokens[i + length - 1]?.end)) !== 0) return length;
    }
    return 0;
  }
}
