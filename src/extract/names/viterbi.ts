import { EXCLUDED, isInside, LABELS, OUTSIDE } from './labels.ts';

const IMPOSSIBLE = -1e9;

type Transitions = Int16Array | Float64Array;

/** The labels of the best path through the scores (Viterbi), in time linear in the number of tokens. */
export function bestPath(scores: Float64Array, transitions: Transitions): Uint8Array {
  const length = scores.length / LABELS;
  const from = new Uint8Array(scores.length);
  let last = new Float64Array(LABELS).fill(IMPOSSIBLE);
  let best = new Float64Array(LABELS);
  last[OUTSIDE] = 0;
  for (let i = 0; i < length; i++) {
    const row = i * LABELS;
    if (scores[row + OUTSIDE + 1] === EXCLUDED) {
      outside(row);
      continue;
    }
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
  return trace();

  /** A token that can be no name: all paths go through `OUTSIDE`. */
  function outside(row: number): void {
    let top = IMPOSSIBLE * 2;
    for (let before = 0; before < LABELS; before++) {
      const score = (last[before] ?? IMPOSSIBLE) + (transitions[before * LABELS + OUTSIDE] ?? 0);
      if (score > top) {
        top = score;
        from[row + OUTSIDE] = before;
      }
    }
    last.fill(IMPOSSIBLE);
    last[OUTSIDE] = top + (scores[row + OUTSIDE] ?? 0);
  }

  function trace(): Uint8Array {
    const path = new Uint8Array(length);
    let label = 0;
    for (let l = 1; l < LABELS; l++) if ((last[l] ?? 0) > (last[label] ?? 0)) label = l;
    for (let i = length - 1; i >= 0; i--) {
      path[i] = label;
      label = from[i * LABELS + label] ?? OUTSIDE;
    }
    return path;
  }
}
