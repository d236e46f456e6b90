import type { Author, MarkupNode, Metadata, Story } from '../../model.ts';
import { parseByline } from '../bylines.ts';
import { keyOf, type Lexicon } from '../lexicon.ts';
import type { Line } from '../lines.ts';
import { isPersonName, isRoleOrBody, recase } from '../names.ts';
import type { Roles } from '../roles.ts';
import type { Outline } from './outline.ts';

/**
 * Brings together what a page shows and what it says of itself beside its text: names and dates from what it says, where
 * it says them, the headline and the standfirst from what it shows.
 *
 * @param time the moment that the page marks up near its headline
 */
export function reconcile(story: Story, clues: readonly Metadata[], time: string | null, lexicon: Lexicon): Story {
  const first = <Field extends keyof Metadata>(field: Field): Metadata[Field] | undefined =>
    clues.find((clue) => clue[field] !== undefined)?.[field];
  return {
    ...story,
    headline: story.headline ?? first('headline') ?? null,
    publication: first('publication') ?? story.publication,
    section: first('section') ?? story.section,
    language: story.language ?? first('language') ?? null,
    url: first('url') ?? story.url,
    publishedAt: first('publishedAt') ?? time ?? story.publishedAt,
    modifiedAt: first('modifiedAt') ?? story.modifiedAt,
    authors: reconcileAuthors(story.authors, clues, lexicon),
  };
}

/** The people that the page states, with the role and bio that it shows; those that it shows where it states none. */
function reconcileAuthors(shown: readonly Author[], clues: readonly Metadata[], lexicon: Lexicon): readonly Author[] {
  const papers = new Set(clues.flatMap(({ publication }) => (publication === undefined ? [] : [keyOf(publication)])));
  for (const { authors = [] } of clues) {
    const signed = authors.filter(({ name }) => !papers.has(keyOf(name)));
    const people = peopleAmong(signed, lexicon);
    if (people.length > 0) return people.map((author) => withShown(author, shown));
  }
  return shown;
}

/** The people of a list; a job that stands between them is that of the one before. */
function peopleAmong(authors: readonly Author[], lexicon: Lexicon): Author[] {
  const people: Author[] = [];
  for (const author of authors) {
    const found = toPeople(author, lexicon);
    const last = people.at(-1);
    if (found.length > 0) people.push(...found);
    else if (last && last.role === null && isRoleOrBody(author.name, lexicon)) {
      people[people.length - 1] = { ...last, role: author.name };
    }
  }
  return people;
}

function withShown({ name, role, bio }: Author, shown: readonly Author[]): Author {
  const same = shown.find((author) => keyOf(author.name) === keyOf(name));
  return { name, role: same?.role ?? role, bio: same?.bio ?? bio };
}

/** "Ada Lund, Political editor" is Ada Lund and what she does; "Gotland Herald Staff" is nobody. */
function toPeople(author: Author, lexicon: Lexicon): Author[] {
  if (isPersonName(author.name, lexicon)) return [author];
  const read = parseByline(`By ${author.name}`, lexicon);
  if (read && read.authors.length > 0) {
    return read.authors.map(({ name, role }) => ({ name, role: role ?? author.role, bio: author.bio }));
  }
  // "Ada Lund, professor of harbours at the university of the island"
  const comma = author.name.indexOf(',');
  if (comma > 0 && isPersonName(author.name.slice(0, comma), lexicon)) {
    return [{ ...author, name: author.name.slice(0, comma), role: author.role ?? author.name.slice(comma + 1).trim() }];
  }
  const body = isRoleOrBody(author.name, lexicon) || /\S@\S|\d|[/:]/.test(author.name);
  return body ? [] : [author];
}

/** People in elements named for the author, near the headline: for pages that neither state nor sign in words. */
export function namedAuthors(
  lines: readonly Line[],
  roles: Roles,
  { part, aside }: Outline,
  lexicon: Lexicon,
): Author[] {
  const from = Math.max(0, roles.indexOf('HEADLINE') - NEAR);
  const found = new Map<string, Author>();
  for (const { passage } of lines.slice(from, Math.max(from, roles.indexOf('PARAGRAPH')))) {
    const { markup, start, end, text } = passage;
    const stretches = [{ node: markup?.node ?? -1, start, end }, ...(markup?.runs ?? [])];
    for (const stretch of stretches) {
      const name = text.slice(stretch.start - start, stretch.end - start).trim();
      if (part[stretch.node] !== 'BYLINE' || aside[stretch.node] || !isPersonName(name, lexicon)) continue;
      found.set(keyOf(name), { name: recase(name), role: null, bio: null });
    }
  }
  return [...found.values()];
}

/** How many lines above the headline an author is named. */
const NEAR = 4;

/** The first moment that a `<time>` marks up between headline and body. */
export function shownTime(
  tree: readonly MarkupNode[],
  lines: readonly Line[],
  roles: Roles,
  { aside }: Outline,
): string | null {
  const from = lines[Math.max(0, roles.indexOf('HEADLINE') - 3)]?.passage.markup?.node ?? 0;
  const to = lines[roles.indexOf('PARAGRAPH')]?.passage.markup?.node ?? tree.length;
  for (let i = Math.min(from, to); i < to; i++) {
    const time = tree[i]?.time;
    if (time !== undefined && !aside[i]) return time;
  }
  return null;
}
