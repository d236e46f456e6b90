import { createHash } from 'node:crypto';

/** The longest readable part of a slug, in characters. */
const SLUG_LENGTH = 72;

/**
 * An article's key: 16 hexadecimal digits made from its URL, or from its path where it states none.
 *
 * @param item which item of its file it is, where a file holds several
 */
export function articleKey(url: string | null, path: string, item?: string): string {
  return createHash('sha256')
    .update(url ?? `path:${path}${item === undefined ? '' : `#${item}`}`)
    .digest('hex')
    .slice(0, 16);
}

/** A readable name for an article, unique by the first digits of its key: "talks-fail-at-summit-7c1f09". */
export function articleSlug(headline: string | null, key: string): string {
  const words = (headline ?? 'article')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  let slug = '';
  for (const word of words ?? ['article']) {
    if (slug.length + word.length >= SLUG_LENGTH) break;
    slug += `${word}-`;
  }
  return `${slug || 'article-'}${key.slice(0, 6)}`;
}
