import type { Article, ExtractedLocation, ExtractedPerson, ExtractedQuote, Mention, Place } from '../../src/model.ts';
import type { ArticleToKeep } from '../../src/store/index.ts';

/**
 * What a test says of an article; the rest is filled in. People and places get a mention each in the text, and one more in
 * each quote that has their name.
 */
export interface Sketch {
  readonly key: string;
  readonly headline?: string | null;
  readonly publishedAt?: string | null;
  readonly publication?: string | null;
  readonly section?: string | null;
  readonly language?: string | null;
  readonly url?: string | null;
  /** Paragraphs that mention nobody. */
  readonly paragraphs?: readonly string[];
  readonly people?: readonly string[];
  readonly authors?: readonly string[];
  readonly places?: readonly Place[];
  readonly quotes?: readonly {
    readonly speaker: string | null;
    readonly text: string;
    readonly kind?: ExtractedQuote['kind'];
  }[];
}

export function place(key: string, name: string, extra: Partial<Place> = {}): Place {
  return {
    key,
    name,
    kind: 'CITY',
    countryCode: null,
    latitude: 1,
    longitude: 2,
    geonamesId: null,
    population: null,
    ...extra,
  };
}

export const PORTUGAL = place('2264397', 'Portugal', { kind: 'COUNTRY', countryCode: 'PT', geonamesId: 2264397 });
export const PORTO = place('2735943', 'Porto', { countryCode: 'PT', population: 249633 });
export const KENYA = place('192950', 'Kenya', { kind: 'COUNTRY', countryCode: 'KE' });

export function personKey(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** Builds a whole article from a sketch: its text is the headline, then a line a person, place and quote. */
export function articleOf(sketch: Sketch): ArticleToKeep {
  const lines: string[] = [];
  let at = 0;
  const write = (text: string) => {
    const span = { start: at, end: at + text.length };
    lines.push(text);
    at = span.end + 1;
    return { ...span, text, block: lines.length - 1, kind: 'NAME' as const, confidence: 1 };
  };
  const headline = sketch.headline === undefined ? `Article ${sketch.key}` : sketch.headline;
  if (headline !== null) write(headline);
  const people = (sketch.people ?? []).map((name): ExtractedPerson => {
    const familyName = name.split(' ').at(-1) ?? name;
    return {
      key: personKey(name),
      name,
      givenName: name.split(' ')[0] ?? null,
      familyName,
      honorific: null,
      gender: null,
      aliases: [familyName],
      descriptions: [],
      mentions: [write(name)],
      confidence: 1,
    };
  });
  const locations = (sketch.places ?? []).map(
    (where): ExtractedLocation => ({
      ...where,
      aliases: [],
      within: where.key === PORTO.key ? [PORTUGAL] : [],
      mentions: [write(where.name)],
      confidence: 1,
    }),
  );
  for (const paragraph of sketch.paragraphs ?? []) write(paragraph);
  const quotes = (sketch.quotes ?? []).map(({ speaker, text, kind }): ExtractedQuote => {
    const { block, ...passage } = write(text);
    return {
      ...passage,
      kind: kind ?? 'DIRECT',
      segments: [{ start: passage.start, end: passage.end }],
      speaker: speaker === null ? null : { ...passage, personKey: personKey(speaker) },
      cue: null,
      block,
    };
  });
  const mentionsIn = (name: string): Mention[] =>
    quotes.flatMap(({ text, start, block }) => {
      const at = text.indexOf(name);
      if (at < 0) return [];
      return {
        start: start + at,
        end: start + at + name.length,
        text: name,
        block,
        kind: 'NAME' as const,
        confidence: 1,
      };
    });
  const text = lines.join('\n');
  let start = 0;
  const blocks = lines.map((line, index) => {
    const block = {
      index,
      kind: index === 0 && headline !== null ? ('HEADLINE' as const) : ('PARAGRAPH' as const),
      text: line,
      span: { start, end: start + line.length },
    };
    start += line.length + 1;
    return block;
  });
  const authors = (sketch.authors ?? []).map((name) => ({ name, role: null, bio: null }));
  const article: Article = {
    key: sketch.key,
    slug: `slug-${sketch.key}`,
    format: 'TEXT',
    text,
    headline,
    standfirst: null,
    publication: sketch.publication ?? null,
    section: sketch.section ?? null,
    language: sketch.language === undefined ? 'en' : sketch.language,
    url: sketch.url ?? null,
    publishedAt: sketch.publishedAt ?? null,
    modifiedAt: null,
    dateline: null,
    authors,
    captions: [],
    blocks,
    people: people.map((person) => ({ ...person, mentions: [...person.mentions, ...mentionsIn(person.name)] })),
    quotes,
    locations: locations.map((place) => ({ ...place, mentions: [...place.mentions, ...mentionsIn(place.name)] })),
    wordCount: text.split(/\s+/).length,
    source: { path: `${sketch.key}.txt`, sha256: JSON.stringify(sketch), parser: 'test', original: null },
  };
  return { article, authorKeys: authors.map(({ name }) => personKey(name)) };
}
