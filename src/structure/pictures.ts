import { sameCaption } from './captions.ts';
import { hasPhrase, type Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import type { Roles } from './roles.ts';

/** The longest caption that a labelled credit on the next line makes one, in words. */
const LONGEST_CAPTION = 50;

/** A credit that says so, on a line of its own: "(Foto: dpa)" */
const LABELLED = /^[([]?\p{Lu}\p{L}+(?:\s\p{L}+){0,2}\s?:/u;

/** A caption by its words ("FILE - …", "… is seen …"), or by the credit on the next line. */
export function isUncreditedCaption(line: Line, lines: readonly Line[], lexicon: Lexicon, head = true): boolean {
  if (line.furniture || line.dated) return false;
  const next = lines[line.index + 1];
  const credited = next?.caption?.text === '';
  if (credited && LABELLED.test(next.text) && line.size <= LONGEST_CAPTION && !line.caption) {
    return line.ended || line.repeated;
  }
  if (line.size < 5) return false;
  return (
    /^FILE\b/iu.test(line.text) || (hasPhrase(lexicon.captionCues, line.words) && (credited || (head && line.ended)))
  );
}

/** What a page shows twice within few lines goes with a picture: paragraphs are not said twice. */
export function isDoubled(line: Line, lines: readonly Line[]): boolean {
  for (let i = line.index - 3; i <= line.index + 3; i++)
    if (i !== line.index && lines[i]?.key === line.key) return true;
  return false;
}

/** Whether nearly all words of a line are the caption's, which is no shorter. */
function isWithin(line: Line, caption: Line): boolean {
  if (line.size < 4 || line.words.length > caption.words.length) return false;
  const words = new Set(caption.words);
  return line.words.filter((word) => words.has(word)).length >= line.words.length * 0.9;
}

/** A line beside a caption that says the same in fewer words is that picture's alt text. */
export function assignDoubledCaptions(lines: readonly Line[], roles: Roles, start: number): void {
  for (const line of lines) {
    if (roles[line.index] !== 'CAPTION') continue;
    for (let i = Math.max(0, line.index - 3); i < Math.min(lines.length, line.index + 4); i++) {
      const other = lines[i];
      if (!other || i === line.index || roles[i] === 'HEADLINE' || roles[i] === 'CAPTION') continue;
      if (Math.abs(i - line.index) === 1 && isWithin(other, line)) roles[i] = 'CAPTION';
      if (
        sameCaption(line.words, other.words) &&
        (i < start || roles[i] !== 'PARAGRAPH' || !other.ended || other.key === line.key)
      )
        roles[i] = 'CAPTION';
    }
  }
}
