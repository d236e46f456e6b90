import { decodeHTML } from 'entities';
import { INLINE } from './html/elements.ts';

/** A tag, or a comment without a tag in it. */
const TAG = /<(?:\/?([a-z][a-z\d]*)|!)[^<>]*>/gi;

const isInline = (name: string): boolean => INLINE.has(name.toLowerCase());

/** White space other than a single space. */
const SPACE = /[^\S ]\s*| \s+/g;

/** A field that should be plain text but comes with tags and entities, as fields do: without them, in one line. */
export function plain(value: string): string {
  const untagged = /<[a-z/!]/i.test(value) ? value.replace(TAG, (_, name = '') => (isInline(name) ? '' : ' ')) : value;
  const decoded = untagged.includes('&') ? decodeTwice(untagged) : untagged;
  return decoded.replace(SPACE, ' ').trim();
}

/** "&amp;#8217;" has been escaped once too often. */
function decodeTwice(value: string): string {
  const once = decodeHTML(value);
  return /&(?:#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,8});/i.test(once) ? decodeHTML(once) : once;
}
