import type { BlockKind } from '../model.ts';
import { type Authorship, findAuthorship } from './authorship.ts';
import type { Zone } from './body.ts';
import { sameCaption } from './captions.ts';
import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';

/** A line's role for each line, by index. */
export type Roles = BlockKind[];

const AGENCY_FOOTER =
  /^\(?(?:Additional reporting|Reporting|Writing|Editing|Edited|Compiled) by\b|\bcontributed to this (?:report|story|article)|^\(?With (?:reports|files|input|agency)/iu;
const CORRECTION =
  /^(?:Correction|Corrections|Clarification|Editor[’']s note|This (?:article|story) (?:was|has been) (?:amended|corrected|updated))\b/iu;
const BULLET = /^[•·▪◦‣*]\s?/u;

/** Gives every line its role: the headline and the body are known, the rest follows from where it stands to them. */
export function assignRoles(
  lines: readonly Line[],
  zone: Zone | null,
  headline: Line | null,
  lexicon: Lexicon,
): { roles: Roles; authorship: Authorship } {
  const roles: Roles = lines.map(() => 'BOILERPLATE');
  if (headline) roles[headline.index] = 'HEADLINE';
  const start = bodyStart(lines, zone, headline);
  const end = zone ? zone.last : -1;
  assignHead(lines, roles, headline, start, lexicon);
  assignBody(lines, roles, start, end);
  assignTail(lines, roles, end + 1);
  assignDoubledCaptions(lines, roles, start);
  const authorship = findAuthorship(lines, { headline: headline?.index ?? -1, first: start, last: end }, lexicon);
  for (const i of authorship.bylines) roles[i] = 'BYLINE';
  for (const i of authorship.bios) roles[i] = 'AUTHOR_BIO';
  return { roles, authorship };
}

/** The first paragraph: after the headline, the first prose that is no standfirst and no caption. */
function bodyStart(lines: readonly Line[], zone: Zone | null, headline: Line | null): number {
  if (!zone) return lines.length;
  const from = Math.max(zone.first, (headline?.index ?? -1) + 1);
  for (let i = from; i <= zone.last; i++) {
    const line = lines[i];
    if (line && isBodyProse(line) && !isStandfirst(line, lines, zone, headline)) return i;
  }
  return from;
}

function isBodyProse(line: Line): boolean {
  return line.prose && !line.furniture && !line.caption && !line.dated && !(line.byline && line.size < 12);
}

/** How long a standfirst gets. */
const LONGEST_STANDFIRST = 50;

/** Prose between headline and body with byline or date after it is a standfirst. */
function isStandfirst(line: Line, lines: readonly Line[], zone: Zone, headline: Line | null): boolean {
  if (!headline || line.size > LONGEST_STANDFIRST) return false;
  let steps = 0;
  for (let i = headline.index + 1; i < line.index; i++) {
    const between = lines[i];
    if (between && isBodyProse(between)) return false;
  }
  for (let i = line.index + 1; i <= zone.last && steps < 4; i++) {
    const next = lines[i];
    if (!next || next.furniture || next.caption) continue;
    steps += 1;
    if (next.dated || next.byline) return true;
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
  let standfirst = false;
  for (let i = 0; i < start; i++) {
    const line = lines[i];
    if (!line || i === top) continue;
    const after = i > top;
    if (headline && line.key === headline.key) roles[i] = 'HEADLINE';
    else if (line.caption && (after || top - i <= 8)) roles[i] = line.caption.text === '' ? 'CREDIT' : 'CAPTION';
    else if (line.dated && (after || top - i <= 6)) roles[i] = 'DATE';
    else if (line.byline && line.size < 12) roles[i] = 'BOILERPLATE';
    else if (line.furniture || line.heading) roles[i] = 'BOILERPLATE';
    else if (!after) roles[i] = top - i <= 3 && isKicker(line, lexicon) ? 'KICKER' : 'BOILERPLATE';
    else if (!standfirst && line.size >= 5 && line.size <= LONGEST_STANDFIRST && !line.repeated) {
      roles[i] = 'STANDFIRST';
      standfirst = true;
    } else if (line.size <= 4 && isKicker(line, lexicon)) roles[i] = 'KICKER';
  }
}

function isKicker(line: Line, lexicon: Lexicon): boolean {
  return lexicon.sections.has(line.key) || (line.size <= 5 && !line.ended);
}

function assignBody(lines: readonly Line[], roles: Roles, start: number, end: number): void {
  let teasers = false;
  for (let i = start; i <= end; i++) {
    const line = lines[i];
    if (!line) break;
    if (line.heading) teasers = true;
    else if (isBodyProse(line)) teasers = false;
    roles[i] = bodyRole(line, lines[i + 1], teasers, i - start);
  }
}

/** The longest subhead, in words; longer lines without a full stop are other stories' headlines. */
const LONGEST_SUBHEAD = 9;

function bodyRole(line: Line, next: Line | undefined, teasers: boolean, depth: number): BlockKind {
  if (line.caption) return line.caption.text === '' ? 'CREDIT' : 'CAPTION';
  if (line.furniture || line.heading) return 'BOILERPLATE';
  if (line.size < 60 && AGENCY_FOOTER.test(line.text)) return 'AGENCY_FOOTER';
  if (CORRECTION.test(line.text)) return 'CORRECTION';
  if (isBodyProse(line)) return 'PARAGRAPH';
  if (line.dated) return 'DATE';
  if (line.byline && depth > 0) return 'BOILERPLATE';
  if (teasers) return 'BOILERPLATE';
  if (BULLET.test(line.text)) return 'LIST_ITEM';
  if (line.ended || /[:"”]$/u.test(line.text)) return 'PARAGRAPH';
  if (line.repeated) return 'BOILERPLATE';
  if (next && isBodyProse(next) && line.size <= LONGEST_SUBHEAD) return 'SUBHEAD';
  return line.size > LONGEST_SUBHEAD ? 'BOILERPLATE' : 'SUBHEAD';
}

/** How far after the body a byline, a bio or a footer is still the article's. */
const TAIL = 8;

function assignTail(lines: readonly Line[], roles: Roles, from: number): void {
  for (let i = from; i < Math.min(lines.length, from + TAIL); i++) {
    const line = lines[i];
    if (!line || line.heading) break;
    if (line.size < 80 && AGENCY_FOOTER.test(line.text)) roles[i] = 'AGENCY_FOOTER';
    else if (CORRECTION.test(line.text)) roles[i] = 'CORRECTION';
    else if (line.caption && line.size > 6) roles[i] = line.caption.text === '' ? 'CREDIT' : 'CAPTION';
    else if (line.furniture) continue;
    else if (line.dated) roles[i] = 'DATE';
  }
}

/** A line beside a caption that says the same in fewer words is that picture's alt text. */
function assignDoubledCaptions(lines: readonly Line[], roles: Roles, start: number): void {
  for (const line of lines) {
    if (roles[line.index] !== 'CAPTION' || !line.caption) continue;
    for (let i = Math.max(0, line.index - 3); i < Math.min(lines.length, line.index + 4); i++) {
      const other = lines[i];
      if (!other || i === line.index || roles[i] === 'HEADLINE' || roles[i] === 'CAPTION') continue;
      if (
        sameCaption(line.words, other.words) &&
        (i < start || roles[i] !== 'PARAGRAPH' || !other.ended || other.key === line.key)
      )
        roles[i] = 'CAPTION';
    }
  }
}
