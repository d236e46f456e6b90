import type { AnnotatedText } from '../text/annotate.ts';
import type { NamedSpan } from './index.ts';
import { isInside, LABELS, mayFollow, OUTSIDE, typeOf } from './labels.ts';

/** A margin of so much per word is as good as certain. */
const CERTAIN = 250;

/** The names that a path of labels marks, with how sure the scores are of them. */
export function spansOf(
  text: AnnotatedText,
  first: number,
  path: Uint8Array,
  scores: Float64Array,
  transitions: Int16Array,
): NamedSpan[] {
  const spans: NamedSpan[] = [];
  for (let i = 0; i < path.length; ) {
    const label = path[i] ?? OUTSIDE;
    let end = i + 1;
    if (label !== OUTSIDE) {
      while (end < path.length && isInside(path[end] ?? OUTSIDE)) end += 1;
      const start = text.tokens[first + i]?.start ?? 0;
      const stop = text.tokens[first + end - 1]?.end ?? start;
      let margin = 0;
      for (let n = i; n < end; n++) margin += marginAt(path, scores, transitions, n);
      spans.push({
        type: typeOf(label),
        firstToken: first + i,
        endToken: first + end,
        start,
        end: stop,
        text: text.text.slice(start, stop),
        confidence: Math.round(100 / (1 + Math.exp((-4 * margin) / (end - i) / CERTAIN))) / 100,
      });
    }
    i = end;
  }
  return spans;
}

/** By how much the chosen label beats the best of another type, the labels beside it being what they are. */
function marginAt(path: Uint8Array, scores: Float64Array, transitions: Int16Array, i: number): number {
  const before = path[i - 1] ?? OUTSIDE;
  const after = path[i + 1];
  const total = (label: number): number =>
    (scores[i * LABELS + label] ?? 0) +
    (transitions[before * LABELS + label] ?? 0) +
    (after === undefined || isInside(after) ? 0 : (transitions[label * LABELS + after] ?? 0));
  const chosen = path[i] ?? OUTSIDE;
  let other = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < LABELS; label++) {
    const differs = label === OUTSIDE || typeOf(label) !== typeOf(chosen);
    if (differs && (isInside(chosen) || mayFollow(before, label))) other = Math.max(other, total(label));
  }
  return total(chosen) - other;
}
