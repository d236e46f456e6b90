import { eld } from 'eld/extrasmall';

/** Letters below which no language is told: a name or a number has none. */
const FEWEST_LETTERS = 40;
/** How much of the text is looked at. */
const SAMPLE = 3000;

/** The commonest words of English that no other language shares so many of. */
const ENGLISH = /\b(?:the|of|and|to|that|with|from|this|have|said|was)\b/g;
/** Of prose in English they are every fifth word; in other languages fewer than one in twenty looks like one of them. */
const SHARE = 0.11;
/** Letters and space that a word of prose takes. */
const WORD = 6;
/** A shorter text is left to the detector, which is slow but knows every language. */
const ENOUGH = 300;

/** The language of a text as BCP 47 ("en"), or null when it is too short or the detector is not sure. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (isPlainlyEnglish(sample)) return 'en';
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null;
  const result = eld.detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

function isPlainlyEnglish(sample: string): boolean {
  return sample.length >= ENOUGH && (sample.match(ENGLISH)?.length ?? 0) * WORD > SHARE * sample.length;
}
