import { ReadError } from '../error.ts';
import { isNode, parseLoosely } from '../json-ld/index.ts';
import type { Reader } from '../reader.ts';
import { layOutAll } from '../stated.ts';
import { isJsonFeed, itemsOfJsonFeed } from './json-feed.ts';
import { articlesOfJsonLd } from './json-ld.ts';
import { articlesOfNinjs, isNinjs } from './ninjs.ts';

/** How JSON begins: an object with a name in quotation marks, or a list of such objects. */
const BEGINNING = /^\s*(?:\[\s*)*\{\s*"/;
const NAME = /\.(?:json|jsonld|ninjs)(?:\.gz)?$/i;

/** JSON: IPTC ninjs, a JSON feed, or articles of schema.org. Which, its fields tell. */
export const jsonReader: Reader = {
  accepts: (text, path) => BEGINNING.test(text.slice(0, 2000)) || NAME.test(path),
  read: (text) => {
    const value = parseLoosely(text);
    if (value === undefined)
      throw new ReadError('MALFORMED', 'is no valid JSON: a bracket or a quotation mark is missing');
    if (isJsonFeed(value)) return layOutAll('JSON_FEED', itemsOfJsonFeed(value));
    const list = Array.isArray(value) ? value : [value];
    if (list.length > 0 && list.every(isNinjs)) return layOutAll('NINJS', articlesOfNinjs(list.filter(isNode)));
    const articles = articlesOfJsonLd(value);
    if (articles.length > 0) return layOutAll('JSON_LD', articles);
    throw new ReadError(
      'UNSUPPORTED_FORMAT',
      'is JSON that holds no article: schema.org (NewsArticle), IPTC ninjs and JSON Feed are read',
    );
  },
};
