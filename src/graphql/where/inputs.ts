import { builder } from '../builder.ts';
import {
  CountryCodeFilter,
  DateFilter,
  FloatFilter,
  IdFilter,
  IntFilter,
  LocationKindFilter,
  MentionKindFilter,
  NameFilter,
  Near,
  QuoteKindFilter,
  TextFilter,
  Within,
} from './filters.ts';
import type {
  ArticleWhereShape,
  LocationWhereShape,
  MentionWhereShape,
  PersonWhereShape,
  QuoteWhereShape,
} from './shapes.ts';

const ALL = 'All of these hold.';
const ANY = 'At least one of these holds; with an empty list nothing does.';
const NOT = 'This does not hold.';
const COMBINES = 'All members that are given must hold; null is the same as leaving it out.';
const SOME =
  'Conditions inside one `person`, `quote`, `location` or `article` speak of the same one; two such objects under `and` may be fulfilled by two.';

export const ArticleWhere = builder.inputRef<ArticleWhereShape>('ArticleWhere');
export const PersonWhere = builder.inputRef<PersonWhereShape>('PersonWhere');
export const QuoteWhere = builder.inputRef<QuoteWhereShape>('QuoteWhere');
export const LocationWhere = builder.inputRef<LocationWhereShape>('LocationWhere');
export const MentionWhere = builder.inputRef<MentionWhereShape>('MentionWhere');

ArticleWhere.implement({
  description: `Which articles. ${COMBINES} ${SOME}`,
  fields: (t) => ({
    and: t.field({ type: [ArticleWhere], description: ALL }),
    or: t.field({ type: [ArticleWhere], description: ANY }),
    not: t.field({ type: ArticleWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    slug: t.field({ type: TextFilter, description: 'By their slug.' }),
    url: t.field({ type: TextFilter, description: 'By their address.' }),
    headline: t.field({ type: TextFilter, description: 'By their headline.' }),
    publication: t.field({ type: TextFilter, description: 'By who published them.' }),
    section: t.field({ type: TextFilter, description: 'By the section of the publication.' }),
    language: t.field({ type: TextFilter, description: 'By their language, a BCP 47 tag ("en").' }),
    publishedAt: t.field({ type: DateFilter, description: 'By when they were published.' }),
    modifiedAt: t.field({ type: DateFilter, description: 'By when they were last changed.' }),
    wordCount: t.field({ type: IntFilter, description: 'By how long the body is.' }),
    person: t.field({ type: PersonWhere, description: 'Some person that it mentions is such.' }),
    author: t.field({ type: PersonWhere, description: 'Some person that wrote it is such.' }),
    quote: t.field({ type: QuoteWhere, description: 'Some quote in it is such.' }),
    location: t.field({ type: LocationWhere, description: 'Some place that it mentions is such.' }),
  }),
});

PersonWhere.implement({
  description: `Which people. ${COMBINES} ${SOME}`,
  fields: (t) => ({
    and: t.field({ type: [PersonWhere], description: ALL }),
    or: t.field({ type: [PersonWhere], description: ANY }),
    not: t.field({ type: PersonWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    name: t.field({ type: NameFilter, description: 'By any form of the name: "Obama" finds Barack Obama.' }),
    givenName: t.field({ type: TextFilter, description: 'By the given name, as any article has it.' }),
    familyName: t.field({ type: TextFilter, description: 'By the family name.' }),
    description: t.field({ type: TextFilter, description: 'By what articles say they are: "foreign minister".' }),
    mentionCount: t.field({ type: IntFilter, description: 'By how often they are mentioned.' }),
    articleCount: t.field({ type: IntFilter, description: 'By how many articles mention them.' }),
    quoteCount: t.field({ type: IntFilter, description: 'By how many quotes have them as their speaker.' }),
    article: t.field({ type: ArticleWhere, description: 'Some article that mentions the person is such.' }),
    wrote: t.field({ type: ArticleWhere, description: 'Some article that the person wrote is such.' }),
    quote: t.field({ type: QuoteWhere, description: 'Some quote whose speaker the person is, is such.' }),
  }),
});

QuoteWhere.implement({
  description: `Which quotes. ${COMBINES} ${SOME} Without a condition on \`kind\`, phrases are left out.`,
  fields: (t) => ({
    and: t.field({ type: [QuoteWhere], description: ALL }),
    or: t.field({ type: [QuoteWhere], description: ANY }),
    not: t.field({ type: QuoteWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    kind: t.field({ type: QuoteKindFilter, description: 'By their kind.' }),
    text: t.field({ type: TextFilter, description: 'By their words.' }),
    speakerText: t.field({ type: TextFilter, description: 'By the words that name the speaker: "Russia", "he".' }),
    confidence: t.field({ type: FloatFilter, description: 'By how sure the extraction is, from 0 to 1.' }),
    publishedAt: t.field({ type: DateFilter, description: 'By when their article was published.' }),
    hasSpeaker: t.boolean({ description: 'Whether the speaker is known, as a person.' }),
    speaker: t.field({ type: PersonWhere, description: 'The speaker is known, and such a person.' }),
    location: t.field({ type: LocationWhere, description: 'Some place mentioned inside the quote is such.' }),
    person: t.field({ type: PersonWhere, description: 'Some person mentioned inside the quote is such.' }),
    article: t.field({ type: ArticleWhere, description: 'Its article is such.' }),
  }),
});

LocationWhere.implement({
  description: `Which places. ${COMBINES} ${SOME}`,
  fields: (t) => ({
    and: t.field({ type: [LocationWhere], description: ALL }),
    or: t.field({ type: [LocationWhere], description: ANY }),
    not: t.field({ type: LocationWhere, description: NOT }),
    id: t.field({ type: IdFilter, description: 'By their ids.' }),
    name: t.field({ type: NameFilter, description: 'By any form of the name.' }),
    kind: t.field({ type: LocationKindFilter, description: 'By their kind.' }),
    countryCode: t.field({ type: CountryCodeFilter, description: 'By the code of their country, or their own.' }),
    population: t.field({ type: FloatFilter, description: 'By how many people live there.' }),
    inside: t.field({ type: IdFilter, description: 'Lies inside one of these places, at any depth.' }),
    near: t.field({ type: Near, description: 'Lies in this circle. `orderBy` DISTANCE puts the nearest first.' }),
    within: t.field({ type: Within, description: 'Lies in this box.' }),
    mentionCount: t.field({ type: IntFilter, description: 'By how often they are mentioned.' }),
    articleCount: t.field({ type: IntFilter, description: 'By how many articles mention them.' }),
    article: t.field({ type: ArticleWhere, description: 'Some article that mentions the place is such.' }),
    quote: t.field({ type: QuoteWhere, description: 'Some quote that mentions the place is such.' }),
  }),
});

MentionWhere.implement({
  description: `Which mentions. ${COMBINES}`,
  fields: (t) => ({
    and: t.field({ type: [MentionWhere], description: ALL }),
    or: t.field({ type: [MentionWhere], description: ANY }),
    not: t.field({ type: MentionWhere, description: NOT }),
    kind: t.field({ type: MentionKindFilter, description: 'By how they name what they mean.' }),
    confidence: t.field({ type: FloatFilter, description: 'By how sure the extraction is, from 0 to 1.' }),
    article: t.field({ type: ArticleWhere, description: 'Their article is such.' }),
  }),
});
