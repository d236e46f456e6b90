import { readDate } from '../dates.ts';
import { isNode, listOf, type Node, splitNames, stringOf } from '../json-ld/index.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';
import type { StatedArticle } from '../stated.ts';

/** https://www.jsonfeed.org/version/1.1/: `version` is the address of the format. */
export function isJsonFeed(value: unknown): value is Node {
  return (
    isNode(value) &&
    typeof value.version === 'string' &&
    value.version.includes('jsonfeed.org') &&
    Array.isArray(value.items)
  );
}

export function itemsOfJsonFeed(feed: Node): StatedArticle[] {
  return listOf(feed.items)
    .filter(isNode)
    .map((item, i) => toArticle(item, feed, i));
}

function toArticle(item: Node, feed: Node, index: number): StatedArticle {
  const text = (value: unknown): string | null => {
    const found = stringOf(value);
    return found === null ? null : plain(found);
  };
  const html = stringOf(item.content_html);
  const body = html ?? stringOf(item.content_text);
  const authors = [item.authors, item.author, feed.authors].find((value) => listOf(value).length > 0);
  return {
    metadata: pruned({
      headline: text(item.title),
      standfirst: text(item.summary),
      authors: listOf(authors).flatMap((author) =>
        splitNames(text(author) ?? '').map((name) => ({ name, role: null, bio: null })),
      ),
      publication: text(feed.title),
      language: text(item.language) ?? text(feed.language),
      url: stringOf(item.url) ?? stringOf(item.external_url),
      publishedAt: readDate(stringOf(item.date_published) ?? ''),
      modifiedAt: readDate(stringOf(item.date_modified) ?? ''),
    }),
    body: body === null ? null : html === null ? { text: body } : { html },
    item: stringOf(item.id) ?? stringOf(item.url) ?? String(index + 1),
  };
}
