import { eld } from 'eld/extrasmall';

/** Letters below which no language is told: a name or a number has none. */
const FEWEST_LETTERS = 40;
/** How much of the text is looked at. */
const SAMPLE = 3000;

/** The language of a text as BCP 47 ("en"), or null when it is too short or the detector is not sure. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null;
  const result = eld.detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : null;
}
