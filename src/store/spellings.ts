/** Shorter words are told apart by each letter: one slip makes another name of "Kim". */
const FORGIVEN_FROM = 4;

/** Longer words are no names; their spellings would only fill the index. */
const FORGIVEN_TO = 32;

/** Stands in a spelling where any letter, or none, may be; no word has it. */
const GAP = '_';

/** Under what a word is kept, so that a slip of one letter finds it: itself, and itself with a gap for each letter. */
export function keptSpellings(word: string): string[] {
  return isForgiven(word) ? unique([word, ...gapsInsteadOfLetters([...word])]) : [word];
}

/**
 * What to look for to find words that are at most one slip away: a letter too many, missing or wrong, or two changed about.
 *
 * Whatever `keptSpellings` of such a word gives is among them, and of no other word.
 */
export function askedSpellings(word: string): string[] {
  if (!isForgiven(word)) return [word];
  const letters = [...word];
  const wrong = gapsInsteadOfLetters(letters);
  const missing = [...letters, ''].map((_, i) => letters.toSpliced(i, 0, GAP).join(''));
  const tooMany = letters.map((_, i) => letters.toSpliced(i, 1).join(''));
  const changed = letters.slice(1).map((letter, i) => letters.toSpliced(i, 2, letter, letters[i] ?? '').join(''));
  return unique([word, ...wrong, ...missing, ...changed, ...tooMany.filter(isForgiven)]);
}

function isForgiven(word: string): boolean {
  return word.length >= FORGIVEN_FROM && word.length <= FORGIVEN_TO;
}

function gapsInsteadOfLetters(letters: readonly string[]): string[] {
  return letters.map((_, i) => letters.toSpliced(i, 1, GAP).join(''));
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
