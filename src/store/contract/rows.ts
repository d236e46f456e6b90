import type {
  Author,
  Block,
  Caption,
  Format,
  LocationKind,
  MentionKind,
  Passage,
  QuoteKind,
  Source,
  Span,
} from '../../model.ts';

export interface AuthorRow extends Author {
  /** The author as a person of the graph. */
  readonly personKey: string;
}

/** An article without its text. */
export interface ArticleRow {
  readonly key: string;
  readonly slug: string;
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly publication: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly dateline: string | null;
  readonly wordCount: number;
  readonly authors: readonly AuthorRow[];
  readonly captions: readonly Caption[];
  readonly source: Omit<Source, 'original'> & { readonly format: Format };
}

/** The text of an article: kept apart, because most lists do not ask for it. */
export interface ArticleText {
  readonly key: string;
  /** The text as the format gives it; all spans point into it. */
  readonly raw: string;
  readonly blocks: readonly Block[];
}

export interface PersonRow {
  readonly key: string;
  /** The full name as most articles write it. */
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly honorific: string | null;
  /** Most frequent first. */
  readonly aliases: readonly string[];
  /** Most frequent first. */
  readonly descriptions: readonly string[];
  /** What a byline's bio says, if the person writes. */
  readonly bio: string | null;
  readonly mentionCount: number;
  readonly articleCount: number;
  readonly quoteCount: number;
}

export interface QuoteRow {
  readonly key: string;
  readonly articleKey: string;
  readonly block: number;
  readonly kind: QuoteKind;
  readonly text: string;
  readonly span: Span;
  readonly segments: readonly Passage[];
  readonly speakerKey: string | null;
  /** The words that name the speaker. */
  readonly speakerText: Passage | null;
  readonly cue: Passage | null;
  readonly confidence: number;
}

export interface LocationRow {
  readonly key: string;
  readonly name: string;
  readonly kind: LocationKind;
  readonly countryCode: string | null;
  /** The English name of the country it lies in, or its own. */
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly geonamesId: number | null;
  readonly population: number | null;
  readonly parentKey: string | null;
  /** Most frequent first. */
  readonly aliases: readonly string[];
  readonly mentionCount: number;
  readonly articleCount: number;
}

export interface MentionRow extends Passage {
  readonly kind: MentionKind;
  readonly articleKey: string;
  readonly block: number;
  readonly confidence: number;
}
