import type { Element } from '../../model.ts';

/** Elements whose text runs on with what stands beside them. Source: HTML Living Standard, phrasing content. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr picture source svg'
  ).split(' '),
);

/** Elements whose text no reader of the page sees. */
export const UNSEEN: ReadonlySet<string> = new Set(
  (
    'script style template noscript svg math iframe object embed canvas audio video select option datalist textarea ' +
    'button input map head title'
  ).split(' '),
);

/** What a line directly inside an element is. */
export const ELEMENT: ReadonlyMap<string, Element> = new Map<string, Element>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag): [string, Element] => [tag, 'HEADING']),
  ['p', 'PARAGRAPH'],
  ['li', 'LIST_ITEM'],
  ['dd', 'LIST_ITEM'],
  ['dt', 'LIST_ITEM'],
  ['blockquote', 'QUOTE'],
  ['figcaption', 'CAPTION'],
  ['caption', 'CAPTION'],
  ['td', 'CELL'],
  ['th', 'CELL'],
  ['pre', 'CODE'],
]);

/** Elements that mark what stands in them more strongly than the paragraphs inside do. */
export const STRONG: ReadonlySet<string> = new Set(['li', 'blockquote', 'figcaption', 'td', 'th', 'h1', 'h2', 'h3']);
