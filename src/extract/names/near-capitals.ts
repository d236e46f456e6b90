import type { WordFacts } from './lexicon.ts';

/** A word of a name is capitalised, or stands this near to one that is: "Lord of the Isles", "COVID-19". */
const REACH = 2;

/**
 * For each token, whether it may belong to a name: 1 or 0. Half of the words of news stand further from any capital than the
 * words of a name do (two in 100,000 did, by mistake), so the tagger passes over them.
 */
export function nearCapitals(facts: readonly WordFacts[]): Uint8Array {
  const near = new Uint8Array(facts.length);
  let filled = 0;
  facts.forEach(({ hasCapital }, i) => {
    if (!hasCapital) return;
    const end = Math.min(facts.length, i + REACH + 1);
    near.fill(1, Math.max(filled, i - REACH), end);
    filled = end;
  });
  return near;
}
