import type { BlockKind, Format, LocationKind, MentionKind, Passage, QuoteKind } from '../model.ts';
import type { ArticleRow, ArticleText, LocationRow, MentionRow, PersonRow, QuoteRow } from './contract.ts';
import type { Tables } from './tables.ts';

/** How one property of a row is made: from which columns, and how. */
interface Property<Raw, Value> {
  readonly columns: readonly (keyof Raw & string)[];
  readonly read: (raw: Raw) => Value;
}

/** How rows are made of what a table has; it has columns besides that only conditions and orders look at. */
export type Shape<Raw, Row> = { readonly [Name in keyof Row]: Property<Raw, Row[Name]> };

/** What to read of a table, and how rows are made of it. */
export interface RowReader<Raw, Row> {
  readonly columns: readonly (keyof Raw & string)[];
  readonly toRow: (raw: Raw) => Row;
}

/**
 * @param names the properties that are wanted besides the key; all when left out. Names of no property are passed over
 */
export function rowReader<Raw, Row>(shape: Shape<Raw, Row>, names?: readonly string[]): RowReader<Raw, Row> {
  const wanted = names && new Set(['key', ...names]);
  const properties = Object.entries<Property<Raw, unknown>>(shape).filter(([name]) => !wanted || wanted.has(name));
  return {
    columns: [...new Set(properties.flatMap(([, { columns }]) => columns))],
    toRow(raw) {
      const row: Record<string, unknown> = {};
      for (const [name, { read }] of properties) row[name] = read(raw);
      return row as Row;
    },
  };
}

// The tables hold what this store itself wrote, so their texts are taken at their word.

function column<Raw, Name extends keyof Raw & string>(name: Name): Property<Raw, Raw[Name]> {
  return { columns: [name], read: (raw) => raw[name] };
}

function json<Raw, Value>(name: keyof Raw & string): Property<Raw, Value> {
  return { columns: [name], read: (raw) => JSON.parse(String(raw[name])) };
}

export const ARTICLE: Shape<Tables['articles'], ArticleRow> = {
  key: column('key'),
  slug: column('slug'),
  headline: column('headline'),
  standfirst: column('standfirst'),
  publication: column('publication'),
  section: column('section'),
  language: column('language'),
  url: column('url'),
  publishedAt: column('published_at'),
  modifiedAt: column('modified_at'),
  dateline: column('dateline'),
  wordCount: column('word_count'),
  authors: json('authors'),
  captions: json('captions'),
  source: {
    columns: ['path', 'sha256', 'parser', 'format'],
    read: ({ path, sha256, parser, format }) => ({ path, sha256, parser, format: format as Format }),
  },
};

export const PERSON: Shape<Tables['people'], PersonRow> = {
  key: column('key'),
  name: column('name'),
  givenName: column('given_name'),
  familyName: column('family_name'),
  honorific: column('honorific'),
  aliases: json('aliases'),
  descriptions: json('descriptions'),
  bio: column('bio'),
  mentionCount: column('mention_count'),
  articleCount: column('article_count'),
  quoteCount: column('quote_count'),
};

export const QUOTE: Shape<Tables['quotes'], QuoteRow> = {
  key: column('key'),
  articleKey: column('article_key'),
  block: column('block'),
  kind: { columns: ['kind'], read: ({ kind }) => kind as QuoteKind },
  text: column('text'),
  span: { columns: ['start', 'end'], read: ({ start, end }) => ({ start, end }) },
  segments: { columns: ['segments', 'text', 'start'], read: readSegments },
  speakerKey: column('speaker_key'),
  speakerText: { columns: ['speaker'], read: ({ speaker }) => toPassage(speaker) },
  cue: { columns: ['cue'], read: ({ cue }) => toPassage(cue) },
  confidence: column('confidence'),
};

export const LOCATION: Shape<Tables['locations'], LocationRow> = {
  key: column('key'),
  name: column('name'),
  kind: { columns: ['kind'], read: ({ kind }) => kind as LocationKind },
  countryCode: column('country_code'),
  country: column('country'),
  latitude: column('latitude'),
  longitude: column('longitude'),
  geonamesId: column('geonames_id'),
  population: column('population'),
  parentKey: column('parent_key'),
  aliases: json('aliases'),
  mentionCount: column('mention_count'),
  articleCount: column('article_count'),
};

export const MENTION: Shape<Tables['person_mentions'] | Tables['location_mentions'], MentionRow> = {
  articleKey: column('article_key'),
  start: column('start'),
  end: column('end'),
  text: column('text'),
  kind: { columns: ['kind'], read: ({ kind }) => kind as MentionKind },
  block: column('block'),
  confidence: column('confidence'),
};

export function toArticleText(row: Tables['article_texts']): ArticleText {
  const blocks: [BlockKind, number, number][] = JSON.parse(row.blocks);
  return {
    key: row.article_key,
    raw: row.raw,
    blocks: blocks.map(([kind, start, end], index) => ({
      index,
      kind,
      text: row.raw.slice(start, end),
      span: { start, end },
    })),
  };
}

function readSegments(row: Tables['quotes']): Passage[] {
  const segments: [number, number][] = JSON.parse(row.segments);
  return segments.map(([start, end]) => ({ start, end, text: row.text.slice(start - row.start, end - row.start) }));
}

function toPassage(json: string | null): Passage | null {
  if (json === null) return null;
  const [start, end, text]: [number, number, string] = JSON.parse(json);
  return { start, end, text };
}
