import type { Span } from '../../model.ts';

/** The conventions, each by its opening mark. */
export type Style =
  /** “ ” */
  | 'CURLY'
  /** " " */
  | 'STRAIGHT'
  /** „ “ or „ ” */
  | 'LOW'
  /** « » */
  | 'GUILLEMETS'
  /** » « or » » */
  | 'REVERSED'
  /** '' '' or `` '' */
  | 'TICKS'
  /** ‘ ’ */
  | 'SINGLE'
  /** ' ' or ` ' */
  | 'APOSTROPHE'
  /** ‚ ‘ */
  | 'LOW_SINGLE'
  /** ‹ › */
  | 'SINGLE_GUILLEMETS'
  /** › ‹ */
  | 'SINGLE_REVERSED';

/** A quotation mark, or what may be one; `opens` and `closes` say what its neighbours allow. */
export interface Mark {
  readonly at: number;
  /** Two for a doubled apostrophe. */
  readonly length: number;
  readonly sign: string;
  readonly style: Style;
  readonly opens: boolean;
  readonly closes: boolean;
}

const SIGN = /[“”"„‟«»‹›‘’‚'`]/g;

/** What may stand before an opening mark: space, brackets, dashes, a slash, another mark. */
const BEFORE_OPENING = /[\s([{—–\-/:“‘"'„«»‹›‚`…]/;

/** Where letters are left out at the beginning of a word: 'em, '90s, 'tis. */
const ELISION = /^(?:em|tis|twas|til|cause|n|bout|round|cos|cuz|ere|neath|ya|\d\ds?)(?![\p{L}\p{N}])/iu;

/** The words' letters that `ELISION` looks at. */
const ELISION_LENGTH = 8;

/** Reads the marks of a block, `text.slice(block.start, block.end)`. Apostrophes in words and the marks of inches are none. */
export function readMarks(text: string, block: Span): Mark[] {
  const marks: Mark[] = [];
  const stretch = text.slice(block.start, block.end);
  SIGN.lastIndex = 0;
  for (let match = SIGN.exec(stretch); match; match = SIGN.exec(stretch)) {
    const sign = match[0];
    const doubled = (sign === "'" || sign === '`') && stretch.charAt(match.index + 1) === sign;
    const length = doubled ? 2 : 1;
    SIGN.lastIndex = match.index + length;
    const before = stretch.charAt(match.index - 1) || ' ';
    const after = stretch.charAt(match.index + length) || ' ';
    if (isInsideWord(sign, before, after) || isInches(stretch, match.index)) continue;
    const kind = readSign(doubled ? sign + sign : sign, before, after, stretch, match.index + length);
    if (kind) marks.push({ at: block.start + match.index, length, sign, ...kind });
  }
  return marks;
}

const LETTER = /[\p{L}\p{N}]/u;

function isInsideWord(sign: string, before: string, after: string): boolean {
  return (sign === "'" || sign === '’' || sign === '‘') && LETTER.test(before) && LETTER.test(after);
}

/** 6'2": feet and inches. */
function isInches(stretch: string, at: number): boolean {
  const sign = stretch.charAt(at);
  if (sign === "'" || sign === '’') return /^\d$/.test(stretch.charAt(at - 1)) && /^\d$/.test(stretch.charAt(at + 1));
  return (sign === '"' || sign === '”') && /\d['’] ?\d{1,2}$/.test(stretch.slice(Math.max(0, at - 5), at));
}

function readSign(
  sign: string,
  before: string,
  after: string,
  stretch: string,
  end: number,
): Pick<Mark, 'style' | 'opens' | 'closes'> | null {
  const touches = !/\s/.test(after);
  const stands = BEFORE_OPENING.test(before);
  const opening = stands && touches;
  const closing = !/\s/.test(before) || end >= stretch.length;
  switch (sign) {
    case '“':
    case '‟':
      return { style: 'CURLY', opens: true, closes: closing };
    case '”':
      return { style: 'CURLY', opens: /[\s(]/.test(before) && LETTER.test(after), closes: closing || !touches };
    case '"':
      return { style: 'STRAIGHT', opens: opening, closes: (closing && !/[([{]/.test(before)) || !touches };
    case "''":
    case '``':
      return { style: 'TICKS', opens: opening || sign === '``', closes: closing && sign === "''" };
    case '„':
      return { style: 'LOW', opens: true, closes: false };
    case '«':
      return { style: 'GUILLEMETS', opens: stands, closes: closing };
    case '»':
      return { style: 'REVERSED', opens: opening, closes: true };
    case '‹':
      return { style: 'SINGLE_GUILLEMETS', opens: stands, closes: closing };
    case '›':
      return { style: 'SINGLE_REVERSED', opens: opening, closes: true };
    case '‚':
      return opening && LETTER.test(after) ? { style: 'LOW_SINGLE', opens: true, closes: false } : null;
    case '`':
      return opening ? { style: 'APOSTROPHE', opens: true, closes: false } : null;
    default: {
      const elided = sign !== '‘' && ELISION.test(stretch.slice(end, end + ELISION_LENGTH));
      const opens = sign !== '’' && opening && !elided;
      const closes = closing && !LETTER.test(after);
      return opens || closes ? { style: sign === "'" ? 'APOSTROPHE' : 'SINGLE', opens, closes } : null;
    }
  }
}
