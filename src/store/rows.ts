import type { Mention, Place, Span } from '../model.ts';
import type { ArticleToKeep } from './contract.ts';
import { fold } from './fold.ts';
import {
  type ArticleLocationTable,
  type ArticlePersonTable,
  type ArticleTable,
  type LocationTable,
  type MentionTable,
  type QuoteLocationTable,
  type QuoteTable,
  ROLE,
  type Tables,
} from './tables.ts';

/** A quote's key: its article's with its span, so that it is the same whenever the article is. */
export function quoteKey(articleKey: string, span: Span): string {
  return `${articleKey}.${span.start}-${span.end}`;
}

/** `[kind, value]`: a form of a name, or something else that many articles may say of one person or place. */
export type Form = readonly [kind: string, value: string];

/** The rows that one article makes, table by table. */
export interface ArticleRows {
  readonly article: ArticleTable;
  readonly text: { article_key: string; raw: string; blocks: string };
  readonly original: Tables['originals'] | null;
  readonly people: readonly (ArticlePersonTable & { readonly formList: readonly Form[] })[];
  readonly personMentions: readonly (MentionTable & { person_key: string })[];
  readonly quotes: readonly QuoteTable[];
  readonly quotePeople: readonly { quote_key: string; person_key: string; article_key: string }[];
  readonly quoteLocations: readonly QuoteLocationTable[];
  readonly locations: readonly (ArticleLocationTable & { readonly formList: readonly Form[] })[];
  readonly locationMentions: readonly (MentionTable & { location_key: string })[];
  /** The places that the article brings along: those it names and those that contain them, each with its chain. */
  readonly places: readonly PlaceRows[];
}

export interface PlaceRows {
  readonly location: LocationTable;
  /** The keys of what contains it, nearest first. */
  readonly ancestors: readonly string[];
}

/** Derives every row from an article. Pure. */
export function toRows(kept: ArticleToKeep): ArticleRows {
  const { article } = kept;
  const quotes = article.quotes.map((quote) => ({ quote, key: quoteKey(article.key, quote) }));
  const unique = new Map(quotes.map((entry) => [entry.key, entry]));
  const distinct = [...unique.values()];
  return {
    article: articleRow(kept),
    text: {
      article_key: article.key,
      raw: article.text,
      blocks: JSON.stringify(article.blocks.map(({ kind, span }) => [kind, span.start, span.end])),
    },
    original:
      article.source.original === null ? null : { sha256: article.source.sha256, packed: article.source.original },
    people: personRows(kept),
    personMentions: article.people.flatMap(({ key, mentions }) =>
      mentionRows(article.key, mentions).map((row) => ({ ...row, person_key: key })),
    ),
    quotes: distinct.map(({ quote, key }) => ({
      key,
      article_key: article.key,
      block: quote.block,
      kind: quote.kind,
      text: quote.text,
      text_folded: fold(quote.text),
      start: quote.start,
      end: quote.end,
      segments: JSON.stringify(quote.segments.map(({ start, end }) => [start, end])),
      speaker_key: quote.speaker?.personKey ?? null,
      speaker_text: quote.speaker?.text ?? null,
      speaker_text_folded: quote.speaker ? fold(quote.speaker.text) : null,
      speaker: quote.speaker && JSON.stringify([quote.speaker.start, quote.speaker.end, quote.speaker.text]),
      cue: quote.cue && JSON.stringify([quote.cue.start, quote.cue.end, quote.cue.text]),
      confidence: quote.confidence,
      published_at: article.publishedAt,
    })),
    quotePeople: inside(distinct, article.people).map(([{ key: quote_key }, person_key]) => ({
      quote_key,
      person_key,
      article_key: article.key,
    })),
    quoteLocations: inside(distinct, article.locations).map(([{ key: quote_key, quote }, location_key]) => ({
      quote_key,
      location_key,
      article_key: article.key,
      start: quote.start,
      published_at: article.publishedAt,
    })),
    locations: article.locations.map(({ key, name, aliases, mentions }) => {
      const formList: Form[] = [['name', name], ...aliases.map((alias): Form => ['alias', alias])];
      return {
        article_key: article.key,
        location_key: key,
        mention_count: mentions.length,
        first_start: mentions[0]?.start ?? 0,
        forms: JSON.stringify(formList),
        published_at: article.publishedAt,
        formList,
      };
    }),
    locationMentions: article.locations.flatMap(({ key, mentions }) =>
      mentionRows(article.key, mentions).map((row) => ({ ...row, location_key: key })),
    ),
    places: placeRows(kept),
  };
}

function articleRow({ article, authorKeys }: ArticleToKeep): ArticleTable {
  return {
    key: article.key,
    slug: article.slug,
    path: article.source.path,
    sha256: article.source.sha256,
    parser: article.source.parser,
    format: article.format,
    headline: article.headline,
    headline_folded: foldOrNull(article.headline),
    standfirst: article.standfirst,
    publication: article.publication,
    publication_folded: foldOrNull(article.publication),
    section: article.section,
    section_folded: foldOrNull(article.section),
    language: article.language,
    url: article.url,
    published_at: article.publishedAt,
    modified_at: article.modifiedAt,
    dateline: article.dateline?.text ?? null,
    word_count: article.wordCount,
    authors: JSON.stringify(article.authors.map((author, i) => ({ ...author, personKey: authorKeys[i] ?? '' }))),
    captions: JSON.stringify(article.captions),
  };
}

