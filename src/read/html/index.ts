import type { Document } from '../../model.ts';
import type { Reader } from '../reader.ts';
import { FEEDS, rootOf } from '../root.ts';
import { layOut } from '../stated.ts';
import { cluesOf } from './clues.ts';
import { ELEMENT, INLINE, UNSEEN } from './elements.ts';
import { takeApart } from './page.ts';

const NAME = /\.(?:html?|xhtml)(?:\.gz)?$/i;
const BLOCKS = new Set(
  'html head body link meta base div section article main header footer nav aside figure table ul ol dl hr br address'.split(
    ' ',
  ),
);

const KNOWN: readonly { has(tag: string): boolean }[] = [BLOCKS, ELEMENT, INLINE, UNSEEN];

/** HTML: the whole page's text, each line with where it stands, and what the page says of itself. */
export const htmlReader: Reader = {
  accepts: (text, path) => {
    const root = rootOf(text);
    if (root === null || !FEEDS.has(root)) {
      return NAME.test(path) || (root !== null && KNOWN.some((tags) => tags.has(root)));
    }
    return false;
  },
  read: (html) => [readPage(html)],
};

/** How many times longer the body that a page states must be than all that it shows. */
const STATED_LONGER = 2;

function readPage(html: string): Document {
  const page = takeApart(html);
  const { clues, articles } = cluesOf(page);
  const [stated] = articles.filter(({ body }) => body !== null);
  // Pages that a script fills show nothing without it, but many state the article.
  if (stated?.body && stated.body.length > STATED_LONGER * page.text.length) {
    return layOut('HTML', { metadata: stated.metadata, body: { text: stated.body }, pictures: stated.pictures });
  }
  return { format: 'HTML', text: page.text, lines: page.lines, tree: page.tree, metadata: {}, clues };
}
