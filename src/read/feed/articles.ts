import type { Author } from '../../model.ts';
import { readDate } from '../dates.ts';
import { splitNames } from '../json-ld/index.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';
import type { StatedArticle, StatedPicture } from '../stated.ts';
import type { Feed, FeedField } from './parse.ts';

/** A summary that long is the article. */
const LONGEST_SUMMARY = 600;
/** How much of a summary is compared with the beginning of the body. */
const BEGINNING = 60;

/** The articles of a feed, one an item. */
export function articlesOfFeed({ fields, items }: Feed): StatedArticle[] {
  const publication = textOf(fields, ['title', 'channel/title']);
  const language = textOf(fields, ['language', 'channel/language', 'dc:language']);
  return items.map((item, i) => {
    const url = urlOf(item);
    const { body, summary } = textsOf(item);
    const section = textOf(item, ['category']);
    return {
      metadata: pruned({
        headline: textOf(item, ['title']),
        standfirst: summary,
        authors: authorsOf(item),
        publication: textOf(item, ['source/title', 'source']) ?? withoutSection(publication, section),
        section,
        language,
        url,
        publishedAt: dateOf(item, ['pubdate', 'published', 'dc:date', 'issued', 'dcterms:created', 'updated']),
        modifiedAt: dateOf(item, ['updated', 'modified', 'dcterms:modified', 'atom:updated']),
      }),
      body: body === null ? null : { html: body },
      pictures: picturesOf(item),
      item: rawOf(item, ['guid', 'id']) ?? url ?? String(i + 1),
    };
  });
}

/** "Gotland Herald – Business" is the Gotland Herald, where the item is of that section. */
function withoutSection(title: string | null, section: string | null): string | null {
  const [, paper = '', tail = ''] = /^(.{2,80}?)\s(?:[–—|»>:·]|-)\s(.{1,60})$/u.exec(title ?? '') ?? [];
  return section !== null && paper !== '' && lettersOf(tail) === lettersOf(section) ? paper : title;
}

function rawOf(fields: readonly FeedField[], paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = fields.find((field) => field.path === path && field.value.trim() !== '')?.value.trim();
    if (value !== undefined) return value;
  }
  return null;
}

function textOf(fields: readonly FeedField[], paths: readonly string[]): string | null {
  const value = rawOf(fields, paths);
  return value === null ? null : plain(value) || null;
}

function dateOf(item: readonly FeedField[], paths: readonly string[]): string | null {
  for (const path of paths) {
    const date = readDate(rawOf(item, [path]) ?? '');
    if (date !== null) return date;
  }
  return null;
}

/** The address of the item's page: RSS's link, Atom's alternate link, or a guid that is an address. */
function urlOf(item: readonly FeedField[]): string | null {
  const links = item.filter(({ path }) => path === 'link' || path === 'feedburner:origlink');
  const atom = links.find(({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate');
  const guid = item.find(({ path, attributes }) => path === 'guid' && attributes.isPermaLink !== 'false');
  const candidates = [...links.map(({ value }) => value), atom?.attributes.href, guid?.value];
  return (
    candidates.map((url) => url?.trim()).find((url) => url !== undefined && /^https?:\/\/[^\s<>"]+$/.test(url)) ?? null
  );
}

/** The body, and the summary where it is not the body's own beginning. */
function textsOf(item: readonly FeedField[]): { body: string | null; summary: string | null } {
  const content = rawOf(item, ['content:encoded', 'content', 'xhtml:body', 'body']);
  const description = rawOf(item, ['description', 'summary', 'itunes:summary']);
  const summary = description === null ? '' : plain(description);
  if (content === null) {
    const whole = description !== null && (summary.length > LONGEST_SUMMARY || /<p\b[\s\S]*<p\b/i.test(description));
    return whole ? { body: description, summary: null } : { body: null, summary: summary || null };
  }
  const text = plain(content.slice(0, LONGEST_SUMMARY * 20));
  const begins = lettersOf(text).startsWith(lettersOf(summary).slice(0, BEGINNING));
  return { body: content, summary: begins ? null : summary || null };
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "desk@example.org (Ada Lund)" is RSS's way to name an author. */
function authorsOf(item: readonly FeedField[]): Author[] | null {
  const names = item
    .filter(({ path }) => path === 'dc:creator' || path === 'author' || path === 'author/name' || path === 'creator')
    .map(({ value }) => plain(value))
    .map((name) => /^[^\s@]+@\S+\s+\((.+)\)$/.exec(name)?.[1] ?? name)
    .filter((name) => name !== '' && !/^[^\s@]+@\S+$/.test(name))
    .flatMap(splitNames);
  const unique = [...new Set(names)];
  return unique.length === 0 ? null : unique.map((name) => ({ name, role: null, bio: null }));
}

function picturesOf(item: readonly FeedField[]): StatedPicture[] {
  const texts = (name: string): string[] =>
    item.filter(({ path }) => path.endsWith(`media:${name}`)).map(({ value }) => plain(value));
  const credits = texts('credit');
  return texts('description')
    .filter((caption) => caption !== '')
    .map((caption, i) => ({ caption, credit: credits[i] || null }));
}
