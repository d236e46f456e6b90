import { ReadError } from '../error.ts';
import type { Reader } from '../reader.ts';
import { FEEDS, rootOf } from '../root.ts';
import { layOutAll } from '../stated.ts';
import { articlesOfFeed } from './articles.ts';
import { parseFeed } from './parse.ts';

const NAME = /\.(?:rss|atom|xml)(?:\.gz)?$/i;

/** RSS and Atom: each item is an article. */
export const feedReader: Reader = {
  accepts: (text, path) => {
    const root = rootOf(text);
    return root !== null && (FEEDS.has(root) || NAME.test(path) || /^\s*<\?xml/.test(text.slice(0, 200)));
  },
  read: (xml) => {
    const root = rootOf(xml) ?? '';
    if (!FEEDS.has(root)) {
      throw new ReadError('UNSUPPORTED_FORMAT', `is XML (<${root}>) and no feed: RSS, Atom and HTML are read`);
    }
    const format = root.endsWith('feed') ? 'ATOM' : 'RSS';
    return layOutAll(format, articlesOfFeed(parseFeed(xml)));
  },
};
