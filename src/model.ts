/**
 * The words that every room shares: plain, readonly shapes without behaviour.
 *
 * Offsets are UTF-16 code units into the article's `text`, end exclusive, so that
 * `text.slice(span.start, span.end)` is exactly what the span marks.
 */

/** A stretch of an article's text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the words that it marks. */
export interface Passage extends Span {
  readonly text: string;
}

/** The word lists of `data/words`, by file name without its ending. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/** Everything that is known before the first article is read; loaded once by `data.ts`. */
export interface Knowledge {
  readonly words: WordLists;
  /** The compiled gazetteer, as `scripts/build-gazetteer.ts` writes it. */
  readonly gazetteer: Uint8Array;
  /** The weights of the name tagger, as `scripts/train.ts` writes them. */
  readonly names: Uint8Array;
  /** The weights of the part-of-speech tagger, as `scripts/train.ts` writes them. */
  readonly tags: Uint8Array;
  /** The Brown classes of words, as `scripts/build-word-classes.ts` writes them. */
  readonly wordClasses: Uint8Array;
}

// ---- read: bytes to Document ----------------------------------------------------------------------

/** How the bytes of a file are to be read. */
export type Format = 'TEXT' | 'HTML' | 'MARKDOWN' | 'JSON_LD' | 'NINJS' | 'RSS' | 'ATOM' | 'JSON_FEED';

/** What a format states about an article outside its text; every field may be absent. */
export interface Metadata {
  readonly headline?: string;
  readonly standfirst?: string;
  readonly authors?: readonly Author[];
  readonly publication?: string;
  readonly section?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly url?: string;
  /** ISO 8601: a date, or a date-time in UTC. */
  readonly publishedAt?: string;
  /** ISO 8601, as `publishedAt`. */
  readonly modifiedAt?: string;
}

/** What a line is the text of, as its markup says. */
export type Element = 'HEADING' | 'PARAGRAPH' | 'LIST_ITEM' | 'QUOTE' | 'CAPTION' | 'CELL' | 'CODE' | 'OTHER';

/** What markup says of a line. */
export interface Markup {
  readonly element: Element;
  /** Of a heading, from 1 to 6; else 0. */
  readonly level: number;
  /** The share of its letters that stand in links, from 0 to 1. */
  readonly linked: number;
  /** The element that it stands in: an index into `Document.tree`; -1 where the format has no tree. */
  readonly node: number;
  /** The role that the format itself gives it, where it has a field for each. */
  readonly kind: BlockKind | null;
  /** Stretches of the line in elements of their own that have names, outer ones first. */
  readonly runs?: readonly MarkupRun[];
}

/** A stretch of a line that stands in an element of its own; offsets are the document's. */
export interface MarkupRun extends Span {
  readonly node: number;
}

/** A line of a document; `markup` where the format has any. */
export interface DocumentLine extends Passage {
  readonly markup?: Markup;
}

/** An element of a page that holds lines or other such elements. */
export interface MarkupNode {
  /** An index into the tree, smaller than its own; -1 for the outermost. */
  readonly parent: number;
  /** The tag, in small letters. */
  readonly tag: string;
  /** The words of its class, id, role and property, in small letters: "article-body__lead" gives article, body, lead. */
  readonly names: readonly string[];
  /** The moment that a `<time>` stands for, in ISO 8601. */
  readonly time?: string;
}

/** A file, or one item of it, as its format gives it: the text that all spans point into, cut into lines. */
export interface Document {
  readonly format: Format;
  readonly text: string;
  /** The non-empty lines in reading order, trimmed of white space at both ends. */
  readonly lines: readonly DocumentLine[];
  /** The elements of a page, parents first; absent where the format has none. */
  readonly tree?: readonly MarkupNode[];
  /** What the format has a field for: it is what the publisher says. */
  readonly metadata: Metadata;
  /** What a page says of itself beside its text, first what is most to be trusted: hints, since pages err. */
  readonly clues?: readonly Metadata[];
  /** Which item of its file it is, where a file holds several: the item's own id, else its position. */
  readonly item?: string;
}

// ---- structure: Document to Story -----------------------------------------------------------------

/** The part that a block plays in an article. */
export type BlockKind =
  | 'HEADLINE'
  | 'STANDFIRST'
  | 'KICKER'
  | 'BYLINE'
  | 'AUTHOR_BIO'
  | 'DATE'
  | 'CAPTION'
  | 'CREDIT'
  | 'PARAGRAPH'
  | 'SUBHEAD'
  | 'LIST_ITEM'
  | 'AGENCY_FOOTER'
  | 'CORRECTION'
  | 'BOILERPLATE';

/** One block of an article; `index` counts from 0 in reading order. */
export interface Block {
  readonly index: number;
  readonly kind: BlockKind;
  readonly text: string;
  readonly span: Span;
}

export interface Author {
  readonly name: string;
  /** What the byline says of the author: "Political editor", "in Berlin". */
  readonly role: string | null;
  readonly bio: string | null;
}

