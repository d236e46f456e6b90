import type { LocationKind, MentionKind, QuoteKind } from '../../model.ts';

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
