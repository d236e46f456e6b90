import type { DateFilter } from './filters.ts';

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
