import { builder } from '../builder.ts';
import {
  CountryCodeFilter,
  DateFilter,
  FloatFilter,
  IdFilter,
  IntFilter,
  LocationKindFilter,
  QuoteKindFilter,
  TextFilter,
} from './filters.ts';
import type { ArticleWhereShape, LocationWhereShape, PersonWhereShape, QuoteWhereShape } from './shapes.ts';

const ALL = 'All of these hold.';
const ANY = 'At least one of these holds; with an empty list nothing does.';
const NOT = 'This does not hold.';
const COMBINES = 'All members that are given must hold; null is the same as leaving it out.';

export const ArticleWhere = builder.inputRef<ArticleWhereShape>('ArticleWhere');
export const PersonWhere = builder.inputRef<PersonWhereShape>('PersonWhere');
export const QuoteWhere = builder.inputRef<QuoteWhereShape>('QuoteWhere');
export const LocationWhere = builder.inputRef<LocationWhereShape>('LocationWhere');

ArticleWhere.implement({
  description: `Which articles. ${COMBINES}`,
  fields: (t) => ({
    and: t.field({ type: [ArticleWhere], description: ALL }),
    or: t.field({ type: [ArticleWhere], description: ANY }),
    not: t.field({ type: ArticleWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    headline: t.field({ type: TextFilter, description: 'By their headline.' }),
    publication: t.field({ type: TextFilter, description: 'By who published them.' }),
    section: t.field({ type: TextFilter, description: 'By the section of the publication.' }),
    language: t.field({ type: TextFilter, description: 'By their language, a BCP 47 tag ("en").' }),
    publishedAt: t.field({ type: DateFilter, description: 'By when they were published.' }),
    wordCount: t.field({ type: IntFilter, description: 'By how long the body is.' }),
    person: t.field({ type: PersonWhere, description: 'Some person that it mentions is such.' }),
    author: t.field({ type: PersonWhere, description: 'Some person that wrote it is such.' }),
    quote: t.field({ type: QuoteWhere, description: 'Some quote in it is such.' }),
    location: t.field({ type: LocationWhere, description: 'Some place that it mentions is such.' }),
  }),
});

PersonWhere.implement({
  description: `Which people. ${COMBINES}`,
  fields: (t) => ({
    and: t.field({ type: [PersonWhere], description: ALL }),
    or: t.field({ type: [PersonWhere], description: ANY }),
    not: t.field({ type: PersonWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    name: t.field({ type: TextFilter, description: 'By any form of the name: "Obama" finds Barack Obama.' }),
    familyName: t.field({ type: TextFilter, description: 'By the family name.' }),
    description: t.field({ type: TextFilter, description: 'By what articles say they are: "foreign minister".' }),
    article: t.field({ type: ArticleWhere, description: 'Some article that mentions the person is such.' }),
    quote: t.field({ type: QuoteWhere, description: 'Some quote whose speaker the person is, is such.' }),
  }),
});

QuoteWhere.implement({
  description: `Which quotes. ${COMBINES} Without a condition on \`kind\`, phrases are left out.`,
  fields: (t) => ({
    and: t.field({ type: [QuoteWhere], description: ALL }),
    or: t.field({ type: [QuoteWhere], description: ANY }),
    not: t.field({ type: QuoteWhere, description: NOT }),
    kind: t.field({ type: QuoteKindFilter, description: 'By their kind.' }),
    text: t.field({ type: TextFilter, description: 'By their words.' }),
    speakerText: t.field({ type: TextFilter, description: 'By the words that name the speaker: "Russia", "he".' }),
    confidence: t.field({ type: FloatFilter, description: 'By how sure the extraction is, from 0 to 1.' }),
    speaker: t.field({ type: PersonWhere, description: 'The speaker is known, and such a person.' }),
    location: t.field({ type: LocationWhere, description: 'Some place mentioned inside the quote is such.' }),
    person: t.field({ type: PersonWhere, description: 'Some person mentioned inside the quote is such.' }),
    article: t.field({ type: ArticleWhere, description: 'Its article is such.' }),
  }),
});

LocationWhere.implement({
  description: `Which places. ${COMBINES}`,
  fields: (t) => ({
    and: t.field({ type: [LocationWhere], description: ALL }),
    or: t.field({ type: [LocationWhere], description: ANY }),
    not: t.field({ type: LocationWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    name: t.field({ type: TextFilter, description: 'By any form of the name.' }),
    kind: t.field({ type: LocationKindFilter, description: 'By their kind.' }),
    countryCode: t.field({ type: CountryCodeFilter, description: 'By the code of their country, or their own.' }),
    population: t.field({ type: FloatFilter, description: 'By how many people live there.' }),
    inside: t.field({ type: IdFilter, description: 'Lies inside one of these places, at any depth.' }),
    article: t.field({ type: ArticleWhere, description: 'Some article that mentions the place is such.' }),
  }),
});
