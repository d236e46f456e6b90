import type {
  BlockKind as BlockKindName,
  Format as FormatName,
  LocationKind as LocationKindName,
  MentionKind as MentionKindName,
  QuoteKind as QuoteKindName,
} from '../model.ts';
import type {
  ArticleOrder,
  Direction as DirectionName,
  LocationOrder,
  Period as PeriodName,
  PersonOrder,
  PersonRole as PersonRoleName,
  QuoteOrder,
  SearchType as SearchTypeName,
} from '../store/contract.ts';
import { builder } from './builder.ts';

/** Descriptions of all values of an enum: a name of the model that has none is a type error. */
function described<Name extends string>(texts: Readonly<Record<Name, string>>): Record<Name, { description: string }> {
  const entries = Object.entries<string>(texts).map(([name, description]) => [name, { description }]);
  return Object.fromEntries(entries) as Record<Name, { description: string }>;
}

export const BlockKind = builder.enumType('BlockKind', {
  description: 'The part that a block plays in its article.',
  values: described<BlockKindName>({
    HEADLINE: 'The title.',
    STANDFIRST: 'The lines below the headline that sum the article up.',
    KICKER: 'A word or two above the headline: a topic, a section, a series.',
    BYLINE: 'Who wrote it.',
    AUTHOR_BIO: 'What is said about the author.',
    DATE: 'When it was published or updated.',
    CAPTION: 'What is seen in a picture.',
    CREDIT: 'Who made a picture.',
    PARAGRAPH: 'A paragraph of the body.',
    SUBHEAD: 'A heading inside the body.',
    LIST_ITEM: 'An entry of a list in the body.',
    AGENCY_FOOTER: 'The agency or the colleagues who contributed, below the body.',
    CORRECTION: 'A note that something was corrected.',
    BOILERPLATE: 'What belongs to the page and not to the article: links, adverts, notices.',
  }),
});

export const Format = builder.enumType('SourceFormat', {
  description: 'How the file of an article was read.',
  values: described<FormatName>({
    TEXT: 'Plain text.',
    HTML: 'A web page.',
    MARKDOWN: 'Markdown, with or without front matter.',
    JSON_LD: 'An article of schema.org, as JSON-LD.',
    NINJS: 'A news item of IPTC ninjs.',
    RSS: 'An item of an RSS feed.',
    ATOM: 'An entry of an Atom feed.',
    JSON_FEED: 'An item of a JSON feed.',
  }),
});

export const QuoteKind = builder.enumType('QuoteKind', {
  description: 'How the words of a quote are given.',
  values: described<QuoteKindName>({
    DIRECT: 'A statement all in quotation marks.',
    MIXED: 'A reported statement with some of its words in quotation marks.',
    INDIRECT: 'A reported statement without quotation marks.',
    PHRASE:
      'A quoted word or label ("terrorists"): no statement. Lists of quotes leave it out unless `where: { kind: … }` asks.',
  }),
});

export const LocationKind = builder.enumType('LocationKind', {
  description: 'What kind of place it is.',
  values: described<LocationKindName>({
    CONTINENT: 'A continent.',
    COUNTRY: 'A country or dependent territory.',
    REGION: 'A first-order or lower division of a country: a state, province or county.',
    CITY: 'A city, town or village.',
    AREA: 'A part of the world without fixed borders of its own: the Middle East, the Balkans.',
    FEATURE: 'A sea, river, mountain, airport, building or other landmark.',
  }),
});

export const MentionKind = builder.enumType('MentionKind', {
  description: 'How the words name what they mean.',
  values: described<MentionKindName>({
    NAME: 'By name: "Mr Obama", "Hangzhou".',
    NOMINAL: 'By description: "the US leader".',
    PRONOUN: 'By pronoun: "he".',
    DEMONYM: 'A place, by the word for its people or belongings: "Turkish".',
  }),
});

export const PersonRole = builder.enumType('PersonRole', {
  description: 'What a person is to an article.',
  values: described<PersonRoleName>({
    AUTHOR: 'Wrote it.',
    SPEAKER: 'Is quoted in it.',
    MENTIONED: 'Is mentioned in it.',
  }),
});

export const SearchType = builder.enumType('SearchType', {
  description: 'What a search looks for.',
  values: described<SearchTypeName>({
    ARTICLE: 'Articles, by headline, standfirst and body.',
    PERSON: 'People, by any form of their names.',
    QUOTE: 'Quotes, by their words.',
    LOCATION: 'Places, by any form of their names.',
  }),
});

export const Period = builder.enumType('Period', {
  description: 'A stretch of the calendar, in UTC.',
  values: described<PeriodName>({
    YEAR: 'From January to December.',
    MONTH: 'From the first to the last of a month.',
    DAY: 'From midnight to midnight.',
  }),
});

export const Direction = builder.enumType('Direction', {
  description: 'Which end of an order comes first.',
  values: described<DirectionName>({
    ASC: 'Lowest, earliest, or A first.',
    DESC: 'Highest, latest, or Z first.',
  }),
});

export const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles are ordered by.',
  values: described<ArticleOrder>({
    PUBLISHED_AT: 'When it was published; articles without a date come last.',
    HEADLINE: 'The headline, by letter; articles without one come last.',
    WORD_COUNT: 'How long the body is.',
    RELEVANCE: 'How much is shared with the article (`Article.related`); elsewhere the date.',
  }),
});

export const PersonOrderField = builder.enumType('PersonOrderField', {
  description: 'What people are ordered by.',
  values: described<PersonOrder>({
    NAME: 'The full name, by letter.',
    MENTION_COUNT:
      'How often the person is mentioned: in that article, where the list belongs to one; how often they go together, in a list of who goes with somebody or something.',
    ARTICLE_COUNT: 'How many articles mention the person.',
    QUOTE_COUNT: 'How many quotes have the person as their speaker.',
  }),
});

export const QuoteOrderField = builder.enumType('QuoteOrderField', {
  description: 'What quotes are ordered by.',
  values: described<QuoteOrder>({
    POSITION: 'Where the quote stands in its article.',
    PUBLISHED_AT: 'When its article was published; quotes without a date come last.',
    CONFIDENCE: 'How sure the extraction is.',
  }),
});

export const LocationOrderField = builder.enumType('LocationOrderField', {
  description: 'What places are ordered by.',
  values: described<LocationOrder>({
    NAME: 'The name, by letter.',
    MENTION_COUNT:
      'How often the place is mentioned: in that article, where the list belongs to one; how often they go together, in a list of what goes with somebody or something.',
    ARTICLE_COUNT: 'How many articles mention the place.',
    POPULATION: 'How many people live there; places without a figure come last.',
    DISTANCE: 'How far from the point of `where: { near: … }`, which it needs.',
  }),
});
