import type { Zone } from './body.ts';
import { type Lexicon, wordsOf } from './lexicon.ts';
import type { Line } from './lines.ts';

/** How many paragraphs may stand before the headline, as captions, standfirsts and notices do. */
const PROSE_BEFORE = 3;
/** How far before the body it is looked for. */
const REACH = 60;
/** Letters that a word must share with one of the body: "Kämpfe" and "Kämpfen" are one. */
const STEM = 5;

/**
 * Chooses the headline: the line before the body that reads like one, speaks of what the body speaks of, and stands
 * nearest to it, with byline, date and standfirst after it.
 */
export function findHeadline(lines: readonly Line[], zone: Zone | null, lexicon: Lexicon): Line | null {
  if (!zone) return lines.find((line) => !line.furniture && line.size >= 3 && !line.dated) ?? null;
  const stems = bodyStems(lines, zone);
  let best: Line | null = null;
  let bestScore = 0;
  let prose = 0;
  for (let i = Math.max(0, zone.first - REACH); i <= zone.last && prose < PROSE_BEFORE; i++) {
    const line = lines[i];
    if (!line) break;
    const score = isCandidate(line) ? rate(line, lines, zone, stems, prose, lexicon) : 0;
    if (score > bestScore) [best, bestScore] = [line, score];
    if (i >= zone.first && isParagraph(line)) prose += 1;
  }
  return best;
}

function isCandidate(line: Line): boolean {
  if (line.furniture || line.heading || line.dated || line.size < 2 || line.size > 45) return false;
  return !line.caption && !(line.byline?.opened && line.size < 8);
}

function isParagraph(line: Line): boolean {
  return line.prose && !line.furniture && !line.caption;
}

function rate(
  line: Line,
  lines: readonly Line[],
  zone: Zone,
  stems: ReadonlySet<string>,
  prose: number,
  lexicon: Lexicon,
): number {
  let score = 3 + 4 * overlap(line, stems);
  if (line.size < 4) score -= 2;
  else if (line.size >= 6 && line.size <= 20) score += 1;
  else if (line.size > 28) score -= 2.5;
  if (/[.。:,;]["”’]?$/u.test(line.text) && !/\.\.\.$|…$/u.test(line.text)) score -= 2;
  if (/^\p{Ll}/u.test(line.text)) score -= 1;
  if (lexicon.sections.has(line.key)) score -= 2.5;
  if (line.byline) score -= 1.5;
  score -= prose * 1.5;
  score += signs(line, lines);
  return score - distance(line, lines, zone);
}

/** Byline, date and a repetition soon after a line speak for it. */
function signs(line: Line, lines: readonly Line[]): number {
  let score = 0;
  let dated = false;
  let signed = false;
  let steps = 0;
  for (let i = line.index + 1; i < lines.length && steps < 4; i++) {
    const next = lines[i];
    if (!next || next.furniture) continue;
    steps += 1;
    if (next.dated || (next.dates.length > 0 && next.byline)) dated = true;
    if (next.byline) signed = true;
    if (isParagraph(next) && next.size > 35) break;
  }
  if (dated) score += 1;
  if (signed) score += 0.7;
  return score;
}

/** Each line between a candidate and the body that headline matter does not explain counts against it. */
function distance(line: Line, lines: readonly Line[], zone: Zone): number {
  let cost = 0;
  for (let i = line.index + 1; i < zone.first; i++) {
    const between = lines[i];
    if (!between) break;
    if (between.furniture) cost += 0.04;
    else if (between.dated || between.byline || between.caption) cost += 0.1;
    else if (between.heading) cost += 0.5;
    else cost += 0.3;
  }
  return Math.min(cost, 6);
}

/** The share of a line's longer words whose beginnings the body has too. */
function overlap(line: Line, stems: ReadonlySet<string>): number {
  const words = contentWords(line.words);
  if (words.length === 0) return 0;
  return words.filter((word) => stems.has(word.slice(0, STEM))).length / Math.max(words.length, 3);
}

function bodyStems(lines: readonly Line[], zone: Zone): Set<string> {
  const stems = new Set<string>();
  let words = 0;
  for (let i = zone.first; i <= zone.last && words < 1500; i++) {
    const line = lines[i];
    if (!line || !isParagraph(line) || line.size < 14) continue;
    for (const word of contentWords(wordsOf(line.passage.text.slice(0, 4000)))) stems.add(word.slice(0, STEM));
    words += line.size;
  }
  return stems;
}

function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 3 || /\d|[\p{Script=Han}\p{Script=Hangul}]/u.test(word));
}
