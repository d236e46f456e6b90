import type { Passage } from '../model.ts';
import type { PhysicalLine } from './lines.ts';

/** Columns at which people and mail programs wrap. Narrower is a list, wider is a paragraph a line. */
const NARROWEST = 40;
const WIDEST = 132;
/** Fewer joints than this prove nothing. */
const MIN_JOINTS = 4;
/** The share of joints that must stand where a wrapping program had to break. */
const MIN_FORCED_SHARE = 0.6;
/** How much shorter than the widest line a wrapped line may be, as balanced wrapping does. */
const SLACK = 6;
const OPENS_ITEM = /^(?:[-–—*•·▪◦>#]|\d{1,3}[.)])\s/u;

/**
 * Joins the lines of a text that was wrapped at a column into paragraphs; other texts stay as they are. A line runs on
 * when the next line's first word would not have fitted on it, which is the one reason to break mid-sentence.
 */
export function joinWrapped(text: string, lines: readonly PhysicalLine[]): Passage[] {
  const width = wrapWidth(lines);
  const joined: Passage[] = [];
  let first = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || (next && width !== null && runsOn(line, next, width))) continue;
    const start = lines[first]?.start ?? line.start;
    joined.push({ start, end: line.end, text: text.slice(start, line.end) });
    first = i + 1;
  }
  return joined;
}

/** The column that the text was wrapped at, or null when it was not. */
function wrapWidth(lines: readonly PhysicalLine[]): number | null {
  let width = 0;
  for (const line of lines) if (line.text.includes(' ')) width = Math.max(width, line.text.length);
  if (width < NARROWEST || width > WIDEST) return null;
  let joints = 0;
  let forced = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || !next || next.fresh) continue;
    joints += 1;
    if (runsOn(line, next, width)) forced += 1;
  }
  return joints >= MIN_JOINTS && forced >= joints * MIN_FORCED_SHARE ? width : null;
}

function runsOn(line: PhysicalLine, next: PhysicalLine, width: number): boolean {
  if (next.fresh || OPENS_ITEM.test(next.text)) return false;
  const space = next.text.search(/\s/);
  const firstWord = space < 0 ? next.text.length : space;
  return line.text.length + 1 + firstWord > width - SLACK;
}
