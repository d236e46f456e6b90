import type { Metadata } from '../../model.ts';
import { readDate } from '../dates.ts';
import { articlesOfBlocks, type SchemaArticle, splitNames } from '../json-ld/index.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';
import type { Page } from './page.ts';

/** Names of `<meta>` for each field, the most telling first. */
const META = {
  headline: ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'headline'],
  standfirst: ['og:description', 'description', 'twitter:description', 'dc.description'],
  authors: [
    'author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
    'article:author',
    'og:author',
  ],
  publication: ['og:site_name', 'application-name', 'dc.publisher'],
  section: ['article:section', 'section', 'parsely-section'],
  language: ['og:locale', 'language', 'dc.language', 'inlanguage'],
  url: ['og:url', 'twitter:url'],
  publishedAt: [
    'article:published_time',
    'og:article:published_time',
    'article:published',
    'datepublished',
    'parsely-pub-date',
    'cxenseparse:recs:publishtime',
    'pubdate',
    'publishdate',
    'publish-date',
    'publication_date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
    'sailthru.date',
    'ptime',
    'date',
  ],
  modifiedAt: [
    'article:modified_time',
    'og:updated_time',
    'datemodified',
    'dcterms.modified',
    'lastmod',
    'last-modified',
  ],
} as const;

/** What a page says of its article beside the text: in JSON-LD, then in `<meta>`, then in its title. */
export function cluesOf(page: Page): { clues: readonly Metadata[]; articles: readonly SchemaArticle[] } {
  const articles = articlesOfBlocks(page.jsonLd);
  const clues = [...articles.slice(0, 1).map(({ metadata }) => metadata), metaClue(page), titleClue(page)];
  return { clues, articles };
}

function metaClue({ metas, canonical }: Page): Metadata {
  const byName = new Map<string, string>();
  for (const [name, content] of metas) if (!byName.has(name)) byName.set(name, content);
  const first = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = plain(byName.get(name) ?? '');
      if (value !== '') return value;
    }
    return null;
  };
  const dated = (names: readonly string[]): string | null => {
    for (const name of names) {
      const date = readDate(byName.get(name) ?? '');
      if (date !== null) return date;
    }
    return null;
  };
  const authors = authorsOf(metas);
  return pruned({
    headline: first(META.headline),
    standfirst: first(META.standfirst),
    authors: authors.length === 0 ? null : authors.map((name) => ({ name, role: null, bio: null })),
    publication: first(META.publication),
    section: first(META.section),
    language: first(META.language),
    url: addressOf([canonical, first(META.url)]),
    publishedAt: dated(META.publishedAt),
    modifiedAt: dated(META.modifiedAt),
  });
}

/** More names than any article has. */
const MOST_AUTHORS = 24;

/** Those of the first name of `<meta>` that has any: pages write one a name, or all in one. */
function authorsOf(metas: Page['metas']): string[] {
  for (const wanted of META.authors) {
    const found = metas
      .filter(([name]) => name === wanted)
      .slice(0, MOST_AUTHORS)
      .map(([, content]) => plain(content))
      .filter((name) => name !== '' && !/^https?:/.test(name));
    if (found.length > 0) return [...new Set(found.flatMap(splitNames))];
  }
  return [];
}

/** Only whole addresses name a page wherever its file lies. */
function addressOf(candidates: readonly (string | null)[]): string | null {
  return candidates.find((url) => url !== null && /^https?:\/\/[^\s<>"]+$/.test(url)) ?? null;
}

function titleClue({ title, language }: Page): Metadata {
  return pruned({ headline: plain(title), language });
}
