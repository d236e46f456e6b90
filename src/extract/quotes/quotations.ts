import type { Span } from '../../model.ts';
import { type Mark, readMarks, type Style } from './marks.ts';

/** A stretch between quotation marks, the marks included; marks nested in it are part of it. */
export interface Quotation extends Span {
  /** The length of its opening mark: two for “''”. */
  readonly opening: number;
  /** The length of its closing mark; 0 where the block ends before it is closed. */
  readonly closing: number;
  /** Between single marks: ‘…’, '…', ‹…›. */
  readonly single: boolean;
}

/** Closing signs that each style of opening mark may meet. */
const CLOSERS: Readonly<Record<Style, string>> = {
  CURLY: '”"“‟',
  STRAIGHT: '"”',
  LOW: '“”"‟',
  GUILLEMETS: '»',
  REVERSED: '«»',
  TICKS: "'",
  SINGLE: '’',
  APOSTROPHE: "'",
  LOW_SINGLE: '‘’',
  SINGLE_GUILLEMETS: '›',
  SINGLE_REVERSED: '‹›',
};

/** Marks that may also be apostrophes: they open only where their partner is found. */
const APOSTROPHES: ReadonlySet<Style> = new Set(['SINGLE', 'APOSTROPHE', 'LOW_SINGLE']);

const SINGLES: ReadonlySet<Style> = new Set([...APOSTROPHES, 'SINGLE_GUILLEMETS', 'SINGLE_REVERSED']);

/** A single mark that opens must be closed within this many characters: else it is an apostrophe. */
const SINGLE_REACH = 3000;

/**
 * Finds the outermost quotations of a block, `text.slice(block.start, block.end)`, in time linear in its length.
 *
 * Knows curly, straight, low-high and angled marks, backticks, doubled apostrophes and single marks; an apostrophe, a mark
 * of inches or feet and a mark without its partner are none. A double mark that is never closed runs to the end of the block.
 */
export function findQuotations(text: string, block: Span): Quotation[] {
  const marks = withoutInches(text, readMarks(text, block));
  if (marks.length === 0) return [];
  const nested = pairMarks(text, block, marks, true);
  return nested.sound ? nested.found : pairMarks(text, block, marks, false).found;
}

/** `a 12" pizza`: a straight mark behind a number is one of inches where the block’s marks do not come out even without it. */
function withoutInches(text: string, marks: readonly Mark[]): readonly Mark[] {
  const straight = marks.filter(({ style }) => style === 'STRAIGHT');
  if (straight.length % 2 === 0) return marks;
  const inches = straight.find(
    ({ at, opens }) => !opens && /\d/.test(text.charAt(at - 1)) && /^[ -]\p{Ll}/u.test(text.slice(at + 1, at + 3)),
  );
  return inches ? marks.filter((mark) => mark !== inches) : marks;
}

/**
 * Pairs opening and closing marks from left to right.
 *
 * @param nests whether a mark of the same style that opens inside a quotation is nested in it, rather than a sign that the
 *   one before was never closed
 * @returns `sound` is false where marks were taken for nested and did not come out even
 */
