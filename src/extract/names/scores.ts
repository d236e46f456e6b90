import { CONTEXT, PLACE_COUNT, PLACES, type Place, wordBuckets } from './features.ts';
import { EXCLUDED, LABELS, OUTSIDE } from './labels.ts';
import { NO_FACTS, type WordFacts } from './lexicon.ts';

/** Scores of labels for `tokens[first..end)`, `LABELS` for each; no name where `worth` has 0. */
export type TokenScorer = (
  facts: readonly WordFacts[],
  context: Int32Array,
  worth: Uint8Array,
  first: number,
  end: number,
) => Float64Array;

/**
 * Adds up the weights of the features. What a word says by itself of its own label and of those of its neighbours is summed
 * once a word, which halves the work; the rest is looked up token by token.
 */
export function createTokenScorer(weights: Int8Array): TokenScorer {
  const sums = new WeakMap<WordFacts, Int16Array>();

  const sumsOf = (word: WordFacts | undefined): Int16Array => {
    const known = sums.get(word ?? NO_FACTS);
    if (known) return known;
    const made = sumUp(word ?? NO_FACTS, weights);
    sums.set(word ?? NO_FACTS, made);
    return made;
  };

  return (facts, context, worth, first, end) => {
    const scores = new Float64Array((end - first) * LABELS);
    const none = sumsOf(undefined);
    let [b2, b, w] = [none, none, sumsOf(facts[first])];
    let a = first + 1 < end ? sumsOf(facts[first + 1]) : none;
    for (let i = first; i < end; i++) {
      const a2 = i + 2 < end ? sumsOf(facts[i + 2]) : none;
      const row = (i - first) * LABELS;
      if (worth[i] === 0) {
        scores.fill(EXCLUDED, row + OUTSIDE + 1, row + LABELS);
        [b2, b, w, a] = [b, w, a, a2];
        continue;
      }
      addContext(context, i * CONTEXT, weights, scores, row);
      for (let label = 0; label < LABELS; label++) {
        scores[row + label] =
          (scores[row + label] ?? 0) +
          (w[label] ?? 0) +
          (b[PLACES.BEFORE * LABELS + label] ?? 0) +
          (a[PLACES.AFTER * LABELS + label] ?? 0) +
          (b2[PLACES.BEFORE_THAT * LABELS + label] ?? 0) +
          (a2[PLACES.AFTER_THAT * LABELS + label] ?? 0);
      }
      [b2, b, w, a] = [b, w, a, a2];
    }
    return scores;
  };
}

function sumUp(word: WordFacts, weights: Int8Array): Int16Array {
  const sums = new Int16Array(PLACE_COUNT * LABELS);
  for (const place of Object.values(PLACES)) {
    for (const bucket of wordBuckets(word, place as Place)) {
      for (let label = 0; label < LABELS; label++) {
        const at = place * LABELS + label;
        sums[at] = (sums[at] ?? 0) + (weights[bucket * LABELS + label] ?? 0);
      }
    }
  }
  return sums;
}

/** Nine sums in local variables, one a label, take less than half the time of a loop over the labels. */
function addContext(context: Int32Array, from: number, weights: Int8Array, scores: Float64Array, row: number): void {
  let [s0, s1, s2, s3, s4, s5, s6, s7, s8] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let f = from; f < from + CONTEXT; f++) {
    const at = (context[f] ?? 0) * LABELS;
    s0 += weights[at] ?? 0;
    s1 += weights[at + 1] ?? 0;
    s2 += weights[at + 2] ?? 0;
    s3 += weights[at + 3] ?? 0;
    s4 += weights[at + 4] ?? 0;
    s5 += weights[at + 5] ?? 0;
    s6 += weights[at + 6] ?? 0;
    s7 += weights[at + 7] ?? 0;
    s8 += weights[at + 8] ?? 0;
  }
  scores[row] = s0;
  scores[row + 1] = s1;
  scores[row + 2] = s2;
  scores[row + 3] = s3;
  scores[row + 4] = s4;
  scores[row + 5] = s5;
  scores[row + 6] = s6;
  scores[row + 7] = s7;
  scores[row + 8] = s8;
}
