import type { Faceted } from './facets.ts';

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
  /**
   * Which properties of the rows are wanted; all when left out. Rows have these and their key, and the others are not there:
   * whoever asks for few reads few. Names of no property are passed over.
   */
  readonly fields?: readonly string[];
  /** Which properties of the edges besides the node are wanted; all when left out. Counts and roles are null or none otherwise. */
  readonly edge?: readonly EdgeField[];
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

/** What an edge has besides its node. */
export const EDGE_FIELDS = ['cursor', 'mentionCount', 'quoteCount', 'roles'] as const;
export type EdgeField = (typeof EDGE_FIELDS)[number];

export type PersonRole = 'AUTHOR' | 'SPEAKER' | 'MENTIONED';

export interface Edge<Row> extends EdgeFacts {
  /**
   * Opaque; holds the order's values, so that it stays right while content changes.
   *
   * @throws Error when the list was read without it
   */
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
  /**
   * The rows in the keys' order; null where there is none.
   *
   * @param fields the properties that are wanted, as of a list
   */
  byKeys(keys: readonly string[], fields?: readonly string[]): Promise<readonly (Row | null)[]>;
}