/** The people that an article mentions and those that wrote it, one row each. */
function personRows({ article, authorKeys }: ArticleToKeep): ArticleRows['people'] {
  const speeches = new Map<string, number>();
  for (const { speaker, kind } of article.quotes) {
    if (speaker?.personKey != null && kind !== 'PHRASE') {
      speeches.set(speaker.personKey, (speeches.get(speaker.personKey) ?? 0) + 1);
    }
  }
  const rows = new Map<string, ArticlePersonTable & { formList: Form[] }>();
  for (const person of article.people) {
    const formList: Form[] = [['name', person.name]];
    if (person.givenName !== null) formList.push(['given', person.givenName]);
    if (person.familyName !== null) formList.push(['family', person.familyName]);
    if (person.honorific !== null) formList.push(['honorific', person.honorific]);
    for (const alias of person.aliases) formList.push(['alias', alias]);
    for (const description of person.descriptions) formList.push(['description', description]);
    const quoteCount = speeches.get(person.key) ?? 0;
    rows.set(person.key, {
      article_key: article.key,
      person_key: person.key,
      roles: (person.mentions.length > 0 ? ROLE.MENTIONED : 0) | (quoteCount > 0 ? ROLE.SPEAKER : 0),
      mention_count: person.mentions.length,
      quote_count: quoteCount,
      first_start: person.mentions[0]?.start ?? 0,
      forms: '',
      published_at: article.publishedAt,
      formList,
    });
  }
  article.authors.forEach((author, i) => {
    const key = authorKeys[i];
    if (key === undefined) return;
    const row = rows.get(key) ?? {
      article_key: article.key,
      person_key: key,
      roles: 0,
      mention_count: 0,
      quote_count: 0,
      first_start: 0,
      forms: '',
      published_at: article.publishedAt,
      formList: [['name', author.name] as const],
    };
    row.roles |= ROLE.AUTHOR;
    if (author.bio !== null) row.formList.push(['bio', author.bio]);
    rows.set(key, row);
  });
  return [...rows.values()].map((row) => ({ ...row, forms: JSON.stringify(row.formList) }));
}

function mentionRows(articleKey: string, mentions: readonly Mention[]): MentionTable[] {
  const unique = new Map(mentions.map((mention) => [`${mention.start}-${mention.end}`, mention]));
  return [...unique.values()].map(({ start, end, text, kind, block, confidence }) => ({
    article_key: articleKey,
    start,
    end,
    text,
    kind,
    block,
    confidence,
  }));
}

interface KeyedQuote {
  readonly quote: Span;
  readonly key: string;
}

/** Which things are mentioned inside which quotes: pairs, found in one sweep over both, sorted by start. */
function inside(
  quotes: readonly KeyedQuote[],
  things: readonly { readonly key: string; readonly mentions: readonly Mention[] }[],
): [quote: KeyedQuote, thing: string][] {
  const mentions = things
    .flatMap(({ key, mentions }) => mentions.map(({ start, end }) => ({ start, end, key })))
    .sort((a, b) => a.start - b.start);
  const sorted = [...quotes].sort((a, b) => a.quote.start - b.quote.start);
  const pairs = new Map<string, [KeyedQuote, string]>();
  let open: typeof sorted = [];
  let next = 0;
  for (const mention of mentions) {
    for (let entry = sorted[next]; entry && entry.quote.start <= mention.start; entry = sorted[++next])
      open.push(entry);
    open = open.filter(({ quote }) => quote.end > mention.start);
    for (const entry of open) {
      if (mention.end <= entry.quote.end) pairs.set(`${entry.key} ${mention.key}`, [entry, mention.key]);
    }
  }
  return [...pairs.values()];
}

function placeRows({ article }: ArticleToKeep): PlaceRows[] {
  const rows = new Map<string, PlaceRows>();
  for (const location of article.locations) {
    const chain: Place[] = [location, ...location.within];
    chain.forEach((place, i) => {
      if (!rows.has(place.key))
        rows.set(place.key, {
          location: locationRow(place, chain.slice(i + 1)),
          ancestors: chain.slice(i + 1).map(({ key }) => key),
        });
    });
  }
  return [...rows.values()];
}

function locationRow(place: Place, within: readonly Place[]): LocationTable {
  const country = place.kind === 'COUNTRY' ? place : within.find(({ kind }) => kind === 'COUNTRY');
  return {
    key: place.key,
    name: place.name,
    name_folded: fold(place.name),
    kind: place.kind,
    country_code: place.countryCode,
    country: country?.name ?? null,
    latitude: place.latitude,
    longitude: place.longitude,
    geonames_id: place.geonamesId,
    population: place.population,
    parent_key: within[0]?.key ?? null,
    aliases: '[]',
    mention_count: 0,
    article_count: 0,
  };
}

function foldOrNull(text: string | null): string | null {
  return text === null ? null : fold(text);
}
