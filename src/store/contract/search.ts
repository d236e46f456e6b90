import type { Span } from '../../model.ts';
import type { ArticleWhere, LocationWhere, PersonWhere, QuoteWhere } from './filters.ts';

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