export interface Caption {
  readonly text: string;
  /** The credit as printed, without its label: "Alexei Druzhinin/AFP/Getty Images". */
  readonly credit: string | null;
  readonly photographer: string | null;
  readonly agencies: readonly string[];
  readonly span: Span;
}

/** A document with its structure recovered. What the page does not say is null. */
export interface Story {
  readonly format: Format;
  readonly text: string;
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly publication: string | null;
  readonly section: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly url: string | null;
  /** ISO 8601: a date ("2016-09-05") or a date-time in UTC ("2016-09-05T17:30:00Z"), as precise as the page is. */
  readonly publishedAt: string | null;
  /** When it was last changed, in the same form. */
  readonly modifiedAt: string | null;
  /** The words before the first sentence that say where it was filed and by whom: "BERLIN (Reuters) -" gives "BERLIN (Reuters)". */
  readonly dateline: Passage | null;
  readonly authors: readonly Author[];
  readonly captions: readonly Caption[];
  /** Every line of the text, each once, in reading order. */
  readonly blocks: readonly Block[];
}

// ---- extract: Story to Extraction -----------------------------------------------------------------

/**
 * How a mention names its referent: by name ("Mr Obama"), by description ("the US leader"), by pronoun
 * ("he"), or, for places, by the word for its people ("Turkish").
 */
export type MentionKind = 'NAME' | 'NOMINAL' | 'PRONOUN' | 'DEMONYM';

export interface Mention extends Passage {
  readonly kind: MentionKind;
  /** The block it stands in. */
  readonly block: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

export type Gender = 'FEMALE' | 'MALE';

/** A person as one article knows them. */
export interface ExtractedPerson {
  /** The normalised full name ("barack-obama"): the same person has the same key in every article. */
  readonly key: string;
  /** The fullest form of the name: "Barack Obama". */
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** "Mr", "Dr", "Sir", as printed before the name. */
  readonly honorific: string | null;
  /** Null where the text does not tell. Serves to resolve pronouns; it is not published. */
  readonly gender: Gender | null;
  /** The other forms of the name: "Mr Obama", "Obama". */
  readonly aliases: readonly string[];
  /** What the text says the person is: "US president", "Turkish president". */
  readonly descriptions: readonly string[];
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  readonly confidence: number;
}

/** A statement that is all quotation, partly quotation, or reported without marks; or a quoted word or label. */
export type QuoteKind = 'DIRECT' | 'MIXED' | 'INDIRECT' | 'PHRASE';

/** The words that name a quote's speaker, and the person behind them. */
export interface Speaker extends Passage {
  /** The key of an `ExtractedPerson`; null where the words name a body, a country or somebody unnamed. */
  readonly personKey: string | null;
}

export interface ExtractedQuote extends Passage {
  readonly kind: QuoteKind;
  /** The pieces of a quote that its cue or a paragraph break interrupts; one piece when nothing does. Sorted, disjoint, inside the quote. */
  readonly segments: readonly Span[];
  /** The words that name the speaker there: "he", "Mr Obama", "Russia". */
  readonly speaker: Speaker | null;
  /** The words that attribute: "said", "according to". */
  readonly cue: Passage | null;
  readonly block: number;
  readonly confidence: number;
}

export type LocationKind = 'CONTINENT' | 'COUNTRY' | 'REGION' | 'CITY' | 'AREA' | 'FEATURE';

/** A place of the gazetteer, or a name that no gazetteer has (then without coordinates). */
export interface Place {
  /** The GeoNames id where there is one ("6252001"), else a word made from the name ("area-middle-east"). */
  readonly key: string;
  readonly name: string;
  readonly kind: LocationKind;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
  /** Degrees, WGS 84. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly geonamesId: number | null;
  readonly population: number | null;
}

/** A place as one article knows it. */
export interface ExtractedLocation extends Place {
  /** The forms of the name that the text uses, apart from `name`. */
  readonly aliases: readonly string[];
  /** The places that contain it, nearest first: region, country, continent. */
  readonly within: readonly Place[];
  readonly mentions: readonly Mention[];
  readonly confidence: number;
}

export interface Extraction {
  readonly people: readonly ExtractedPerson[];
  readonly quotes: readonly ExtractedQuote[];
  readonly locations: readonly ExtractedLocation[];
}

// ---- ingest: everything about one article ---------------------------------------------------------

/** Where an article came from. */
export interface Source {
  /** Relative to the folder that was ingested, with forward slashes. */
  readonly path: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** The version of Dateline that parsed it: a newer one reads the file anew. */
  readonly parser: string;
  /** The file's bytes, packed with gzip, in Base64; null where the text is the file's own, byte for byte. */
  readonly original: string | null;
}

/** One article, parsed: what the store keeps. */
export interface Article extends Story, Extraction {
  /** Made from the URL, or the path where there is none; never changes on re-ingest. */
  readonly key: string;
  /** Unique and readable: "us-russia-gaps-of-trust-stymie-hopes-7c1f09". */
  readonly slug: string;
  /** Words of the body: paragraphs, subheads and list items. */
  readonly wordCount: number;
  readonly source: Source;
}
