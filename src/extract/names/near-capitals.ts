import type { WordFacts } from './lexicon.ts';

/** A word of a name is capitalised, or stands at most so far before one that is: "Lord of the Isles", "van der Berg". */
const REACH = 2;

/**
 * For each token, whether it may belong to a name: 1 or 0. A small-lettered word with no capital soon behind it does not, while a mark,
 * a figure or what follows a hyphen may close a name ("COVID-19", "Jong-un"). More than half of the words of news are told so, and the tagger passes over them.
 */
export function nearCapitals(facts: readonly WordFacts[]): Uint8Array {
  const near = new Uint8Array(facts.length);
  facts.forEach(({ hasCapital }, i) => {
    if (!hasCapital) return;
    near.fill(1, Math.max(0, i - REACH), i + 1);
    for (let k = i + 1; k <= i + REACH && mayCloseName(facts, k); k++) near[k] = 1;
  });
  return near;
}

function mayCloseName(facts: readonly WordFacts[], i: number): boolean {
  const word = facts[i];
  return word !== undefined && (!word.lowerCase || facts[i - 1]?.lowerText === '-');
}
