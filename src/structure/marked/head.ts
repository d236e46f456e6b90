import type { BlockKind, Metadata } from '../../model.ts';
import { keyOf } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';
import { captionRole } from './body.ts';

/** What is known when the lines around the headline are looked at. */
export interface Head {
  readonly lines: readonly Line[];
  readonly roles: Roles;
  /** Index of the headline, -1 where the page shows none. */
  readonly headline: number;
  /** Index of the first paragraph. */
  readonly first: number;
  readonly clues: readonly Metadata[];
  readonly isAside: (line: Line) => boolean;
  readonly partOf: (line: Line) => BlockKind | null;
  /** Whether a line's element is named as those of the paragraphs are. */
  readonly isAlike: (line: Line) => boolean;
}

/** How far above the headline a caption or a kicker stands. */
const ABOVE = 8;
const LONGEST_STANDFIRST = 70;

/** Gives roles to the lines near the headline: standfirst, captions, dates, kicker. */
export function assignHead(head: Head): void {
  const { lines, roles, headline, first, isAside, partOf } = head;
  const end = first < 0 ? lines.length : first;
  for (let i = Math.max(0, (headline < 0 ? end : headline) - ABOVE); i < end; i++) {
    const line = lines[i];
    if (!line || i === headline) continue;
    const part = partOf(line);
    const { element = 'OTHER' } = line.passage.markup ?? {};
    // A picture with a credit right below the headline is the article's, whatever its box is called.
    const pictured = i > headline && element === 'CAPTION' && line.caption !== null && line.caption.text !== '';
    if (isAside(line) && !pictured) continue;
    if (part === 'CREDIT') roles[i] = 'CREDIT';
    else if (element === 'CAPTION' || part === 'CAPTION') roles[i] = captionRole(line);
    else if (line.furniture || line.heading) continue;
    else if (line.dated) roles[i] = 'DATE';
    else if (i > headline && line.caption) roles[i] = captionRole(line);
    else if (i < headline && i >= headline - 3 && line.size <= 5 && !line.byline) roles[i] = 'KICKER';
  }
  const standfirst = findStandfirst(head);
  if (standfirst !== null) roles[standfirst] = 'STANDFIRST';
}

/** The line between headline and body that is named a standfirst, says what the page's description says, or comes before the byline. */
function findStandfirst({ lines, roles, headline, first, clues, isAside, partOf, isAlike }: Head): number | null {
  if (headline < 0) return null;
  const descriptions = new Set(
    clues.flatMap(({ standfirst }) => (standfirst === undefined ? [] : [keyOf(standfirst)])),
  );
  let unnamed: number | null = null;
  for (let i = headline + 1; i <= first && i < lines.length; i++) {
    const line = lines[i];
    if (!line || isAside(line) || line.furniture || line.size < 4 || line.size > LONGEST_STANDFIRST) continue;
    const role = roles[i];
    if (role === 'CAPTION' || role === 'CREDIT' || role === 'DATE' || role === 'HEADLINE') continue;
    const part = partOf(line);
    if (part === 'STANDFIRST') return i;
    if (part !== null && part !== 'HEADLINE') continue;
    if (i === first || isAlike(line)) continue;
    if (descriptions.has(line.key)) return i;
    const { element = 'OTHER', linked = 0 } = line.passage.markup ?? {};
    const like =
      element === 'HEADING' || element === 'PARAGRAPH' || (element === 'LIST_ITEM' && line.ended) || line.ended;
    if (unnamed === null && like && linked < 0.5 && !line.byline && line.size >= 6) unnamed = i;
  }
  return unnamed;
}
