import { builder } from '../builder.ts';
import {
  CoMentionedConnection,
  MentionConnection,
  PersonArticleConnection,
  PersonLocationConnection,
  QuoteConnection,
} from '../connections.ts';
import {
  articleArguments,
  locationArguments,
  mentionArguments,
  personArguments,
  quoteArguments,
  toPageRequest,
} from '../list-arguments.ts';
import { Person } from '../nodes.ts';
import { toArticleWhere, toLocationWhere, toMentionWhere, toPersonWhere, toQuoteWhere } from '../where/to-store.ts';
import { TIMELINE_COST, TimelineBucket, timelineArguments, toTimelineQuestion } from './timeline.ts';

builder.objectType(Person, {
  description: 'Somebody whom articles mention, quote, or were written by. One person for each full name.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The full name, as most articles write it.' }),
    givenName: t.exposeString('givenName', {
      nullable: true,
      description: 'The given names; null when only one word is known.',
    }),
    familyName: t.exposeString('familyName', {
      nullable: true,
      description: 'The family name; null when only one word is known.',
    }),
    honorific: t.exposeString('honorific', {
      nullable: true,
      description: '"Mr", "Dr", "Sir", as printed before the name.',
    }),
    aliases: t.exposeStringList('aliases', {
      description: 'Other forms of the name in articles, the most frequent first.',
    }),
    descriptions: t.exposeStringList('descriptions', {
      description: 'What articles say the person is ("US secretary of state"), the most frequent first.',
    }),
    bio: t.exposeString('bio', {
      nullable: true,
      description: 'What is said about the person below an article that they wrote.',
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles mention the person.' }),
    mentionCount: t.exposeInt('mentionCount', {
      description: 'How often articles mention the person, pronouns included.',
    }),
    quoteCount: t.exposeInt('quoteCount', {
      description: 'How many quotes have the person as their speaker; phrases are not counted.',
    }),
    articles: t.field({
      type: PersonArticleConnection,
      description: 'The articles that mention the person, the newest first.',
      args: articleArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.articles.below('mentioningPerson', key, toPageRequest(args, info, toArticleWhere)),
    }),
    articlesWritten: t.field({
      type: PersonArticleConnection,
      description: 'The articles that the person wrote, the newest first.',
      args: articleArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.articles.below('writtenBy', key, toPageRequest(args, info, toArticleWhere)),
    }),
    quotes: t.field({
      type: QuoteConnection,
      description: 'What the person said, the newest first.',
      args: quoteArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.quotes.below('bySpeaker', key, toPageRequest(args, info, toQuoteWhere)),
    }),
    timeline: t.field({
      type: [TimelineBucket],
      description:
        'How much there is of the person, period by period, in the order of time: the latest 1,000 periods with an article.',
      args: timelineArguments,
      extensions: { cost: TIMELINE_COST },
      resolve: ({ key }, args, { timelines }) => timelines.of(key, toTimelineQuestion('person', args)),
    }),
    mentions: t.field({
      type: MentionConnection,
      description: 'Every mention of the person, article by article, in the order of the text.',
      args: mentionArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.mentions.below('ofPerson', key, toPageRequest(args, info, toMentionWhere)),
    }),
    locations: t.field({
      type: PersonLocationConnection,
      description:
        'The places that are mentioned in the same articles, the most often first, and how often the person speaks about them. Of somebody in more than 1,000 articles, in the newest 1,000.',
      args: locationArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.locations.below('mentionedWithPerson', key, toPageRequest(args, info, toLocationWhere)),
    }),
    coMentioned: t.field({
      type: CoMentionedConnection,
      description:
        'Who is mentioned in the same articles, the most often first. Of somebody in more than 1,000 articles, in the newest 1,000.',
      args: personArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.people.below('mentionedWithPerson', key, toPageRequest(args, info, toPersonWhere)),
    }),
  }),
});
