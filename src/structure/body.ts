import type { Line } from './lines.ts';

/** The lines `first..last` (inclusive) among which the article's paragraphs stand. */
export interface Zone {
  readonly first: number;
  readonly last: number;
}

/** What a line that is no prose costs: so many words of prose make up for it. */
const COST = { furniture: -5, short: -5, dated: -8, byline: -8, heading: -12, caption: 0 } as const;
/** Words that a paragraph must have before it counts for the body; a teaser's sentence hardly does. */
const FIRST_WORDS = 8;
/** One endless paragraph does not outweigh an article. */
const MOST_WORDS = 90;

/** The densest run of prose: the run of lines whose weights sum to most. Null when the text has none. */
export function findZone(lines: readonly Line[]): Zone | null {
  let best: Zone | null = null;
  let bestSum = 0;
  let sum = 0;
  let first = 0;
  for (const line of lines) {
    if (sum <= 0) {
      sum = 0;
      first = line.index;
    }
    sum += weigh(line);
    if (sum > bestSum) {
      bestSum = sum;
      best = { first, last: line.index };
    }
  }
  return best;
}

export function weigh(line: Line): number {
  if (line.furniture) return COST.furniture;
  if (line.heading) return COST.heading;
  if (line.caption) return COST.caption;
  if (line.dated) return COST.dated;
  if (line.byline && line.size < 12) return COST.byline;
  if (line.prose) return Math.min(line.size, MOST_WORDS) - FIRST_WORDS;
  return line.ended ? 2 : COST.short;
}
