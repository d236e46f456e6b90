import type { Span } from '../../model.ts';

/** A stretch between quotation marks, the marks included; marks nested in it are part of it. */
export interface Quotation extends Span {
  /** The length of its opening mark: two for “''”. */
  readonly opening: number;
  /** The length of its closing mark; 0 where the block ends before it is closed. */
  readonly closing: number;
}

interface Mark {
  readonly at: number;
  readonly length: number;
  readonly style: Style;
  readonly opens: boolean;
  readonly closes: boolean;
}

type Style = 'CURLY' | 'STRAIGHT' | 'LOW' | 'GUILLEMETS' | 'REVERSED' | 'TICKS' | 'SINGLE' | 'APOSTROPHE';

/** Closing marks that each style of opening mark may meet. */
const CLOSERS: Readonly<Record<Style, string>> = {
  CURLY: '”"',
  STRAIGHT: '"”',
  LOW: '“”',
  GUILLEMETS: '»›',
  REVERSED: '«‹',
  TICKS: "'",
  SINGLE: '’',
  APOSTROPHE: "'",
};

/** A single mark that opens must be closed within this many characters: else it is an apostrophe. */
const SINGLE_REACH = 1500;

/**
 * Finds the outermost quotations of a block, `text.slice(block.start, block.end)`, in time linear in its length.
 *
 * Knows curly, straight, low-high and angled marks, doubled apostrophes and single marks; an apostrophe, a mark of inches
 * or feet and a mark without its partner are none. A double mark that is never closed runs to the end of the block.
 */
export function findQuotations(text: string, block: Span): Quotation[] {
  const marks = readMarks(text, block);
  const found: Quotation[] = [];
  let open: Mark | undefined;
  let depth = 0;
  let single: number | undefined;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (!mark) continue;
    if (!open) {
      if (!mark.opens) continue;
      if (mark.style === 'SINGLE' || mark.style === 'APOSTROPHE') {
        single = closingSingle(text, marks, i);
        if (single === undefined) continue;
        const close = marks[single];
        if (!close) continue;
        found.push({ start: mark.at, end: close.at + 1, opening: 1, closing: 1 });
        i = single;
        continue;
      }
      open = mark;
      depth = 0;
      continue;
    }
    if (open.style === 'CURLY' && mark.style === 'CURLY' && mark.opens && !mark.closes) {
      depth++;
      continue;
    }
    if (!closesQuotation(open, mark, text)) {
      if (open.style === 'STRAIGHT' && mark.style === 'STRAIGHT' && mark.opens && !mark.closes) open = mark;
      continue;
    }
    if (depth > 0) {
      depth--;
      continue;
    }
    found.push({ start: open.at, end: mark.at + mark.length, opening: open.length, closing: mark.length });
    open = undefined;
  }
  if (open && block.end - open.at > open.length + 1) {
    found.push({ start: open.at, end: block.end, opening: open.length, closing: 0 });
  }
  return found;
}

function closesQuotation(open: Mark, mark: Mark, text: string): boolean {
  if (open.style === 'TICKS') return mark.style === 'TICKS' && mark.closes;
  if (mark.style === 'SINGLE' || mark.style === 'APOSTROPHE' || mark.style === 'TICKS') return false;
  return mark.closes && CLOSERS[open.style].includes(text[mark.at] ?? '');
}

/** Which of the marks after the single mark `marks[i]` closes it: one that no letter follows. */
function closingSingle(text: string, marks: readonly Mark[], i: number): number | undefined {
  const open = marks[i];
  if (!open) return undefined;
  let plural: number | undefined;
  for (let j = i + 1; j < marks.length; j++) {
    const mark = marks[j];
    if (!mark || mark.at - open.at > SINGLE_REACH) break;
    if (mark.style !== 'SINGLE' && mark.style !== 'APOSTROPHE') continue;
    if (mark.opens && plural !== undefined) break;
    if (!mark.closes || !CLOSERS[open.style].includes(text[mark.at] ?? '')) continue;
    const possessive = /s/.test(text[mark.at - 1] ?? '') && /^ \p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 3));
    if (!possessive) return plural !== undefined && !/[.,!?]/.test(text[mark.at - 1] ?? '') ? plural : j;
    plural ??= j;
  }
  return plural;
}

const MARK = /[“”"„‟«»‹›‘’‚'`]/g;
const ELIDED = /^(?:em|til|tis|twas|cause|n|bout|round|\d)/i;

function readMarks(text: string, block: Span): Mark[] {
  const marks: Mark[] = [];
  const stretch = text.slice(block.start, block.end);
  MARK.lastIndex = 0;
  for (let match = MARK.exec(stretch); match; match = MARK.exec(stretch)) {
    const at = block.start + match.index;
    const sign = match[0];
    const doubled = (sign === "'" || sign === '`') && stretch[match.index + 1] === sign;
    const length = doubled ? 2 : 1;
    const before = match.index === 0 ? ' ' : (stretch[match.index - 1] ?? ' ');
    const after = stretch[match.index + length] ?? ' ';
    const opening = /[\s([{—–\-/:“‘"'…]/.test(before) && !/\s/.test(after);
    const closing = !/\s/.test(before) || match.index + length >= stretch.length;
    if (doubled) {
      MARK.lastIndex = match.index + 2;
      marks.push({ at, length, style: 'TICKS', opens: opening, closes: closing });
      continue;
    }
    switch (sign) {
      case '“':
        marks.push({ at, length, style: 'CURLY', opens: true, closes: false });
        break;
      case '”':
        marks.push({ at, length, style: 'CURLY', opens: false, closes: true });
        break;
      case '"': {
        const inches = /\p{N}/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
        marks.push({ at, length, style: 'STRAIGHT', opens: opening, closes: closing || !opening || inches });
        break;
      }
      case '„':
        marks.push({ at, length, style: 'LOW', opens: true, closes: false });
        break;
      case '«':
      case '‹':
        marks.push({ at, length, style: 'GUILLEMETS', opens: opening || /\s/.test(before), closes: closing });
        break;
      case '»':
      case '›':
        marks.push({ at, length, style: 'REVERSED', opens: opening, closes: true });
        break;
      case '‘':
      case "'":
      case '’': {
        const elided = ELIDED.test(stretch.slice(match.index + 1, match.index + 7)) && sign !== '‘';
        const inside = /[\p{L}\p{N}]/u.test(after);
        const opens = sign !== '’' && opening && !elided;
        marks.push({
          at,
          length,
          style: sign === "'" ? 'APOSTROPHE' : 'SINGLE',
          opens,
          closes: sign !== '‘' && closing && !inside,
        });
        break;
      }
      default:
    }
  }
  return marks;
}
