import type { Passage } from '../model.ts';

/** A line as the text breaks it, trimmed; `fresh` when a blank line, an indent or the beginning comes before it. */
export interface PhysicalLine extends Passage {
  readonly fresh: boolean;
}

/** Line feed, carriage return, vertical tab, form feed, next line, line and paragraph separator. */
const isBreak = (code: number): boolean =>
  (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;

/** White space, no-break and zero-width characters, direction marks: nothing that a reader sees. */
const BLANK = /[\s\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** How many spaces open a new paragraph. */
const INDENT = 2;

/** The non-empty lines of a text with their true offsets. */
export function physicalLines(text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let blank = true;
  for (let from = 0; from <= text.length; ) {
    const to = lineEnd(text, from);
    const line = trim(text, from, to);
    if (line.start < line.end) {
      lines.push({ ...line, text: text.slice(line.start, line.end), fresh: blank || line.start - from >= INDENT });
      blank = false;
    } else {
      blank = true;
    }
    from = text.charCodeAt(to) === 0x0d && text.charCodeAt(to + 1) === 0x0a ? to + 2 : to + 1;
  }
  return lines;
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isBreak(text.charCodeAt(i))) i++;
  return i;
}

function trim(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return { start, end };
}
