import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

type Detector = typeof import('eld/extrasmall')['eld'];

let loaded: Detector | undefined;

/**
 * The detector, whose table takes a third of the time in which a short command starts: it is loaded when a text first needs
 * it, which plain English does not. A module that exports to `import` alone is required by its path.
 */
function detector(): Detector {
  loaded ??= loadDetector();
  return loaded;
}

function loadDetector(): Detector {
  const path = fileURLToPath(import.meta.resolve('eld/extrasmall'));
  return (createRequire(import.meta.url)(path) as { readonly eld: Detector }).eld;
}

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
  const result = detector().detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

function isPlainlyEnglish(sample: string): boolean {
  return sample.length >= ENOUGH && (sample.match(ENGLISH)?.length ?? 0) * WORD > SHARE * sample.length;
}
