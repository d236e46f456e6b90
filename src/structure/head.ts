import { isBodyProse, type Zone } from './body.ts';
import { findDateline } from './datelines.ts';
import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { isUncreditedCaption } from './pictures.ts';
import type { Roles } from './roles.ts';

/** The first paragraph: after the headline, the first prose that is no standfirst and no caption. */
export function bodyStart(lines: readonly Line[], zone: Zone | null, headline: Line | null, lexicon: Lexicon): number {
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

export function assignHead(
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

function isKicker(line: Line, lexicon: Lexicon): boolean {
  return lexicon.sections.has(line.key) || (line.size <= 5 && !line.ended);
}
