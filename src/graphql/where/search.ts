import type { InputObjectRef } from '@pothos/core';
import type { SearchWhere as StoreSearchWhere } from '../../store/contract.ts';
import { builder, type GraphTypes } from '../builder.ts';
import { ArticleWhere, LocationWhere, PersonWhere, QuoteWhere } from './inputs.ts';
import type { ArticleWhereShape, LocationWhereShape, PersonWhereShape, QuoteWhereShape } from './shapes.ts';
import { checkFilterSize, toArticleWhere, toLocationWhere, toPersonWhere, toQuoteWhere } from './to-store.ts';

interface SearchWhereShape {
  readonly article?: ArticleWhereShape | null | undefined;
  readonly person?: PersonWhereShape | null | undefined;
  readonly quote?: QuoteWhereShape | null | undefined;
  readonly location?: LocationWhereShape | null | undefined;
}

export const SearchWhere: InputObjectRef<GraphTypes, SearchWhereShape> = builder
  .inputRef<SearchWhereShape>('SearchWhere')
  .implement({
    description:
      'Which results of a search. `article` holds for results of all types; the others each for one, and leave those of other types as they are.',
    fields: (t) => ({
      article: t.field({
        type: ArticleWhere,
        description: 'What belongs to such an article: itself, its quotes, the people and places that it mentions.',
      }),
      person: t.field({ type: PersonWhere, description: 'Of people, only such.' }),
      quote: t.field({ type: QuoteWhere, description: 'Of quotes, only such.' }),
      location: t.field({ type: LocationWhere, description: 'Of places, only such.' }),
    }),
  });

/** @throws GraphQLError BAD_USER_INPUT, BAD_ID */
export function toSearchWhere(where: SearchWhereShape): StoreSearchWhere {
  checkFilterSize(where);
  const { article, person, quote, location } = where;
  return {
    ...(article && { article: toArticleWhere(article) }),
    ...(person && { person: toPersonWhere(person) }),
    ...(quote && { quote: toQuoteWhere(quote) }),
    ...(location && { location: toLocationWhere(location) }),
  };
}
