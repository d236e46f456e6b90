/**
 * What the store keeps and how it is asked: the only thing that the rooms beside it see.
 *
 * Reads are batched by design. `byKeys` answers any number of keys, and `list` any number of parents, with a number of
 * statements that does not depend on how many there are.
 */
import type {
  Article,
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
} from '../model.ts';

// ---- rows -----------------------------------------------------------------------------------------

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

// ---- filters --------------------------------------------------------------------------------------

/** Filters combine: the members of one object all hold, `and` likewise, `or` at least one, `not` does not. */
export interface Logic<Where> {
  readonly and?: readonly Where[];
  readonly or?: readonly Where[];
  readonly not?: Where;
}

/** Compared without case and diacritics, `eq` and `in` excepted. */
export interface TextFilter {
  readonly eq?: string;
  readonly in?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  readonly isNull?: boolean;
}

/** A condition on any form of a name. */
export interface NameFilter {
  readonly eq?: string;
  readonly in?: readonly string[];
  readonly contains?: string;
  readonly startsWith?: string;
  /** All of its words are in the name, in any order, each with one slip at most. */
  readonly matches?: string;
}

export interface NumberFilter {
  readonly gte?: number;
  readonly lte?: number;
  readonly isNull?: boolean;
}

/** ISO 8601, compared as instants: a bare date is its first moment in UTC. */
export interface DateFilter {
  readonly gte?: string;
  readonly lt?: string;
  readonly isNull?: boolean;
}

export interface EnumFilter<Value extends string> {
  readonly eq?: Value;
  readonly in?: readonly Value[];
  readonly isNull?: boolean;
}

export interface KeyFilter {
  readonly in: readonly string[];
}

