import type { Block, Caption, Document, Passage, Story } from '../model.ts';
import type { Authorship } from './authorship.ts';
import { sameCaption } from './captions.ts';
import { findDateline } from './datelines.ts';
import { detectLanguage } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { findPublication } from './publication.ts';
import type { Roles } from './roles.ts';

/** Puts the story together from the lines and their roles; what the format states outside its text comes first. */
export function tellStory(
  document: Document,
  lines: readonly Line[],
  roles: Roles,
  authorship: Authorship,
  lexicon: Lexicon,
): Story {
  const { metadata } = document;
  const having = (kind: Block['kind']): Line[] => lines.filter((line) => roles[line.index] === kind);
  const headline = having('HEADLINE')[0]?.text ?? null;
  // A standfirst of several points stands on several lines.
  const standfirst =
    having('STANDFIRST')
      .map((line) => line.text)
      .join('\n') || null;
  const section = having('KICKER').findLast((line) => lexicon.sections.has(line.key))?.text ?? null;
  const shown = shownDates(lines, roles);
  return {
    format: document.format,
    text: document.text,
    headline: metadata.headline ?? headline,
    standfirst: metadata.standfirst ?? standfirst,
    publication: metadata.publication ?? findPublication(lines, roles, authorship, lexicon),
    section: metadata.section ?? section,
    language: metadata.language ?? detectLanguage(sample(having('PARAGRAPH')) || (headline ?? '')),
    url: metadata.url ?? statedUrl(lines),
    publishedAt: metadata.publishedAt ?? shown.publishedAt,
    modifiedAt: metadata.modifiedAt ?? shown.modifiedAt,
    dateline: dateline(
      having('PARAGRAPH').map((line) => line.passage),
      lexicon,
    ),
    authors: metadata.authors ?? authorship.authors,
    captions: captions(having('CAPTION'), lines, roles),
    blocks: lines.map(({ passage, index }) => toBlock(passage, index, roles)),
  };
}

function toBlock({ start, end, text }: Passage, index: number, roles: Roles): Block {
  return { index, kind: roles[index] ?? 'PARAGRAPH', text, span: { start, end } };
}

/** The article's own words, without what the page's furniture is written in. */
function sample(paragraphs: readonly Line[]): string {
  return paragraphs
    .slice(0, 12)
    .map((line) => line.text)
    .join('\n');
}

/** The address that the page gives as its own. */
const OWN_ADDRESS =
  /^(?:Canonical|Permalink|Permanent link|Source URL|URL|Original URL|Article URL)\s?:\s?(https?:\/\/[^\s<>"]+)$/iu;

function statedUrl(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const url = OWN_ADDRESS.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  return null;
}

/** How many paragraphs are looked at for a dateline: a summary may come before it. */
const DATELINE_DEPTH = 2;

export function dateline(paragraphs: readonly Passage[], lexicon: Lexicon): Passage | null {
  for (const passage of paragraphs.slice(0, DATELINE_DEPTH)) {
    const found = findDateline(passage, lexicon);
    if (found) return found;
  }
  return null;
}

/** The longest line between headline and body, in words, whose date is taken for the article's. */
const LONGEST_DATED = 16;

/**
 * When it was published: the first date after the headline that is no change's, else the nearest above it, else one at
 * the end, else that of a change. When it was changed: the first date that says so, where another says the first.
 */
function shownDates(lines: readonly Line[], roles: Roles): Pick<Story, 'publishedAt' | 'modifiedAt'> {
  const top = Math.max(roles.lastIndexOf('HEADLINE', roles.indexOf('PARAGRAPH')), roles.indexOf('HEADLINE'));
  const dated = lines.filter((line) => roles[line.index] === 'DATE' || roles[line.index] === 'BYLINE');
  const after = dated.filter((line) => line.index > top);
  const before = dated.filter((line) => line.index < top).reverse();
  const beside = lines.slice(top + 1, roles.indexOf('PARAGRAPH')).filter((line) => line.size < LONGEST_DATED);
  const dates = [...after, ...beside, ...before].flatMap((line) => line.dates);
  const published = dates.find((date) => !date.updated) ?? dates[0];
  const modified = dates.find((date) => date.updated && date !== published);
  return { publishedAt: published?.iso ?? null, modifiedAt: modified?.iso ?? null };
}

/** Each picture once: a caption that says what one before it said is the same, with the fuller credit. */
function captions(found: readonly Line[], lines: readonly Line[], roles: Roles): Caption[] {
  const captions: (Caption & { words: readonly string[] })[] = [];
  for (const line of found) {
    const caption = toCaption(line, lines[line.index + 1], roles);
    const same = captions.findIndex((other) => sameCaption(other.words, line.words));
    const known = captions[same];
    if (!known) captions.push({ ...caption, words: line.words });
    else if (known.credit === null && caption.credit !== null) captions[same] = { ...caption, words: line.words };
  }
  return captions.map(({ words, ...caption }) => caption);
}

function toCaption({ passage, text, caption }: Line, next: Line | undefined, roles: Roles): Caption {
  const credit = caption ?? (next && roles[next.index] === 'CREDIT' ? next.caption : null);
  return {
    text: caption?.text ?? text,
    credit: credit?.credit ?? null,
    photographer: credit?.photographer ?? null,
    agencies: credit?.agencies ?? [],
    span: { start: passage.start, end: passage.end },
  };
}
