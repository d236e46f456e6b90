import type { Caption } from '../../model.ts';
import { parseCredit } from '../captions.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';
import { neighbour, type Outline } from './outline.ts';

/** Each picture once, with its credit: the line's own, that of an element in it, or that of its figure's next line. */
export function markedCaptions(lines: readonly Line[], roles: Roles, page: Outline, lexicon: Lexicon): Caption[] {
  const byKey = new Map<string, Caption>();
  for (const line of lines) {
    if (roles[line.index] !== 'CAPTION') continue;
    const caption = toCaption(line, creditLine(line, lines, roles, page), page, lexicon);
    const known = byKey.get(line.key);
    if (!known || (known.credit === null && caption.credit !== null)) byKey.set(line.key, caption);
  }
  return [...byKey.values()];
}

/** The line of credit that follows, or comes before, in the same figure where the page has figures. */
function creditLine(line: Line, lines: readonly Line[], roles: Roles, page: Outline): Line | null {
  const figureOf = ({ passage }: Line): number => page.figure[passage.markup?.node ?? -1] ?? -1;
  const own = figureOf(line);
  const next = neighbour(line, 1, lines, page);
  const before = neighbour(line, -1, lines, page);
  if (next && roles[next.index] === 'CREDIT' && (own === figureOf(next) || own < 0 || figureOf(next) < 0)) return next;
  return before && roles[before.index] === 'CREDIT' && own >= 0 && own === figureOf(before) ? before : null;
}

function toCaption(line: Line, next: Line | null, page: Outline, lexicon: Lexicon): Caption {
  const { start, end } = line.passage;
  const span = { start, end };
  const run = line.passage.markup?.runs?.find(({ node }) => page.part[node] === 'CREDIT');
  // "Image caption," is said to those who cannot see the page.
  const unseen = line.passage.markup?.runs?.find(({ node }) => page.aside[node]);
  const shown = unseen?.start === start ? unseen.end - start : 0;
  if (run && run.start > start) {
    const text = line.passage.text.slice(shown, run.start - start).trim();
    const credit = parseCredit(line.passage.text.slice(run.start - start, run.end - start), lexicon);
    return { ...credit, text, span };
  }
  const parsed = line.caption;
  if (parsed && parsed.text !== '') {
    const { text, credit, photographer, agencies } = parsed;
    return { text: text.slice(shown).trim(), credit, photographer, agencies, span };
  }
  const credit = next && parseCredit(next.text, lexicon);
  return {
    text: line.text.slice(shown).trim(),
    credit: credit?.credit ?? null,
    photographer: credit?.photographer ?? null,
    agencies: credit?.agencies ?? [],
    span,
  };
}
