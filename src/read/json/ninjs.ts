import type { Author } from '../../model.ts';
import { readDate } from '../dates.ts';
import { isNode, listOf, type Node, splitNames, stringOf } from '../json-ld/index.ts';
import { pruned } from '../metadata.ts';
import { plain } from '../plain.ts';
import type { StatedArticle, StatedPicture } from '../stated.ts';

/** What every ninjs has beside its `uri`, in one of the versions. Source: iptc.org/std/ninjs, schemas 1.x to 3.x. */
const TELLING = [
  'standard',
  'headlines',
  'headline',
  'bodies',
  'body_text',
  'body_html',
  'body_xhtml',
  'descriptions',
  'versioncreated',
];

export function isNinjs(value: unknown): boolean {
  if (!isNode(value) || value['@type'] !== undefined || value['@context'] !== undefined) return false;
  const fields = lowered(value);
  return typeof fields.uri === 'string' && TELLING.some((name) => fields[name] !== undefined);
}

/** The articles among news items: pictures, events and the like have no text of their own. */
export function articlesOfNinjs(items: readonly Node[]): StatedArticle[] {
  const texts = items
    .map(lowered)
    .filter((item) => !/^(?:picture|video|audio|graphic|event|planning)$/.test(String(item.type)));
  return texts.map((item, i) => ({
    ...toArticle(item),
    ...(items.length > 1 && { item: stringOf(item.uri) ?? String(i + 1) }),
  }));
}

/** Version 3 writes `versionCreated` where the others write `versioncreated`: small letters serve for all. */
function lowered(node: Node): Node {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name.toLowerCase(), value]));
}

function toArticle(item: Node): StatedArticle {
  const created = readDate(stringOf(item.firstcreated) ?? stringOf(item.contentcreated) ?? '');
  const version = readDate(stringOf(item.versioncreated) ?? '');
  const source = listOf(item.infosources ?? item.infosource).find(isNode);
  const uri = stringOf(item.uri) ?? '';
  return {
    metadata: pruned({
      headline: mainOf(item, 'headlines', ['headline', 'title']),
      standfirst: mainOf(item, 'descriptions', ['description_text', 'description_html', 'description_xhtml']),
      authors: authorsOf(item),
      publication: source ? stringOf(source.name) : null,
      language: stringOf(item.language),
      url: /^https?:\/\/\S+$/.test(uri) ? uri : null,
      publishedAt: created ?? version,
      modifiedAt: created === null ? null : version,
    }),
    body: bodyOf(item),
    pictures: picturesOf(item),
  };
}

/** The value of a list of values with roles, the main one first, or of the single fields of version 1. */
function mainOf(item: Node, list: string, fields: readonly string[]): string | null {
  const values = listOf(item[list]).filter(isNode);
  const main = values.find(({ role }) => role === 'main') ?? values[0];
  const found = main
    ? stringOf(main.value)
    : fields.map((field) => stringOf(item[field])).find((value) => value !== null);
  return found == null ? null : plain(found);
}

/** HTML rather than plain text: it has the paragraphs. */
function bodyOf(item: Node): StatedArticle['body'] {
  const bodies = listOf(item.bodies).filter(isNode).map(lowered);
  const html = bodies.find(({ contenttype, role }) => /html/i.test(`${contenttype} ${role}`));
  const text = bodies.find(({ contenttype }) => !/xml|json/i.test(String(contenttype)));
  const markup = stringOf(html?.value) ?? stringOf(item.body_html) ?? stringOf(item.body_xhtml);
  if (markup !== null) return { html: markup };
  const words = stringOf(text?.value) ?? stringOf(item.body_text);
  return words === null ? null : { text: words };
}

/** Who wrote it: `by` of versions 2 and 3, `byline` of version 1, and people whose part is the author's. */
function authorsOf(item: Node): Author[] | null {
  const by = stringOf(item.by) ?? stringOf(item.byline);
  const people = listOf(item.people ?? item.person)
    .filter(isNode)
    .filter(({ rel }) => typeof rel === 'string' && /^(?:author|creator|writer|reporter)$/i.test(rel));
  const names = by === null ? people.flatMap(({ name }) => stringOf(name) ?? []) : splitNames(plain(by));
  return names.length === 0 ? null : names.map((name) => ({ name, role: null, bio: null }));
}

function picturesOf(item: Node): StatedPicture[] {
  const { associations } = item;
  const associated = isNode(associations) ? Object.values(associations) : listOf(associations);
  return associated
    .filter(isNode)
    .map(lowered)
    .filter(({ type }) => type === 'picture' || type === 'graphic')
    .map((picture) => ({
      caption: mainOf(picture, 'descriptions', ['description_text', 'description_html', 'headline']),
      credit: creditOf(picture),
    }));
}

/** As credits are printed: who took it, and whose it is. */
function creditOf(picture: Node): string | null {
  const by = stringOf(picture.by) ?? stringOf(picture.byline);
  const holder = stringOf(picture.copyrightholder);
  return by !== null && holder !== null && !by.includes(holder) ? `${by}/${holder}` : (by ?? holder);
}
