import { physicalLines } from './lines.ts';
import type { Reader } from './reader.ts';
import { joinWrapped } from './wrapped.ts';

/** Plain text: a line is a block, but for text wrapped at a column, where a paragraph is. */
export const textReader: Reader = {
  accepts: () => true,
  read: (text) => [{ format: 'TEXT', text, lines: joinWrapped(text, physicalLines(text)), metadata: {} }],
};
