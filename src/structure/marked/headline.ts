import type { BlockKind, Metadata } from '../../model.ts';
import { keyOf } from '../lexicon.ts';
import type { Line } from '../lines.ts';

/** The score from which a line is the headline rather than what the page says its title is. */
const ENOUGH = 1;
/** Lines by which a headline loses to one nearer the body. */
const FAR = 200;

/**
 * Chooses the headline among the lines before the first paragraph: a heading of the first level, a line named so, or
 * one that says what the page says its title is.
 */
export function findMarkedHeadline(
  lines: readonly Line[],
  first: number,
  clues: readonly Metadata[],
  isAside: (line: Line) => boolean,
  partOf: (line: Line) => BlockKind | null,
): Line | null {
  const titles = clues.flatMap(({ headline }) => (headline === undefined ? [] : [keyOf(headline)]));
  let best: Line | null = null;
  let bestScore = ENOUGH;
  for (const line of lines.slice(0, first + 1)) {
    const { markup } = line.passage;
    if (!markup || line.size === 0 || line.size > 50 || markup.element === 'CAPTION') continue;
    let score = 2 * Math.max(0, ...titles.map((title) => likeness(title, line.key)));
    if (markup.level === 1) score += 1.2;
    else if (markup.level > 1) score += 0.4;
    if (partOf(line) === 'HEADLINE') score += 0.5;
    if (isAside(line)) score -= 0.8;
    if (markup.linked > 0.5) score -= 0.4;
    if (line.size < 3) score -= 0.5;
    score -= Math.min(1, (first - line.index) / FAR);
    if (score >= bestScore) [best, bestScore] = [line, score];
  }
  return best;
}

/** From 0 to 1: whether one is the other, or begins with it, or shares its words. */
function likeness(title: string, key: string): number {
  if (title === key) return 1;
  if (key.length > 12 && (title.startsWith(`${key} `) || key.startsWith(`${title} `))) return 0.9;
  const words = new Set(title.split(' '));
  const own = key.split(' ');
  if (own.length < 3) return 0;
  const shared = own.filter((word) => words.has(word)).length;
  return (shared / Math.max(own.length, Math.min(words.size, own.length * 2))) * 0.8;
}
