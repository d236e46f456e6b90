import type { Author, Metadata } from '../../model.ts';
import { readDate } from '../dates.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';
import type { StatedPicture } from '../stated.ts';
import { isNode, listOf, type Node, stringOf } from './nodes.ts';

/** An article as schema.org states it. */
export interface SchemaArticle {
  readonly metadata: Metadata;
  /** `articleBody`, as it came. */
  readonly body: string | null;
  readonly pictures: readonly StatedPicture[];
}

/** Reads a `NewsArticle`. @param byId the nodes that it may refer to */
export function readArticle(node: Node, byId: ReadonlyMap<string, Node>): SchemaArticle {
  const text = (value: unknown): string | null => {
    const found = stringOf(resolved(value, byId));
    return found === null ? null : plain(found) || null;
  };
  return {
    metadata: pruned({
      headline: text(node.headline) ?? text(node.name),
      standfirst: text(node.description) ?? text(node.abstract),
      authors: authorsOf(node, byId),
      publication: text(node.publisher) ?? text(node.sourceOrganization),
      section: text(node.articleSection),
      language: languageOf(node.inLanguage),
      url: urlOf(node),
      publishedAt: dateOf(node.datePublished) ?? dateOf(node.dateCreated),
      modifiedAt: dateOf(node.dateModified),
    }),
    body: stringOf(node.articleBody) ?? stringOf(node.text),
    pictures: picturesOf(node, byId),
  };
}

/** The pictures that have a caption. */
function picturesOf(node: Node, byId: ReadonlyMap<string, Node>): StatedPicture[] {
  return listOf(resolved(node.image, byId))
    .filter(isNode)
    .map(({ caption, creditText, creator, author }) => ({
      caption: textOrNull(stringOf(caption)),
      credit: textOrNull(stringOf(creditText) ?? stringOf(creator) ?? stringOf(author)),
    }))
    .filter(({ caption }) => caption !== null);
}

function textOrNull(value: string | null): string | null {
  return value === null ? null : plain(value) || null;
}

function resolved(value: unknown, byId: ReadonlyMap<string, Node>): unknown {
  const list = listOf(value).map((item) => (isNode(item) ? (byId.get(String(item['@id'])) ?? item) : item));
  return list.map((item, i) => {
    const given = listOf(value)[i];
    return isNode(item) && isNode(given) ? { ...item, ...given } : item;
  });
}

/** The people among authors, or creators: organisations are not people, and a list of names is one string at times. */
function authorsOf(node: Node, byId: ReadonlyMap<string, Node>): Author[] | null {
  for (const field of [node.author, node.creator]) {
    const authors = listOf(resolved(field, byId)).flatMap(toAuthors);
    if (authors.length > 0) return unique(authors);
  }
  return null;
}

function toAuthors(value: unknown): Author[] {
  const types = isNode(value) ? listOf(value['@type']).map(String) : [];
  // Sites that are one person's blog say both.
  if (types.some((type) => /Organi[sz]ation/i.test(type)) && !types.includes('Person')) return [];
  const given = stringOf(isNode(value) && value.name !== undefined ? value.name : value);
  // ", Gotland Herald" is what a template leaves of an author that it has not.
  if (given === null || /^https?:\/\/|^\s*[,;]/.test(given)) return [];
  const role = isNode(value) ? stringOf(value.jobTitle) : null;
  const bio = isNode(value) ? stringOf(value.description) : null;
  return splitNames(plain(given)).map((name) => ({
    name,
    role: role === null ? null : plain(role),
    bio: bio === null ? null : plain(bio),
  }));
}

/** No list of authors has more characters; to look for the ends of names takes the square of the length. */
const LONGEST_LIST = 5000;

/** What templates leave around a name that they have not. */
const EDGES = /^[\s,;:|·•–—-]+|[\s,;:|·•–—-]+$/gu;

/** "By Ada Lund and Bo Ek" is two people; "Lund, Ada" cannot be told from two, so only full names are parted. */
export function splitNames(value: string): string[] {
  if (value.length > LONGEST_LIST) return [];
  const names = value
    .replace(/^(?:by|von|par|por|di|door|av|af)\s+/i, '')
    .split(/\s*(?:[;|•]|,?\s(?:and|und|et|y|e|en|og|och)\s|\s&\s)\s*/u);
  return names
    .flatMap((name) => (name.split(',').every((part) => part.trim().includes(' ')) ? name.split(',') : [name]))
    .map((name) => name.replace(EDGES, ''))
    .filter((name) => name !== '');
}

function unique(authors: readonly Author[]): Author[] {
  const byName = new Map<string, Author>();
  for (const author of authors)
    if (!byName.has(author.name.toLowerCase())) byName.set(author.name.toLowerCase(), author);
  return [...byName.values()];
}

function dateOf(value: unknown): string | null {
  const text = stringOf(value);
  return text === null ? null : readDate(text);
}

function languageOf(value: unknown): string | null {
  const node = listOf(value)[0];
  const language = isNode(node) ? (stringOf(node.alternateName) ?? stringOf(node.name)) : stringOf(value);
  return language === null ? null : language;
}

function urlOf(node: Node): string | null {
  const page = listOf(node.mainEntityOfPage)[0];
  const candidates = [node.url, isNode(page) ? (page['@id'] ?? page.url) : page, node['@id']];
  for (const candidate of candidates) {
    const url = typeof candidate === 'string' ? candidate : null;
    if (url !== null && /^https?:\/\/\S+$/.test(url)) return url.replace(/#.*$/, '');
  }
  return null;
}