function pairMarks(
  text: string,
  block: Span,
  marks: readonly Mark[],
  nests: boolean,
): { found: Quotation[]; sound: boolean } {
  const found: Quotation[] = [];
  const closerOf = createSingleCloser(text, marks);
  let open: Mark | undefined;
  let depth = 0;
  let interrupted = false;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (!mark) continue;
    if (!open) {
      if (!mark.opens) continue;
      if (!APOSTROPHES.has(mark.style)) {
        [open, depth, interrupted] = [mark, 0, false];
        continue;
      }
      const closer = closerOf(i);
      const close = closer === undefined ? undefined : marks[closer];
      if (closer !== undefined && close) {
        found.push(quotationOf(mark, close.at + close.length, close.length));
        i = closer;
      } else if (mark.sign === '‘' && mark.at === block.start && block.end - block.start > 40) {
        found.push(quotationOf(mark, block.end, 0));
        break;
      }
      continue;
    }
    if (APOSTROPHES.has(mark.style)) continue;
    if (opensAgain(open, mark)) {
      if (nests) depth += 1;
      else if (open.style === 'STRAIGHT' || open.style === 'TICKS') open = mark;
    } else if (mark.closes && CLOSERS[open.style].includes(mark.sign)) {
      if (depth > 0) {
        depth -= 1;
        interrupted ||= text.charAt(mark.at - 1) === ',';
        continue;
      }
      found.push(quotationOf(open, mark.at + mark.length, mark.length));
      open = undefined;
    }
  }
  if (open && block.end - open.at > open.length + 1) found.push(quotationOf(open, block.end, 0));
  // "…“… “…” …: what stands open at the end, with all that was nested in it closed, goes on in the next paragraph.
  return { found, sound: !open || (depth === 0 && !(interrupted && nests)) };
}

function quotationOf(open: Mark, end: number, closing: number): Quotation {
  return { start: open.at, end, opening: open.length, closing, single: SINGLES.has(open.style) };
}

/** A mark of the same style that can only open. */
function opensAgain(open: Mark, mark: Mark): boolean {
  return mark.style === open.style && mark.opens && !(mark.closes && CLOSERS[open.style].includes(mark.sign));
}

/**
 * Tells which of the marks closes the single mark that opens at a position: one that no letter follows. A mark behind an
 * "s" before a word in lower case may as well be a plural’s genitive, so a surer one before the next opening goes first.
 */
function createSingleCloser(text: string, marks: readonly Mark[]): (i: number) => number | undefined {
  if (!marks.some(({ style, opens }) => opens && APOSTROPHES.has(style))) return () => undefined;
  const next = (test: (mark: Mark) => boolean): Int32Array => {
    const positions = new Int32Array(marks.length);
    let last = -1;
    for (let i = marks.length - 1; i >= 0; i--) {
      positions[i] = last;
      const mark = marks[i];
      if (mark && test(mark)) last = i;
    }
    return positions;
  };
  const genitive = ({ at }: Mark): boolean =>
    text.charAt(at - 1) === 's' && /^ \p{Ll}/u.test(text.slice(at + 1, at + 3));
  const tables = new Map<string, readonly [Int32Array, Int32Array, Int32Array]>();
  for (const sign of ["'", '’'])
    tables.set(sign, [
      next((mark) => mark.sign === sign && mark.length === 1 && mark.closes && !genitive(mark)),
      next((mark) => mark.sign === sign && mark.length === 1 && mark.closes && genitive(mark)),
      next((mark) => mark.opens && APOSTROPHES.has(mark.style)),
    ]);
  const low = next((mark) => CLOSERS.LOW_SINGLE.includes(mark.sign) && !LETTER.test(text.charAt(mark.at + 1)));

  return (i) => {
    const open = marks[i];
    if (!open) return undefined;
    const within = (position: number | undefined): number =>
      position !== undefined &&
      position >= 0 &&
      (marks[position]?.at ?? Number.POSITIVE_INFINITY) - open.at <= SINGLE_REACH
        ? position
        : -1;
    if (open.style === 'LOW_SINGLE') return orNone(within(low[i]));
    const table = tables.get(open.style === 'SINGLE' ? '’' : "'");
    const [sure, plural] = [within(table?.[0][i]), within(table?.[1][i])];
    if (plural < 0 || (sure >= 0 && sure < plural)) return orNone(sure);
    if (sure < 0) return plural;
    const opening = table?.[2][plural] ?? -1;
    const reopens = opening >= 0 && opening < sure;
    const ends = /[.,!?]/.test(text.charAt((marks[sure]?.at ?? 0) - 1));
    return reopens || !ends ? plural : sure;
  };
}

const LETTER = /[\p{L}\p{N}]/u;

function orNone(position: number): number | undefined {
  return position < 0 ? undefined : position;
}