/** Degrees of WGS 84; the distance is along the surface of a sphere of the Earth's mean radius. */
export interface NearFilter {
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

/** A box between two parallels and two meridians; where `west` is greater than `east` it reaches across the antimeridian. */
export interface WithinFilter {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface ArticleWhere extends Logic<ArticleWhere> {
  readonly key?: KeyFilter;
  readonly slug?: TextFilter;
  readonly url?: TextFilter;
  readonly headline?: TextFilter;
  readonly publication?: TextFilter;
  readonly section?: TextFilter;
  readonly language?: TextFilter;
  readonly publishedAt?: DateFilter;
  readonly modifiedAt?: DateFilter;
  readonly wordCount?: NumberFilter;
  /** Some person that it mentions. */
  readonly person?: PersonWhere;
  /** Some person that wrote it. */
  readonly author?: PersonWhere;
  /** Some quote in it. */
  readonly quote?: QuoteWhere;
  /** Some place that it mentions. */
  readonly location?: LocationWhere;
}

export interface PersonWhere extends Logic<PersonWhere> {
  readonly key?: KeyFilter;
  /** Any form of the name. */
  readonly name?: NameFilter;
  readonly givenName?: TextFilter;
  readonly familyName?: TextFilter;
  readonly description?: TextFilter;
  readonly mentionCount?: NumberFilter;
  readonly articleCount?: NumberFilter;
  readonly quoteCount?: NumberFilter;
  /** Some article that mentions the person. */
  readonly article?: ArticleWhere;
  /** Some article that the person wrote. */
  readonly wrote?: ArticleWhere;
  /** Some quote whose speaker the person is. */
  readonly quote?: QuoteWhere;
}

export interface QuoteWhere extends Logic<QuoteWhere> {
  readonly key?: KeyFilter;
  /** Left out, lists of quotes hold every kind but `PHRASE`. */
  readonly kind?: EnumFilter<QuoteKind>;
  readonly text?: TextFilter;
  readonly speakerText?: TextFilter;
  readonly confidence?: NumberFilter;
  /** When its article was published. */
  readonly publishedAt?: DateFilter;
  /** Whether the speaker is a person of the graph. */
  readonly hasSpeaker?: boolean;
  readonly speaker?: PersonWhere;
  /** Some place mentioned inside it. */
  readonly location?: LocationWhere;
  /** Some person mentioned inside it. */
  readonly person?: PersonWhere;
  readonly article?: ArticleWhere;
}

export interface LocationWhere extends Logic<LocationWhere> {
  readonly key?: KeyFilter;
  /** Any form of the name. */
  readonly name?: NameFilter;
  readonly kind?: EnumFilter<LocationKind>;
  readonly countryCode?: EnumFilter<string>;
  readonly population?: NumberFilter;
  /** Lies inside this place, at any depth. */
  readonly insideKey?: KeyFilter;
  readonly near?: NearFilter;
  readonly within?: WithinFilter;
  readonly mentionCount?: NumberFilter;
  readonly articleCount?: NumberFilter;
  readonly article?: ArticleWhere;
  /** Some quote that mentions the place. */
  readonly quote?: QuoteWhere;
}

export interface MentionWhere extends Logic<MentionWhere> {
  readonly kind?: EnumFilter<MentionKind>;
  readonly confidence?: NumberFilter;
  readonly article?: ArticleWhere;
}

// ---- lists ----------------------------------------------------------------------------------------

export type Direction = 'ASC' | 'DESC';

export interface Order<Field extends string> {
  readonly field: Field;
  readonly direction: Direction;
}

export type ArticleOrder = 'PUBLISHED_AT' | 'HEADLINE' | 'WORD_COUNT' | 'RELEVANCE';
export type PersonOrder = 'NAME' | 'MENTION_COUNT' | 'ARTICLE_COUNT' | 'QUOTE_COUNT';
export type QuoteOrder = 'POSITION' | 'PUBLISHED_AT' | 'CONFIDENCE';
/** `DISTANCE` needs a filter with `near`. */
export type LocationOrder = 'NAME' | 'MENTION_COUNT' | 'ARTICLE_COUNT' | 'POPULATION' | 'DISTANCE';
export type MentionOrder = 'POSITION';

/** A slice of a list by Relay's rules: `first` with `after`, or `last` with `before`. Cursors come from an earlier page. */
export interface Slice {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/**
 * One list for each of `parents`, or one for the whole store.
 *
 * `of` names how the listed things hang on their parents; with `of: null` there is one list and `parents` is empty.
 */
export interface ListRequest<Where, Field extends string, Relation extends string> extends Slice {
  readonly of: Relation | null;
  readonly parents: readonly string[];
  readonly where?: Where;
  /** Ties, and lists without an order, are settled by key; the default is the relation's natural order. */
  readonly orderBy?: readonly Order<Field>[];
  /** Whether `totalCount` is wanted: it costs a statement of its own. */
  readonly totalCount: boolean;
  /**
   * Whether it is wanted what lies outside `after` and `before`: a statement for each. Otherwise a cursor is taken for a row
   * that is still there.
   */
  readonly surroundings?: boolean;
}

/** What belongs to the pair of parent and node. */
export interface EdgeFacts {
  /** How often the article mentions the person or place; in how many articles two go together; how much two articles share. */
  readonly mentionCount: number | null;
  /** How many quotes of the person mention the place. */
  readonly quoteCount: number | null;
  readonly roles: readonly PersonRole[];
}

export type PersonRole = 'AUTHOR' | 'SPEAKER' | 'MENTIONED';

export interface Edge<Row> extends EdgeFacts {
  /** Opaque; holds the order's values, so that it stays right while content changes. */
  readonly cursor: string;
  readonly node: Row;
}

export interface Page<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Of the whole list under `where`, if it was asked for. */
  readonly totalCount: number | null;
}

/** How things hang on their parents. */
export type ArticleRelation = 'mentioningPerson' | 'writtenBy' | 'mentioningLocation' | 'relatedToArticle';
export type PersonRelation =
  | 'inArticle'
  | 'inQuote'
  | 'mentionedWithPerson'
  | 'mentionedWithLocation'
  | 'speakingOfLocation';
export type QuoteRelation = 'inArticle' | 'bySpeaker' | 'mentioningLocation';
export type LocationRelation = 'inArticle' | 'inQuote' | 'mentionedWithPerson' | 'mentionedWithLocation';
export type MentionRelation = 'ofPerson' | 'ofLocation';

export interface Lists<Row, Where, Field extends string, Relation extends string> {
  /**
   * One page for each parent, in the parents' order.
   *
   * @throws StoreError BAD_CURSOR when a cursor is none of this list's
   */
  list(request: ListRequest<Where, Field, Relation>): Promise<readonly Page<Row>[]>;
}

export interface Collection<Row, Where, Field extends string, Relation extends string, Facet extends string>
  extends Lists<Row, Where, Field, Relation>,
    Faceted<Where, Facet, Relation> {
  /** The rows in the keys' order; null where there is none. */
  byKeys(keys: readonly string[]): Promise<readonly (Row | null)[]>;
}

// ---- facets and timelines -------------------------------------------------------------------------

export type Period = 'YEAR' | 'MONTH' | 'DAY';

/** What the entries of a list are counted by. */
export type ArticleFacet =
  | Period
  | 'PUBLICATION'
  | 'SECTION'
  | 'LANGUAGE'
  | 'AUTHOR'
  | 'PERSON'
  | 'SPEAKER'
  | 'LOCATION'
  | 'COUNTRY';
export type QuoteFacet =
  | Period
  | 'KIND'
  | 'SPEAKER'
  | 'PERSON'
  | 'LOCATION'
  | 'COUNTRY'
  | 'PUBLICATION'
  | 'SECTION'
  | 'LANGUAGE';
export type PersonFacet = 'DESCRIPTION' | 'HONORIFIC';
export type LocationFacet = 'KIND' | 'COUNTRY';

export interface FacetRequest<Where, Facet extends string, Relation extends string> {
  readonly of: Relation | null;
  readonly parents: readonly string[];
  readonly where?: Where;
  readonly by: Facet;
  /** How many values at most; periods are all given, the latest 1,000. */
  readonly first: number;
}

/** How many entries of a list have a value. */
export interface FacetValue {
  /** The text, the key of the person or place, or the period as ISO 8601 writes it ("2016", "2016-09"). */
  readonly value: string;
  /** What the value is called, where it is a code. */
  readonly label: string | null;
  readonly count: number;
}

export interface Faceted<Where, Facet extends string, Relation extends string> {
  /** The values with the most entries first, periods in the order of time; one list for each parent. */
  facet(request: FacetRequest<Where, Facet, Relation>): Promise<readonly (readonly FacetValue[])[]>;
}

export interface TimelineRequest {
  readonly of: 'person' | 'location';
  readonly parents: readonly string[];
  readonly by: Period;
  readonly publishedAt?: DateFilter;
}

/** How much there is of a person or place in the articles of a period. */
export interface TimelineEntry {
  /** As ISO 8601 writes it: "2016", "2016-09". */
  readonly period: string;
  readonly articleCount: number;
  readonly mentionCount: number;
  /** What the person says; what mentions the place. */
  readonly quoteCount: number;
}

// ---- search ---------------------------------------------------------------------------------------

export type SearchType = 'ARTICLE' | 'PERSON' | 'QUOTE' | 'LOCATION';

/** Which hits count; a type that it says nothing of is not restricted. */
export interface SearchWhere {
  /** What belongs to such an article: itself, its quotes, the people and the places that it mentions. */
  readonly article?: ArticleWhere;
  readonly person?: PersonWhere;
  readonly quote?: QuoteWhere;
  readonly location?: LocationWhere;
}

export interface SearchRequest {
  /** Words, "phrases", prefix*, -not, OR. */
  readonly query: string;
  readonly types: readonly SearchType[];
  readonly where?: SearchWhere;
  readonly first: number;
  readonly after?: string;
  readonly totalCount: boolean;
}

export interface SearchHit {
  readonly type: SearchType;
  readonly key: string;
  readonly cursor: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** A piece of the matching text. */
  readonly snippet: string;
  /** The matching words, as offsets into `snippet`. */
  readonly highlights: readonly Span[];
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number | null;
}

// ---- the store ------------------------------------------------------------------------------------

/** Rises with each commit that changes something. */
export interface ContentStatus {
  readonly version: number;
  readonly articles: number;
  readonly people: number;
  readonly quotes: number;
  readonly locations: number;
}

/** Which content there is at a moment. */
export interface ContentState {
  readonly version: number;
  /** Random, of one commit alone: another store, or one from a backup, may come to the same version with other content. */
  readonly mark: string;
}

/** An article to keep, with what ingest knows beyond parsing: who its authors are in the graph. */
export interface ArticleToKeep {
  readonly article: Article;
  readonly authorKeys: readonly string[];
}

/** What the store knows of a file that it has taken in. */
export interface KeptSource extends Omit<Source, 'path' | 'original'> {
  readonly key: string;
}

/** Why a file, or an item of it, gave no article. */
export interface FileFailure {
  /** The item's id in its file; null for the file itself. */
  readonly item: string | null;
  readonly code: string;
  readonly reason: string;
}

/** What an ingest knows of a file that it has seen, so that it need not read it again. */
export interface KeptFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970; null when it is not to be trusted, as of a file that was written just before it was read. */
  readonly modified: number | null;
  readonly sha256: string;
  readonly parser: string;
  /** What a server gave to ask again with, if the file came from one. */
  readonly tag: string | null;
  /** The articles that it gives, those that another file holds included. */
  readonly keys: readonly string[];
  readonly failures: readonly FileFailure[];
  /** The articles that the store has of it. Read only: a commit finds them out. */
  readonly held?: readonly string[];
}

/** Which file holds an article. */
export interface ArticleHolder {
  readonly origin: string;
  readonly path: string;
}

/** Where articles came from: a folder, a feed's address, standard input. */
export interface OriginSummary {
  readonly origin: string;
  readonly files: number;
  readonly articles: number;
}

export interface FileChanges {
  /** Where the files are: each origin is a space of paths of its own. */
  readonly origin: string;
  readonly keep: readonly KeptFile[];
  /** Paths. */
  readonly forget: readonly string[];
}

export interface Changes {
  /** Replaces what was kept under the same key. */
  readonly put: readonly ArticleToKeep[];
  /** Keys of articles to forget; with `files`, only those that its origin holds still. */
  readonly remove: readonly string[];
  readonly files?: FileChanges;
}

export interface Store {
  readonly articles: Collection<ArticleRow, ArticleWhere, ArticleOrder, ArticleRelation, ArticleFacet>;
  readonly people: Collection<PersonRow, PersonWhere, PersonOrder, PersonRelation, PersonFacet>;
  readonly quotes: Collection<QuoteRow, QuoteWhere, QuoteOrder, QuoteRelation, QuoteFacet>;
  readonly locations: Collection<LocationRow, LocationWhere, LocationOrder, LocationRelation, LocationFacet>;
  readonly mentions: Lists<MentionRow, MentionWhere, MentionOrder, MentionRelation>;
  texts(articleKeys: readonly string[]): Promise<readonly (ArticleText | null)[]>;
  /** The bytes of files by their SHA-256; null where the text of the article is the file's own, byte for byte. */
  originals(sums: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
  articleBySlug(slugs: readonly string[]): Promise<readonly (ArticleRow | null)[]>;
  /** People by a form of their name, forgiving of case and diacritics; the best known first. */
  peopleByName(names: readonly string[]): Promise<readonly (PersonRow | null)[]>;
  locationsByName(names: readonly string[]): Promise<readonly (LocationRow | null)[]>;
  /** One timeline for each parent, in the order of time; periods without an article are left out. */
  timelines(request: TimelineRequest): Promise<readonly (readonly TimelineEntry[])[]>;
  search(request: SearchRequest): Promise<SearchPage>;
  status(): Promise<ContentStatus>;
  /** The content version now, whichever process committed it. */
  version(): Promise<number>;
  /**
   * The version with its mark, cheap enough to be asked with every request: nothing that is read from now on is older than it, so
   * what is read may be remembered under it.
   */
  state(): Promise<ContentState>;
  /**
   * Calls back with each newer content version, whichever process committed it; versions that follow each other closely may
   * be told as the last of them.
   *
   * @returns how to stop
   */
  onVersion(listener: (version: number) => void): () => void;
  /** What is kept of each file, by source path: for an ingest to tell what changed. A feed's file gives several. */
  sources(): Promise<ReadonlyMap<string, readonly KeptSource[]>>;
  /** What is known of each file of an origin, by path. */
  files(origin: string): Promise<ReadonlyMap<string, KeptFile>>;
  /** Which file holds each of these articles, by key; without those that the store does not have. */
  holders(articleKeys: readonly string[]): Promise<ReadonlyMap<string, ArticleHolder>>;
  origins(): Promise<readonly OriginSummary[]>;
  /** Gives all that came from one origin to another of which nothing is kept: a folder that was moved. */
  renameOrigin(from: string, to: string): Promise<void>;
  /** One transaction: all of it or nothing. Answers the new content version, the old one when nothing changed. */
  commit(changes: Changes): Promise<number>;
  close(): Promise<void>;
}

/**
 * - `BAD_CURSOR`, `BAD_ORDER`, `BAD_SEARCH`: what was asked cannot be answered
 * - `NEWER_SCHEMA`: a newer Dateline wrote the store
 * - `NOT_A_STORE`: the file or schema is somebody else's
 * - `DAMAGED`: the store's file is not as it was written; nothing more is written to it
 * - `FULL`: there is no room to write; what was kept before is unharmed
 * - `UNAVAILABLE`: the store cannot be reached now; later it may be
 * - `TOO_SLOW`: the database gave up on the statement after the time that it is allowed
 */
export type StoreErrorCode =
  | 'BAD_CURSOR'
  | 'BAD_ORDER'
  | 'BAD_SEARCH'
  | 'NEWER_SCHEMA'
  | 'NOT_A_STORE'
  | 'DAMAGED'
  | 'FULL'
  | 'UNAVAILABLE'
  | 'TOO_SLOW';

/** What the store throws when the fault is not its own. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
