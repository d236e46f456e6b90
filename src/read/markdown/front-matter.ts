import { parse } from 'yaml';
import type { Author, Metadata } from '../../model.ts';
import { readDate } from '../dates.ts';
import { isNode, listOf, type Node, splitNames, stringOf } from '../json-ld/index.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';

/** Longer front matter is none. Characters. */
const LONGEST = 64 * 1024;

/** Reads YAML front matter as data: nothing in it is run. What is no YAML says nothing. */
export function readFrontMatter(yaml: string): Metadata {
  const fields = parseYaml(yaml);
  if (!fields) return {};
  const text = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = stringOf(fields[name]);
      if (value !== null) return plain(value) || null;
    }
    return null;
  };
  const date = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const found = readDate(dateText(fields[name]));
      if (found !== null) return found;
    }
    return null;
  };
  return pruned({
    headline: text('title', 'headline'),
    standfirst: text('standfirst', 'subtitle', 'description', 'summary', 'excerpt', 'dek', 'lead'),
    authors: authorsOf(fields),
    publication: text('publication', 'publisher', 'source', 'site'),
    section: text('section', 'category', 'categories'),
    language: text('lang', 'language', 'locale'),
    url: urlOf(text('url', 'canonical', 'canonical_url', 'canonicalurl', 'link', 'permalink')),
    publishedAt: date('date', 'published', 'publishedat', 'published_at', 'publishdate', 'pubdate', 'datepublished'),
    modifiedAt: date('updated', 'modified', 'lastmod', 'updatedat', 'updated_at', 'last_modified_at', 'datemodified'),
  });
}

function parseYaml(yaml: string): Node | null {
  if (yaml.length > LONGEST) return null;
  try {
    // The core schema has no type that does anything: strings, numbers, booleans, null, lists and maps.
    const value: unknown = parse(yaml, { schema: 'core', maxAliasCount: 20, logLevel: 'error' });
    if (!isNode(value)) return null;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
  } catch {
    return null;
  }
}

function dateText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : (stringOf(value) ?? '');
}

function authorsOf(fields: Node): readonly Author[] | null {
  const given = [fields.authors, fields.author, fields.byline].find((value) => listOf(value).length > 0);
  const authors = listOf(given).flatMap((value) => {
    const name = stringOf(value);
    const role = isNode(value) ? stringOf(value.role ?? value.title) : null;
    const bio = isNode(value) ? stringOf(value.bio) : null;
    return name === null ? [] : splitNames(plain(name)).map((one) => ({ name: one, role, bio }));
  });
  return authors.length === 0 ? null : authors;
}

function urlOf(value: string | null): string | null {
  return value !== null && /^https?:\/\/[^\s<>"]+$/.test(value) ? value : null;
}
