import type { Reader } from '../reader.ts';
import { cluesOf } from './clues.ts';
import { takeApart } from './page.ts';

/** HTML: the whole page's text, each line with where it stands, and what the page says of itself. */
export const htmlReader: Reader = {
  accepts: () => true,
  read: (html) => {
    const page = takeApart(html);
    const { clues } = cluesOf(page);
    return { format: 'HTML', text: page.text, lines: page.lines, tree: page.tree, metadata: {}, clues };
  },
};
