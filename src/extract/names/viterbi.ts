import { FEATURES } from './features.ts';
import { isInside, LABELS, OUTSIDE } from './labels.ts';

const IMPOSSIBLE = -1e9;

type Weights = Int8Array | Float64Array;
type Transitions = Int16Array | Float64Array;

/**
 * Scores of labels, `LABELS` for each token of `tokens[first..end)`.
 *
 * A quarter of all extraction was spent here: nine sums in local variables, one a label, take less than half the time of a
 * loop over the labels that adds to an array.
 */
export function scoreTokens(buckets: Int32Array, first: number, end: number, weights: Weights): Float64Array {
  const scores = new Float64Array((end - first) * LABELS);
  for (let i = first; i < end; i++) {
    let [s0, s1, s2, s3, s4, s5, s6, s7, s8] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      const at = (buckets[f] ?? 0) * LABELS;
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
    const row = (i - first) * LABELS;
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
  return scores;
}

/** The labels of the best path through the scores (Viterbi), in time linear in the number of tokens. */
export function bestPath(scores: Float64Array, transitions: Transitions): Uint8Array {
  const length = scores.length / LABELS;
  const from = new Uint8Array(scores.length);
  let last = new Float64Array(LABELS).fill(IMPOSSIBLE);
  let best = new Float64Array(LABELS);
  last[OUTSIDE] = 0;
  for (let i = 0; i < length; i++) {
    const row = i * LABELS;
    for (let label = 0; label < LABELS; label++) {
      // A name is carried on only by its own type: see `mayFollow`.
      const inside = isInside(label);
      let before = inside ? label - 1 : 0;
      const end = inside ? label + 1 : LABELS;
      let top = IMPOSSIBLE * 2;
      for (; before < end; before++) {
        const score = (last[before] ?? IMPOSSIBLE) + (transitions[before * LABELS + label] ?? 0);
        if (score > top) {
          top = score;
          from[row + label] = before;
        }
      }
      best[label] = top + (scores[row + label] ?? 0);
    }
    [last, best] = [best, last];
  }
  const path = new Uint8Array(length);
  let label = 0;
  for (let l = 1; l < LABELS; l++) if ((last[l] ?? 0) > (last[label] ?? 0)) label = l;
  for (let i = length - 1; i >= 0; i--) {
    path[i] = label;
    label = from[i * LABELS + label] ?? OUTSIDE;
  }
  return path;
}
