import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { isListItem } from './lists.ts';

/** The lines `first..last` (inclusive) among which the article's paragraphs stand. */
export interface Zone {
  readonly first: number;
  readonly last: number;
}

/** What a line that is no prose costs: so many words of prose make up for it. */
const COST = {
  furniture: -5,
  short: -5,
  dated: -8,
  byline: -8,
  heading: -12,
  caption: 0,
  entry: -1,
  comments: -30,
} as const;
/** Words that a paragraph must have before it counts for the body; a teaser's sentence hardly does. */
const FIRST_WORDS = 8;
/** One endless paragraph does not outweigh an article. */
const MOST_WORDS = 90;

/** The densest run of prose: the run of lines whose weights sum to most. Null when the text has none. */
export function findZone(lines: readonly Line[], lexicon: Lexicon): Zone | null {
  let best: Zone | null = null;
  let bestSum = 0;
  let sum = 0;
  let first = 0;
  for (const line of lines) {
    if (sum <= 0) {
      sum = 0;
      first = line.index;
    }
    sum += isCommentHeading(line, lexicon) ? COST.comments : weigh(line, lines);
    if (sum > bestSum) {
      bestSum = sum;
      best = { first, last: line.index };
    }
  }
  return best && { first: best.first, last: reach(lines, best, lexicon) };
}

/** The fewest words of a paragraph that stands apart from the densest run, and how far apart it may stand. */
const APART_WORDS = 45;
const APART_LINES = 40;

/** The last paragraph of an article that pictures and wares cut in pieces: teasers are shorter, and come under headings. */
function reach(lines: readonly Line[], zone: Zone, lexicon: Lexicon): number {
  let last = zone.last;
  for (let i = last + 1; i < lines.length && i <= last + APART_LINES; i++) {
    const line = lines[i];
    if (!line || line.heading || isCommentHeading(line, lexicon)) break;
    if (line.prose && line.ended && !line.furniture && !line.caption && line.size >= APART_WORDS) last = i;
  }
  return last;
}

function weigh(line: Line, lines: readonly Line[]): number {
  if (line.furniture) return COST.furniture;
  if (line.heading) return COST.heading;
  if (line.caption) return COST.caption;
  if (line.dated) return COST.dated;
  if (line.byline && line.size < 12) return COST.byline;
  if (line.prose) return Math.min(line.size, MOST_WORDS) - FIRST_WORDS;
  if (line.ended) return 2;
  return isListItem(line, lines) ? COST.entry : COST.short;
}

/** "Comments", "12 comments" */
function isCommentHeading({ words, size }: Line, { commentHeadings }: Lexicon): boolean {
  return size <= 5 && commentHeadings.has(words.filter((word) => !/^\d+$/.test(word)).join(' '));
}

/** Whether a line reads as a paragraph of the body, wherever it stands. */
export function isBodyProse(line: Line): boolean {
  return line.prose && !line.furniture && !line.caption && !line.dated && !(line.byline && line.size < 12);
}
