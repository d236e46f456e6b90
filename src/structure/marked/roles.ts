import type { BlockKind, Document, MarkupNode, Metadata } from '../../model.ts';
import { type Authorship, findAuthorship } from '../authorship.ts';
import type { Zone } from '../body.ts';
import { parseCredit } from '../captions.ts';
import { findHeadline } from '../headline.ts';
import { keyOf, type Lexicon } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';
import { bodyRole } from './body.ts';
import { assignHead } from './head.ts';
import { findMarkedHeadline } from './headline.ts';
import type { MarkupNames } from './names.ts';
import { findOpening } from './opening.ts';
import { isAsideLine, neighbour, type Outline, outline, partOfLine } from './outline.ts';
import { findRegion, linesIn } from './region.ts';

/** How far after the body a byline, a bio or a footer is still the article's. */
const TAIL = 12;

/** Gives every line of a marked-up page its role: by its element, by the names around it, and by its words. */
export function assignMarkedRoles(
  document: Document,
  lines: readonly Line[],
  names: MarkupNames,
  lexicon: Lexicon,
): { roles: Roles; authorship: Authorship; outline: Outline } {
  const { tree = [], clues = [] } = document;
  const page = outline(tree, lines, names);
  const isAside = (line: Line): boolean => isAsideLine(line, page);
  const partOf = (line: Line): BlockKind | null => partOfLine(line, page);
  const within = linesIn(findRegion(tree, page), tree, lines);
  const roles: Roles = lines.map((line, i) =>
    within[i] && !isAside(line) ? bodyRole(line, partOf(line)) : 'BOILERPLATE',
  );
  const first = findOpening(lines, roles, within, partOf);
  for (let i = 0; i < first; i++) if (roles[i] === 'PARAGRAPH') roles[i] = 'BOILERPLATE';
  const last = roles.lastIndexOf('PARAGRAPH');
  const headline =
    findMarkedHeadline(lines, first < 0 ? lines.length : first, clues, isAside, partOf) ??
    unmarkedHeadline(lines, { first, last }, clues, isAside, lexicon);
  const top = headline?.index ?? -1;
  if (headline) roles[headline.index] = 'HEADLINE';
  const alike = signatures(tree, lines, roles);
  assignHead({ lines, roles, headline: top, first, clues, isAside, partOf, isAlike: alike });
  lines.forEach((line, i) => {
    if (roles[i] === 'BOILERPLATE' && i > top && !isAside(line) && alike(line) && line.prose)
      roles[i] = bodyRole(line, partOf(line));
  });
  assignCredits(lines, roles, page, lexicon);
  const start = Math.max(roles.indexOf('PARAGRAPH'), 0);
  const authorship = findSigned(lines, roles, { headline: top, first: start, last }, isAside, lexicon);
  for (const i of authorship.bylines) if (!namesAnother(lines[i], clues)) roles[i] = 'BYLINE';
  for (const i of authorship.bios) roles[i] = 'AUTHOR_BIO';
  return { roles, authorship, outline: page };
}

/** The headline of a page that neither marks nor states one: by its words, as in plain text. */
function unmarkedHeadline(
  lines: readonly Line[],
  zone: Zone,
  clues: readonly Metadata[],
  isAside: (line: Line) => boolean,
  lexicon: Lexicon,
): Line | null {
  if (zone.first < 0 || clues.some(({ headline }) => headline !== undefined)) return null;
  const found = findHeadline(lines, zone, lexicon);
  return found && found.index < zone.first && !isAside(found) ? found : null;
}

/** Whether a bare name is somebody else's than the page says wrote it: whom the article is about, say. */
function namesAnother(line: Line | undefined, clues: readonly Metadata[]): boolean {
  if (!line?.byline || line.byline.opened) return false;
  const stated = clues.flatMap(({ authors = [] }) => authors.map(({ name }) => keyOf(name)));
  const named = line.byline.authors.map(({ name }) => keyOf(name));
  return stated.length > 0 && named.length > 0 && !named.some((name) => stated.some((author) => author.includes(name)));
}

/** Whether a line stands in an element of the same name as most of the article's paragraphs do. */
function signatures(tree: readonly MarkupNode[], lines: readonly Line[], roles: Roles): (line: Line) => boolean {
  const signatureOf = ({ passage }: Line): string => {
    const node = tree[passage.markup?.node ?? -1];
    const parent = tree[node?.parent ?? -1];
    if (!node || (node.names.length === 0 && (parent?.names.length ?? 0) === 0)) return '';
    return [node.tag, ...node.names, parent?.tag, ...(node.names.length === 0 ? (parent?.names ?? []) : [])].join(' ');
  };
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (roles[line.index] !== 'PARAGRAPH') continue;
    const signature = signatureOf(line);
    counts.set(signature, (counts.get(signature) ?? 0) + 1);
  }
  const [most = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return (line) => count >= 3 && most !== '' && signatureOf(line) === most;
}

/** The longest credit, in words. */
const LONGEST_CREDIT = 12;

/** A short line beside a caption in the same figure is its credit, when it reads like one. */
function assignCredits(lines: readonly Line[], roles: Roles, page: Outline, lexicon: Lexicon): void {
  const figureOf = ({ passage }: Line): number => page.figure[passage.markup?.node ?? -1] ?? -1;
  for (const [i, line] of lines.entries()) {
    const role = roles[i];
    const own = figureOf(line);
    if (own < 0 || line.size > LONGEST_CREDIT || role === 'CREDIT' || role === 'HEADLINE') continue;
    const besideCaption = (step: 1 | -1): boolean => {
      const other = neighbour(line, step, lines, page);
      return other !== undefined && roles[other.index] === 'CAPTION' && figureOf(other) === own;
    };
    const after = besideCaption(-1);
    if (after && role !== 'BOILERPLATE') {
      if (line.caption?.text === '' || /^[([].*[)\]]$/u.test(line.text) || !line.ended) roles[i] = 'CREDIT';
    } else if (!line.ended && (after || besideCaption(1)) && namesMaker(line, lexicon)) roles[i] = 'CREDIT';
  }
}

/** Whether a line names a photographer or an agency and hardly more. */
function namesMaker(line: Line, lexicon: Lexicon): boolean {
  const { photographer, agencies } = parseCredit(line.text, lexicon);
  return photographer !== null || agencies.some((agency) => lexicon.agencies.has(keyOf(agency)));
}

/** Looks for bylines among the lines that may belong to the article, as if the others were not there. */
function findSigned(
  lines: readonly Line[],
  roles: Roles,
  frame: { readonly headline: number; readonly first: number; readonly last: number },
  isAside: (line: Line) => boolean,
  lexicon: Lexicon,
): Authorship {
  const from = Math.max(0, Math.min(frame.headline, frame.first) - 6);
  const kept = lines.filter(
    (line) =>
      line.index >= from && line.index <= frame.last + TAIL && (!isAside(line) || roles[line.index] === 'HEADLINE'),
  );
  const place = (index: number): number => kept.findIndex((line) => line.index === index);
  const moved = kept.map((line, index) => ({ ...line, index }));
  const found = findAuthorship(
    moved,
    { headline: place(frame.headline), first: place(frame.first), last: place(frame.last) },
    lexicon,
  );
  const back = (indexes: ReadonlySet<number>): Set<number> => new Set([...indexes].map((i) => kept[i]?.index ?? -1));
  return { authors: found.authors, bylines: back(found.bylines), bios: back(found.bios) };
}
