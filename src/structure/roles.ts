import type { BlockKind } from '../model.ts';
import { type Authorship, findAuthorship } from './authorship.ts';
import type { Zone } from './body.ts';
import { sameCaption } from './captions.ts';
import { findDateline } from './datelines.ts';
import { hasPhrase, type Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { isListItem, shapeOf } from './lists.ts';

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

/** The first paragraph: after the headline, the first prose that is no standfirst and no caption. */
function bodyStart(lines: readonly Line[], zone: Zone | null, headline: Line | null, lexicon: Lexicon): number {
  if (!zone) return lines.length;
  const from = Math.max(zone.first, (headline?.index ?? -1) + 1);
  for (let i = (headline?.index ?? from) + 1; i < from; i++) {
    const line = lines[i];
    if (line?.heading) break;
    if (
      line &&
      ((isBodyProse(line) && line.size >= SURE_PARAGRAPH) || isFiled(line, lexicon)) &&
      !isUncreditedCaption(line, lines, lexicon) &&
      !isStandfirst(line, lines, zone, headline, lexicon)
    )
      return i;
  }
  for (let i = from; i <= zone.last; i++) {
    const line = lines[i];
    if (
      line &&
      (isBodyProse(line) || isFiled(line, lexicon)) &&
      !isUncreditedCaption(line, lines, lexicon) &&
      !isStandfirst(line, lines, zone, headline, lexicon)
    )
      return i;
  }
  return from;
}

/** "VISBY (TT) — The harbour is shut." opens an article, however short. */
function isFiled(line: Line, lexicon: Lexicon): boolean {
  return (
    line.ended && line.size >= 5 && !line.furniture && !line.caption && findDateline(line.passage, lexicon) !== null
  );
}

/** The words from which prose before the densest run is the article's first paragraph. */
const SURE_PARAGRAPH = 24;

function isBodyProse(line: Line): boolean {
  return line.prose && !line.furniture && !line.caption && !line.dated && !(line.byline && line.size < 12);
}

/** How long a standfirst gets. */
const LONGEST_STANDFIRST = 50;

/** How long a standfirst gets that only a picture parts from the body. */
const LONGEST_UNSIGNED = 30;

/** Whether a picture follows at once, and no byline has come yet: headline, standfirst, picture, body. */
function isBeforePicture(line: Line, lines: readonly Line[], headline: Line): boolean {
  if (!lines[line.index + 1]?.caption) return false;
  return lines.slice(headline.index + 1, line.index).every((between) => !between.byline && !between.dated);
}

/** Prose between headline and body with byline or date after it is a standfirst. */
function isStandfirst(
  line: Line,
  lines: readonly Line[],
  zone: Zone,
  headline: Line | null,
  lexicon: Lexicon,
): boolean {
  if (headline && lines[line.index + 1]?.byline?.opened && line.size < LONGEST_STANDFIRST * 2) return true;
  if (!headline || line.size > LONGEST_STANDFIRST || isUncreditedCaption(line, lines, lexicon)) return false;
  let steps = 0;
  for (let i = headline.index + 1; i < line.index; i++) {
    const between = lines[i];
    if (between && isBodyProse(between)) return false;
  }
  if (line.size <= LONGEST_UNSIGNED && isBeforePicture(line, lines, headline)) return true;
  for (let i = line.index + 1; i <= zone.last && steps < 4; i++) {
    const next = lines[i];
    if (!next || next.furniture || next.caption) continue;
    steps += 1;
    if (next.dated || next.byline || lexicon.bylineOpeners.has(next.key)) return true;
    if (next.prose) return false;
  }
  return false;
}

function assignHead(
  lines: readonly Line[],
  roles: Roles,
  headline: Line | null,
  start: number,
  lexicon: Lexicon,
): void {
  const top = headline?.index ?? -1;
  for (let i = 0; i < start; i++) {
    const line = lines[i];
    if (!line || i === top) continue;
    const after = i > top;
    if (headline && line.key === headline.key) roles[i] = 'HEADLINE';
    else if (line.caption && (after || top - i <= 8)) roles[i] = line.caption.text === '' ? 'CREDIT' : 'CAPTION';
    else if (after && isUncreditedCaption(line, lines, lexicon)) roles[i] = 'CAPTION';
    else if (line.dated && (after || top - i <= 6)) roles[i] = 'DATE';
    else if (line.byline && line.size < 12) roles[i] = 'BOILERPLATE';
    else if (line.furniture || line.heading) roles[i] = 'BOILERPLATE';
    else if (!after) roles[i] = top - i <= 3 && isKicker(line, lexicon) ? 'KICKER' : 'BOILERPLATE';
    else if (line.size <= 4 && isKicker(line, lexicon)) roles[i] = 'KICKER';
  }
  const standfirst = findHeadStandfirst(lines, roles, top, start);
  for (const i of standfirst) roles[i] = 'STANDFIRST';
}

/** A standfirst that is prose is believed before a shorter line that stands above it, in words. */
const FULL_STANDFIRST = 12;

/** The lines between headline and body that sum the article up: one, or several that begin with the same mark. */
function findHeadStandfirst(lines: readonly Line[], roles: Roles, top: number, start: number): number[] {
  if (top < 0) return [];
  const candidates = lines.slice(top + 1, start).filter((line) => mayBeStandfirst(line, lines[line.index + 1], roles));
  const full = candidates.find((line) => line.prose && line.size >= FULL_STANDFIRST);
  const [first] = candidates;
  const chosen = full && first && !first.prose && lines[first.index + 1]?.caption ? full : first;
  if (!chosen) return [];
  const mark = LIST_MARK.exec(chosen.text)?.[0];
  const found = [chosen.index];
  for (let i = chosen.index + 1; mark !== undefined && i < start && lines[i]?.text.startsWith(mark); i++) found.push(i);
  return found;
}

/** "…as the island waits", "• The harbour is closed": points that sum up. */
const LIST_MARK = /^(?:…|\.{3}|[•·▪–—-]\s)/u;

function mayBeStandfirst(line: Line, next: Line | undefined, roles: Roles): boolean {
  if (roles[line.index] !== 'BOILERPLATE' || line.furniture || line.heading || line.repeated) return false;
  if (line.caption || (line.byline && line.size < 12) || line.size < 5) return false;
  return line.size <= LONGEST_STANDFIRST || (next?.byline?.opened === true && line.size < LONGEST_STANDFIRST * 2);
}

/** A credit that says so, on a line of its own: "(Foto: dpa)" */
const LABELLED = /^[([]?\p{Lu}\p{L}+(?:\s\p{L}+){0,2}\s?:/u;

/** A caption by its words ("FILE - …", "… is seen …"), or by the credit on the next line. */
function isUncreditedCaption(line: Line, lines: readonly Line[], lexicon: Lexicon, head = true): boolean {
  if (line.furniture || line.dated) return false;
  const next = lines[line.index + 1];
  const credited = next?.caption?.text === '';
  if (credited && LABELLED.test(next.text) && line.size <= LONGEST_STANDFIRST && !line.caption) {
    return line.ended || line.repeated;
  }
  if (line.size < 5) return false;
  return (
    /^FILE\b/iu.test(line.text) || (hasPhrase(lexicon.captionCues, line.words) && (credited || (head && line.ended)))
  );
}

function isKicker(line: Line, lexicon: Lexicon): boolean {
  return lexicon.sections.has(line.key) || (line.size <= 5 && !line.ended);
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

/** What a page shows twice within few lines goes with a picture: paragraphs are not said twice. */
function isDoubled(line: Line, lines: readonly Line[]): boolean {
  for (let i = line.index - 3; i <= line.index + 3; i++)
    if (i !== line.index && lines[i]?.key === line.key) return true;
  return false;
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

/** Whether nearly all words of a line are the caption's, which is no shorter. */
function isWithin(line: Line, caption: Line): boolean {
  if (line.size < 4 || line.words.length > caption.words.length) return false;
  const words = new Set(caption.words);
  return line.words.filter((word) => words.has(word)).length >= line.words.length * 0.9;
}

/** A line beside a caption that says the same in fewer words is that picture's alt text. */
function assignDoubledCaptions(lines: readonly Line[], roles: Roles, start: number): void {
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
