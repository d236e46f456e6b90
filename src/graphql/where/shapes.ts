import type { LocationKind, MentionKind, QuoteKind } from '../../model.ts';
import type {
  DateFilter,
  NameFilter,
  NearFilter,
  NumberFilter,
  TextFilter,
  WithinFilter,
} from '../../store/contract.ts';
import type { Nullable, OneOf } from './filters.ts';

// Filters as GraphQL gives them. They contain each other, which is why they are written out here.

interface Logic<Where> {
  readonly and?: readonly Where[] | null | undefined;
  readonly or?: readonly Where[] | null | undefined;
  readonly not?: Where | null | undefined;
}

export interface ArticleWhereShape extends Logic<ArticleWhereShape> {
  readonly id?: OneOf<string> | null | undefined;
  readonly slug?: Nullable<TextFilter> | null | undefined;
  readonly url?: Nullable<TextFilter> | null | undefined;
  readonly headline?: Nullable<TextFilter> | null | undefined;
  readonly publication?: Nullable<TextFilter> | null | undefined;
  readonly section?: Nullable<TextFilter> | null | undefined;
  readonly language?: Nullable<TextFilter> | null | undefined;
  readonly publishedAt?: Nullable<DateFilter> | null | undefined;
  readonly modifiedAt?: Nullable<DateFilter> | null | undefined;
  readonly wordCount?: Nullable<NumberFilter> | null | undefined;
  readonly person?: PersonWhereShape | null | undefined;
  readonly author?: PersonWhereShape | null | undefined;
  readonly quote?: QuoteWhereShape | null | undefined;
  readonly location?: LocationWhereShape | null | undefined;
}

export interface PersonWhereShape extends Logic<PersonWhereShape> {
  readonly id?: OneOf<string> | null | undefined;
  readonly name?: Nullable<NameFilter> | null | undefined;
  readonly givenName?: Nullable<TextFilter> | null | undefined;
  readonly familyName?: Nullable<TextFilter> | null | undefined;
  readonly description?: Nullable<TextFilter> | null | undefined;
  readonly mentionCount?: Nullable<NumberFilter> | null | undefined;
  readonly articleCount?: Nullable<NumberFilter> | null | undefined;
  readonly quoteCount?: Nullable<NumberFilter> | null | undefined;
  readonly article?: ArticleWhereShape | null | undefined;
  readonly wrote?: ArticleWhereShape | null | undefined;
  readonly quote?: QuoteWhereShape | null | undefined;
}

export interface QuoteWhereShape extends Logic<QuoteWhereShape> {
  readonly id?: OneOf<string> | null | undefined;
  readonly kind?: OneOf<QuoteKind> | null | undefined;
  readonly text?: Nullable<TextFilter> | null | undefined;
  readonly speakerText?: Nullable<TextFilter> | null | undefined;
  readonly confidence?: Nullable<NumberFilter> | null | undefined;
  readonly publishedAt?: Nullable<DateFilter> | null | undefined;
  readonly hasSpeaker?: boolean | null | undefined;
  readonly speaker?: PersonWhereShape | null | undefined;
  readonly location?: LocationWhereShape | null | undefined;
  readonly person?: PersonWhereShape | null | undefined;
  readonly article?: ArticleWhereShape | null | undefined;
}

export interface LocationWhereShape extends Logic<LocationWhereShape> {
  readonly id?: OneOf<string> | null | undefined;
  readonly name?: Nullable<NameFilter> | null | undefined;
  readonly kind?: OneOf<LocationKind> | null | undefined;
  readonly countryCode?: OneOf<string> | null | undefined;
  readonly population?: Nullable<NumberFilter> | null | undefined;
  readonly inside?: OneOf<string> | null | undefined;
  readonly near?: NearFilter | null | undefined;
  readonly within?: WithinFilter | null | undefined;
  readonly mentionCount?: Nullable<NumberFilter> | null | undefined;
  readonly articleCount?: Nullable<NumberFilter> | null | undefined;
  readonly article?: ArticleWhereShape | null | undefined;
  readonly quote?: QuoteWhereShape | null | undefined;
}

export interface MentionWhereShape extends Logic<MentionWhereShape> {
  readonly kind?: OneOf<MentionKind> | null | undefined;
  readonly confidence?: Nullable<NumberFilter> | null | undefined;
  readonly article?: ArticleWhereShape | null | undefined;
}
