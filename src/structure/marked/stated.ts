import type { BlockKind, Document } from '../../model.ts';
import { type Authorship, findAuthorship } from '../authorship.ts';
import { keyOf, type Lexicon } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import type { Roles } from '../roles.ts';
import { bodyRole, captionRole } from './body.ts';
import type { MarkupNames } from './names.ts';
import { isAsideLine, type Outline, outline, partOfLine } from './outline.ts';

/** The longest subhead of plain text, in words; longer lines without a full stop are entries of a list. */
const LONGEST_SUBHEAD = 12;

/**
 * Gives every line of a document whose format says what its parts are a role: what the format says, else, in the body,
 * what its markup and its words say. Nothing is looked for that has a field.
 */
export function assignStatedRoles(
  { tree = [], metadata }: Document,
  lines: readonly Line[],
  names: MarkupNames,
  lexicon: Lexicon,
): { roles: Roles; authorship: Authorship; outline: Outline } {
  const page = outline(tree, lines, names);
  const headline = metadata.headline === undefined ? null : keyOf(metadata.headline);
  const roles: Roles = lines.map((line) => {
    const { kind = null } = line.passage.markup ?? {};
    if (kind !== null) return kind;
    if (line.key === headline && line.size > 0) return 'HEADLINE';
    return isAsideLine(line, page) ? 'BOILERPLATE' : statedRole(line, partOfLine(line, page), lines[line.index + 1]);
  });
  const first = lines.findIndex((line, i) => roles[i] === 'PARAGRAPH' && line.prose);
  const frame = { headline: roles.indexOf('HEADLINE'), first, last: roles.lastIndexOf('PARAGRAPH') };
  const authorship = first < 0 ? NOBODY : findAuthorship(lines, frame, lexicon);
  for (const i of authorship.bylines) if (!lines[i]?.passage.markup?.kind) roles[i] = 'BYLINE';
  for (const i of authorship.bios) roles[i] = 'AUTHOR_BIO';
  lines.forEach((line, i) => {
    if (i < first && roles[i] === 'PARAGRAPH' && line.dated) roles[i] = 'DATE';
  });
  return { roles, authorship, outline: page };
}

const NOBODY: Authorship = { authors: [], bylines: new Set(), bios: new Set() };

/** Plain text has no elements: there, a short line without a full stop before a paragraph is a subhead. */
function statedRole(line: Line, part: BlockKind | null, next: Line | undefined): BlockKind {
  if (line.passage.markup?.element !== 'OTHER') return bodyRole(line, part);
  if (line.furniture || line.heading) return 'BOILERPLATE';
  if (line.caption && !(line.prose && line.size > 60)) return captionRole(line);
  const role = bodyRole(line, part);
  if (role !== 'BOILERPLATE') return role;
  if (line.size > LONGEST_SUBHEAD) return 'PARAGRAPH';
  return next?.prose || next?.ended ? 'SUBHEAD' : 'LIST_ITEM';
}
