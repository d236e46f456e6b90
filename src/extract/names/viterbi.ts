import { FEATURES } from './features.ts';
import { LABELS, mayFollow, OUTSIDE } from './labels.ts';

const IMPOSSIBLE = -1e9;

type Weights = Int8Array | Float64Array;
type Transitions = Int16Array | Float64Array;

/** Scores of labels, `LABELS` for each token of `tokens[first..end)`. */
export function scoreTokens(buckets: Int32Array, first: number, end: number, weights: Weights): Float64Array {
  const scores = new Float64Array((end - first) * LABELS);
  for (let i = first; i < end; i++) {
    const row = (i - first) * LABELS;
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      const at = (buckets[f] ?? 0) * LABELS;
      for (let label = 0; label < LABELS; label++)
        scores[row + label] = (scores[row + label] ?? 0) + (weights[at + label] ?? 0);
    }
  }
  return scores;
}

/** The labels of the best path through the scores (Viterbi), in time linear in the number of tokens. */
export function bestPath(scores: Float64Array, transitions: Transitions): Uint8Array {
  const length = scores.length / LABELS;
  const best = new Float64Array(LABELS);
  const from = new Uint8Array(scores.length);
  let last = new Float64Array(LABELS).fill(IMPOSSIBLE);
  last[OUTSIDE] = 0;
  for (let i = 0; i < length; i++) {
    for (let label = 0; label < LABELS; label++) {
      let top = IMPOSSIBLE * 2;
      for (let before = 0; before < LABELS; before++) {
        if (!mayFollow(before, label)) continue;
        const score = (last[before] ?? IMPOSSIBLE) + (transitions[before * LABELS + label] ?? 0);
        if (score > top) {
          top = score;
          from[i * LABELS + label] = before;
        }
      }
      best[label] = top + (scores[i * LABELS + label] ?? 0);
    }
    last = best.slice();
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
