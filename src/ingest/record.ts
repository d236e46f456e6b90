import type {
  Article,
  Author,
  Block,
  BlockKind,
  Caption,
  LocationKind,
  Mention,
  Passage,
  QuoteKind,
  Span,
} from '../model.ts';
import { quoteKey } from '../store/index.ts';

type RecordMention = Pick<Mention, 'start' | 'end' | 'text' | 'kind'>;

/** One document as `dateline extract` prints it; `id`s are the global ids that the GraphQL API gives. */
export interface ExtractRecord {
  readonly id: string;
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly publication: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly dateline: string | null;
  readonly authors: readonly Author[];
  readonly captions: readonly Omit<Caption, 'span'>[];
  readonly paragraphs: readonly Passage[];
  readonly blocks: readonly (Passage & { readonly kind: BlockKind })[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly descriptions: readonly string[];
    readonly mentions: readonly RecordMention[];
  }[];
  readonly quotes: readonly {
    readonly id: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly kind: QuoteKind;
    readonly segments: readonly Span[];
    /** The words that name the speaker; `personId` and `name` are null where they name no known person. */
    readonly speaker: (Passage & { readonly personId: string | null; readonly name: string | null }) | null;
    readonly cue: Passage | null;
    readonly confidence: number;
  }[];
  readonly locations: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: LocationKind;
    readonly countryCode: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly geonamesId: number | null;
    readonly mentions: readonly RecordMention[];
  }[];
}

export interface RecordOptions {
  /** Printed as the record's `id`; the article's global id when absent. */
  readonly id?: string;
  /** Quoted words and labels too, which are no statements. */
  readonly phrases?: boolean;
}

/** Shapes an article as one record of `dateline extract`. */
export function toRecord(article: Article, options: RecordOptions = {}): ExtractRecord {
  const names = new Map(article.people.map((person) => [person.key, person.name]));
  const quotes = options.phrases ? article.quotes : article.quotes.filter((quote) => quote.kind !== 'PHRASE');
  return {
    id: options.id ?? globalId('Article', article.key),
    headline: article.headline,
    standfirst: article.standfirst,
    publication: article.publication,
    section: article.section,
    language: article.language,
    url: article.url,
    publishedAt: article.publishedAt,
    modifiedAt: article.modifiedAt,
    dateline: article.dateline?.text ?? null,
    authors: article.authors,
    captions: article.captions.map(({ span, ...caption }) => caption),
    paragraphs: article.blocks.filter(({ kind }) => kind === 'PARAGRAPH' || kind === 'LIST_ITEM').map(toPassage),
    blocks: article.blocks.map((block) => ({ kind: block.kind, ...toPassage(block) })),
    people: article.people.map(({ key, name, aliases, descriptions, mentions }) => ({
      id: globalId('Person', key),
      name,
      aliases,
      descriptions,
      mentions: mentions.map(toMention),
    })),
    quotes: quotes.map(({ text, start, end, kind, segments, speaker, cue, confidence }) => ({
      id: globalId('Quote', quoteKey(article.key, { start, end })),
      text,
      start,
      end,
      kind,
      segments,
      speaker: speaker && {
        personId: speaker.personKey === null ? null : globalId('Person', speaker.personKey),
        name: speaker.personKey === null ? null : (names.get(speaker.personKey) ?? null),
        start: speaker.start,
        end: speaker.end,
        text: speaker.text,
      },
      cue,
      confidence,
    })),
    locations: article.locations.map(({ key, name, kind, countryCode, latitude, longitude, geonamesId, mentions }) => ({
      id: globalId('Location', key),
      name,
      kind,
      countryCode,
      latitude,
      longitude,
      geonamesId,
      mentions: mentions.map(toMention),
    })),
  };
}

/** The Relay global id of a thing, as the GraphQL API gives it. */
export function globalId(type: 'Article' | 'Person' | 'Quote' | 'Location', key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64');
}

function toPassage({ text, span }: Block): Passage {
  return { text, start: span.start, end: span.end };
}

function toMention({ start, end, text, kind }: Mention): RecordMention {
  return { start, end, text, kind };
}
