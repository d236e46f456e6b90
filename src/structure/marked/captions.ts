import type { Caption } from '../../model.ts';
import { parseCredit } from '../captions.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';
import type { Outline } from './outline.ts';

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

/** The line of credit that follows, in the same figure where the page has figures. */
function creditLine(line: Line, lines: readonly Line[], roles: Roles, { figure }: Outline): Line | null {
  const next = lines[line.index + 1];
  if (!next || roles[next.index] !== 'CREDIT') return null;
  const own = figure[line.passage.markup?.node ?? -1] ?? -1;
  const its = figure[next.passage.markup?.node ?? -1] ?? -1;
  return own === its || own < 0 || its < 0 ? next : null;
}

function toCaption(line: Line, next: Line | null, page: Outline, lexicon: Lexicon): Caption {
  const { start, end } = line.passage;
  const span = { start, end };
  const run = line.passage.markup?.runs?.find(({ node }) => page.part[node] === 'CREDIT');
  if (run && run.start > start) {
    const text = line.passage.text.slice(0, run.start - start).trim();
    const credit = parseCredit(line.passage.text.slice(run.start - start, run.end - start), lexicon);
    return { ...credit, text, span };
  }
  const parsed = line.caption;
  if (parsed && parsed.text !== '') {
    const { text, credit, photographer, agencies } = parsed;
    return { text, credit, photographer, agencies, span };
  }
  const credit = next ? (next.caption?.text === '' ? next.caption : parseCredit(next.text, lexicon)) : null;
  return {
    text: line.text,
    credit: credit?.credit ?? null,
    photographer: credit?.photographer ?? null,
    agencies: credit?.agencies ?? [],
    span,
  };
}
