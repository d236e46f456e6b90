import type { AnnotatedText } from '../text/annotate.ts';
import type { NamedSpan } from './index.ts';
import { isInside, LABELS, OUTSIDE, typeOf } from './labels.ts';

/** Scores apart by this much, per token, are as good as certain; found on the training sets by cross-validation. */
const CERTAIN = 400;

/** The names that a path of labels marks, with how sure the scores are of them. */
export function spansOf(text: AnnotatedText, first: number, path: Uint8Array, scores: Float64Array): NamedSpan[] {
  const spans: NamedSpan[] = [];
  for (let i = 0; i < path.length; ) {
    const label = path[i] ?? OUTSIDE;
    let end = i + 1;
    if (label !== OUTSIDE) {
      while (end < path.length && isInside(path[end] ?? OUTSIDE)) end += 1;
      const start = text.tokens[first + i]?.start ?? 0;
      const stop = text.tokens[first + end - 1]?.end ?? start;
      spans.push({
        type: typeOf(label),
        firstToken: first + i,
        endToken: first + end,
        start,
        end: stop,
        text: text.text.slice(start, stop),
        confidence: confidence(path, scores, i, end),
      });
    }
    i = end;
  }
  return spans;
}

/** How far the chosen labels stand above the best of another type, on the average of the name's words. */
function confidence(path: Uint8Array, scores: Float64Array, from: number, to: number): number {
  let margin = 0;
  for (let i = from; i < to; i++) {
    const label = path[i] ?? OUTSIDE;
    let other = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < LABELS; l++) {
      if (l === OUTSIDE || typeOf(l) !== typeOf(label)) other = Math.max(other, scores[i * LABELS + l] ?? 0);
    }
    margin += (scores[i * LABELS + label] ?? 0) - other;
  }
  const mean = margin / (to - from) / CERTAIN;
  return Math.round((1 / (1 + Math.exp(-4 * mean))) * 100) / 100;
}
