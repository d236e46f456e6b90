import type { BlockKind, DocumentLine, Element, MarkupRun } from '../model.ts';

/** Where a line ends: the element that it is the text of. */
export interface LineEnd {
  readonly node: number;
  readonly element: Element;
  readonly level: number;
}

/** White space that markup shows as one space: all but a single space and the no-break space. */
const SPACE = /[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+/g;
/** No-break and zero-width characters, direction marks: a line of nothing else is empty. */
const SEEN = /[^\s\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Pieces of a line that wait to be put together. */
const MOST_PARTS = 100_000;
/** More named elements say nothing more of a line. */
const MOST_RUNS = 64;

/** Writes the text that a format gives, line by line: white space is one space, each line knows its place. */
export class LineWriter {
  private readonly pieces: string[] = [];
  private readonly lines: DocumentLine[] = [];
  private length = 0;
  private parts: string[] = [];
  private letters = 0;
  private linkedLetters = 0;
  private spaced = true;
  private runs: { node: number; from: number; to: number }[] = [];
  /** The run of each named element that is open, innermost last. */
  private readonly open: number[] = [];

  /** Writes a field that the format has for one part of an article, in one line. */
  field(kind: BlockKind, text: string): void {
    this.add(text, false, false);
    this.endLine({ node: -1, element: 'OTHER', level: 0 }, kind);
  }

  /** Begins a stretch of the line in an element of its own. */
  openRun(node: number): void {
    this.open.push(node);
    if (this.runs.length < MOST_RUNS) this.runs.push({ node, from: this.letters, to: -1 });
  }

  closeRun(): void {
    const node = this.open.pop();
    const run = this.runs.findLast((other) => other.node === node);
    if (run) run.to = this.letters;
  }

  /** Adds text to the line that is being written. */
  add(text: string, linked: boolean, preformatted: boolean): void {
    const plain = preformatted ? text : text.replace(SPACE, ' ');
    const part = this.spaced && plain.startsWith(' ') ? plain.slice(1) : plain;
    if (part === '') return;
    this.parts.push(part);
    // Hostile text comes in single characters.
    if (this.parts.length > MOST_PARTS) this.parts = [this.parts.join('')];
    this.letters += part.length;
    if (linked) this.linkedLetters += part.length;
    this.spaced = part.endsWith(' ');
  }

  /** Ends the line; nothing is written where it holds nothing that is seen. */
  endLine(end: LineEnd, kind: BlockKind | null = null): void {
    if (this.parts.length > 0) this.write(end, kind);
    this.parts = [];
    this.letters = 0;
    this.linkedLetters = 0;
    this.spaced = true;
    this.runs = this.open.slice(-MOST_RUNS).map((node) => ({ node, from: 0, to: -1 }));
  }

  private write(end: LineEnd, kind: BlockKind | null): void {
    const whole = this.parts.join('');
    const { from, to } = trimmed(whole);
    if (from === to) return;
    const text = whole.slice(from, to);
    if (this.length > 0) this.length += 1;
    const start = this.length;
    this.length += text.length;
    this.pieces.push(text);
    const linked = this.linkedLetters / this.letters;
    const runs = this.runsWithin(from, to, start - from, end.node);
    const markup = { ...end, linked, kind, ...(runs.length > 0 && { runs }) };
    this.lines.push({ start, end: this.length, text, markup });
  }

  /** The runs that hold a part of the line, not all of it in the line's own element. */
  private runsWithin(from: number, to: number, shift: number, lineNode: number): MarkupRun[] {
    const found: MarkupRun[] = [];
    for (const run of this.runs) {
      const start = Math.max(from, run.from);
      const end = Math.min(to, run.to < 0 ? to : run.to);
      if (start < end && run.node !== lineNode) found.push({ node: run.node, start: start + shift, end: end + shift });
    }
    return found;
  }

  finish(): { text: string; lines: readonly DocumentLine[] } {
    return { text: this.pieces.join('\n'), lines: this.lines };
  }
}

function trimmed(text: string): { from: number; to: number } {
  let from = 0;
  let to = text.length;
  while (from < to && !SEEN.test(text.charAt(from))) from++;
  while (to > from && !SEEN.test(text.charAt(to - 1))) to--;
  return { from, to };
}
