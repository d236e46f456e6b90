import type { BlockKind } from '../model.ts';
import { type Authorship, findAuthorship } from './authorship.ts';
import { isBodyProse, type Zone } from './body.ts';
import { assignHead, bodyStart } from './head.ts';
import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { isListItem, shapeOf } from './lists.ts';
import { assignDoubledCaptions, isDoubled, isUncreditedCaption } from './pictures.ts';

/** A line's role for each line, by index. */
export type Roles = BlockKind[];

const AGENCY_FOOTER =
  /^\(?(?:Additional reporting|Reporting|Writing|Editing|Edited|Compiled) by\b|\bcontributed to this (?:report|story|article)|^\(?With (?:reports|files|input|agency)/iu;
const CORRECTION =
  /^(?:Correction|Corrections|Clarification|Editor[’']s note|This (?:article|story) (?:was|has been) (?:amended|corrected|updated))\b/iu;
/** Who said a quotation or posted a message, on a line of its own. */
const ATTRIBUTION = /^[—–]\s?\p{Lu}/u;

/** Gives every line its role: the headline and the body are known, the rest follows from where it stands to them. */
export function assignRoles(
  lines: readonly Line[],
  zone: Zone | null,
  headline: Line | null,
  lexicon: Lexicon,
): { roles: Roles; authorship: Authorship } {
  const roles: Roles = lines.map(() => 'BOILERPLATE');
  if (headline) roles[headline.index] = 'HEADLINE';
  const start = bodyStart(lines, zone, headline, lexicon);
  const end = zone ? zone.last : -1;
  assignHead(lines, roles, headline, start, lexicon);
  assignBody(lines, roles, start, end, lexicon);
  assignTail(lines, roles, end + 1);
  assignDoubledCaptions(lines, roles, start);
  const authorship = findAuthorship(lines, { headline: headline?.index ?? -1, first: start, last: end }, lexicon);
  for (const i of authorship.bylines) roles[i] = 'BYLINE';
  for (const i of authorship.bios) roles[i] = 'AUTHOR_BIO';
  return { roles, authorship };
}

function assignBody(lines: readonly Line[], roles: Roles, start: number, end: number, lexicon: Lexicon): void {
  let teasers = false;
  let announced = false;
  for (let i = start; i <= end; i++) {
    const line = lines[i];
    if (!line) break;
    if (line.heading) teasers = true;
    else if (isBodyProse(line) || isShortSentence(line)) teasers = false;
    const role = bodyRole(line, lines, teasers, i - start, lexicon);
    roles[i] = announced && role === 'SUBHEAD' ? 'LIST_ITEM' : role;
    if (role !== 'BOILERPLATE')
      announced = role === 'PARAGRAPH' ? line.text.endsWith(':') && line.size > 5 : announced && role === 'SUBHEAD';
  }
}

/** The longest subhead, in words; longer lines without a full stop are other stories' headlines. */
const LONGEST_SUBHEAD = 9;
/** Subheads of interviews and guides are whole questions. */
const LONGEST_QUESTION = 14;

function bodyRole(line: Line, lines: readonly Line[], teasers: boolean, depth: number, lexicon: Lexicon): BlockKind {
  if (line.caption) return line.caption.text === '' ? 'CREDIT' : 'CAPTION';
  if (line.furniture || line.heading) return 'BOILERPLATE';
  if (line.size < 60 && AGENCY_FOOTER.test(line.text)) return 'AGENCY_FOOTER';
  if (CORRECTION.test(line.text)) return 'CORRECTION';
  if (isQuestionHead(line, lines[line.index + 1]) || isNumberedHead(line, lines[line.index + 1])) return 'SUBHEAD';
  if (isOtherHeadline(line)) return 'BOILERPLATE';
  if (depth > 0 && isUncreditedCaption(line, lines, lexicon, false)) return 'CAPTION';
  if (isBodyProse(line)) return isDoubled(line, lines) ? 'CAPTION' : 'PARAGRAPH';
  if (teasers) return 'BOILERPLATE';
  if (isListItem(line, lines)) return 'LIST_ITEM';
  if (ATTRIBUTION.test(line.text)) return 'PARAGRAPH';
  if (line.dated) return 'DATE';
  if (line.byline && depth > 0) return 'BOILERPLATE';
  if (line.ended || /[:"”]$/u.test(line.text)) return 'PARAGRAPH';
  if (line.repeated) return 'BOILERPLATE';
  return line.size > LONGEST_SUBHEAD ? 'BOILERPLATE' : 'SUBHEAD';
}

function isShortSentence(line: Line): boolean {
  return line.size >= 3 && !line.furniture && /[\p{Ll}][.。]["”’)]?$/u.test(line.text);
}

function isQuestionHead(line: Line, next: Line | undefined): boolean {
  if (line.size > LONGEST_QUESTION || !/\?$/u.test(line.text) || /^["“”'‘„«]/u.test(line.text)) return false;
  return next !== undefined && !next.furniture && next.size > line.size && !/[.!?…]\s/u.test(line.text.slice(1));
}

/** "6. Who kept the keys?" before a longer paragraph. */
function isNumberedHead(line: Line, next: Line | undefined): boolean {
  return line.size <= LONGEST_QUESTION && /^\d{1,2}[.)]\s.*\?$/u.test(line.text) && next?.prose === true;
}

/** The fewest words in which capitals throughout are a headline's, rather than those of names. */
const FEWEST_CAPITALS = 7;

/** "Why The Harbour Of Visby Never Freezes!": what calls out in capitals is another story's headline. */
function isOtherHeadline({ text, size }: Line): boolean {
  if (size < FEWEST_CAPITALS || size > 30 || !/[!?]$/u.test(text)) return false;
  const words = text.match(/(?<![\p{L}\p{N}'’])\p{L}[\p{L}'’]*/gu) ?? [];
  return /\p{Lu}/u.test(text) && words.every((word) => word.length <= 3 || /^\p{Lu}/u.test(word));
}

/** How far after the body a byline, a bio or a footer is still the article's. */
const TAIL = 8;

function assignTail(lines: readonly Line[], roles: Roles, from: number): void {
  const after = assignTailList(lines, roles, from);
  for (let i = after; i < Math.min(lines.length, after + TAIL); i++) {
    const line = lines[i];
    if (!line || line.heading) break;
    if (line.size < 80 && AGENCY_FOOTER.test(line.text)) roles[i] = 'AGENCY_FOOTER';
    else if (CORRECTION.test(line.text)) roles[i] = 'CORRECTION';
    else if (line.caption && line.size > 6) roles[i] = line.caption.text === '' ? 'CREDIT' : 'CAPTION';
    else if (line.furniture) continue;
    else if (line.dated) roles[i] = 'DATE';
  }
}

/** How many lines may stand between the last paragraph and the list that closes the article, and how short it may be. */
const LIST_GAP = 4;
const SHORTEST_LIST = 4;

/** A list that closes the article: a run of lines of one shape soon after the last paragraph. Answers where it ends. */
function assignTailList(lines: readonly Line[], roles: Roles, from: number): number {
  for (let i = from; i < Math.min(lines.length, from + LIST_GAP + 1); i++) {
    const shape = shapeOf(lines[i]);
    if (lines[i]?.heading) return from;
    let end = i;
    while (shape !== '' && shapeOf(lines[end]) === shape) end += 1;
    if (end - i < SHORTEST_LIST) continue;
    for (let k = from; k < i; k++)
      if (!lines[k]?.furniture) roles[k] = lines[k]?.ended || lines[k]?.text.endsWith(':') ? 'PARAGRAPH' : 'SUBHEAD';
    roles.fill('LIST_ITEM', i, end);
    return end;
  }
  return from;
}
