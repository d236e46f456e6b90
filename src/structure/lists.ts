import type { Line } from './lines.ts';

const BULLET = /^[•·▪◦‣*]\s?/u;
/** How many lines of one shape make a list. */
const SHORTEST_RUN = 3;

/** A bullet or a number, or one of several lines of one shape: "2023: Ada Lund – IFK Visby". */
export function isListItem(line: Line, lines: readonly Line[]): boolean {
  if (BULLET.test(line.text) || isRefrain(line, lines)) return true;
  const shape = shapeOf(line);
  if (shape === '') return false;
  let run = 1;
  for (let i = line.index - 1; run < SHORTEST_RUN && shapeOf(lines[i]) === shape; i--) run += 1;
  for (let i = line.index + 1; run < SHORTEST_RUN && shapeOf(lines[i]) === shape; i++) run += 1;
  return run >= SHORTEST_RUN;
}

/** The longest "term: value" without figures or commas, in words. */
const LONGEST_TERM = 5;

/** How many lines that begin with one word make a list, and how long they get. */
const SHORTEST_REFRAIN = 5;
const LONGEST_REFRAIN = 8;

/** One of several short lines in a row that begin with the same word: "Division one …", "Division two …". */
function isRefrain(line: Line, lines: readonly Line[]): boolean {
  const word = line.words[0] ?? '';
  const belongs = (other: Line | undefined): boolean =>
    other !== undefined && other.words[0] === word && other.size <= LONGEST_REFRAIN && !other.furniture && !other.prose;
  if (word.length < 3 || !belongs(line)) return false;
  let run = 1;
  for (let i = line.index - 1; run < SHORTEST_REFRAIN && belongs(lines[i]); i--) run += 1;
  for (let i = line.index + 1; run < SHORTEST_REFRAIN && belongs(lines[i]); i++) run += 1;
  return run >= SHORTEST_REFRAIN;
}

/** An amount and what it is of: "1/2 teaspoon salt". */
const QUANTITY =
  /^(?:\d{1,4}(?:[./ ]\d{1,2}){0,3}|[¼½¾⅓⅔⅛]|\d\s?[¼½¾⅓⅔⅛])\s(?!hours?\b|days?\b|minutes?\b|comments?\b)\p{L}/u;

/** What divides a short line into a term and what is said of it; empty when nothing does. */
export function shapeOf(line: Line | undefined): string {
  if (!line || line.furniture || line.heading || line.prose || line.caption) return '';
  if (QUANTITY.test(line.text)) return '#';
  const divider = /^[^:]{1,40}(:)\s\S|\s([–—-]{1,2}|\|)\s|^\d{1,3}([.)])\s|,\s(["“])/u.exec(line.text);
  const mark = divider?.slice(1).find(Boolean) ?? '';
  // "Storm: Ferry stays in harbour again" is another story's kicker and headline.
  return mark === ':' && line.size > LONGEST_TERM && !/[\d,]/.test(line.text) ? '' : mark;
}
