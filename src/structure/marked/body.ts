import type { BlockKind } from '../../model.ts';
import type { Line } from '../lines.ts';

const AGENCY_FOOTER =
  /^\(?(?:Additional reporting|Reporting|Writing|Editing|Edited|Compiled) by\b|\bcontributed to this (?:report|story|article)|^\(?With (?:reports|files|input|agency)/iu;
const CORRECTION =
  /^(?:Correction|Corrections|Clarification|Editor[’']s note|This (?:article|story) (?:was|has been) (?:amended|corrected|updated))\b/iu;
/** From this share of letters in links on, a line is a link. */
const LINK = 0.8;
/** The longest subhead, in words. */
const LONGEST_SUBHEAD = 25;

/** The role of a line inside the article's body, by its element, the part that it is named as, and its words. */
export function bodyRole(line: Line, part: BlockKind | null): BlockKind {
  const { element, linked } = line.passage.markup ?? { element: 'OTHER', linked: 0 };
  if (part === 'CREDIT') return 'CREDIT';
  if (element === 'CAPTION' || part === 'CAPTION') return captionRole(line);
  if (line.furniture || line.heading) return 'BOILERPLATE';
  if (part === 'AUTHOR_BIO' || part === 'BYLINE' || part === 'DATE')
    return part === 'AUTHOR_BIO' && line.prose ? 'AUTHOR_BIO' : 'BOILERPLATE';
  if (line.size < 60 && AGENCY_FOOTER.test(line.text)) return 'AGENCY_FOOTER';
  if (CORRECTION.test(line.text)) return 'CORRECTION';
  if (element === 'HEADING') return line.size <= LONGEST_SUBHEAD ? 'SUBHEAD' : 'PARAGRAPH';
  if (linked >= LINK && !line.ended) return 'BOILERPLATE';
  if (element === 'LIST_ITEM' || element === 'CELL') return 'LIST_ITEM';
  if (element === 'PARAGRAPH' || element === 'QUOTE' || element === 'CODE') return 'PARAGRAPH';
  return line.prose || (line.ended && line.size >= 3) ? 'PARAGRAPH' : 'BOILERPLATE';
}

/** A sentence is no credit, though it names an agency. */
export function captionRole({ caption, size, ended }: Line): BlockKind {
  return caption?.text === '' && !(ended && size > 6) ? 'CREDIT' : 'CAPTION';
}
