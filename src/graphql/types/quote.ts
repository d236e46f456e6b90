import { builder } from '../builder.ts';
import { LocationConnection, PersonConnection } from '../connections.ts';
import { QuoteKind } from '../enums.ts';
import { locationArguments, personArguments, toPageRequest } from '../list-arguments.ts';
import { Article, Person, Quote } from '../nodes.ts';
import { toLocationWhere, toPersonWhere } from '../where/to-store.ts';
import { Block, textOf } from './article.ts';
import { Passage, Span } from './passages.ts';

builder.objectType(Quote, {
  description: 'Something that somebody said or wrote, in an article.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words, as printed: with what stands between its segments.' }),
    kind: t.field({ type: QuoteKind, description: 'How the words are given.', resolve: ({ kind }) => kind }),
    segments: t.field({
      type: [Passage],
      description: 'The pieces of a quote that its cue or a paragraph break interrupts; one piece when nothing does.',
      resolve: ({ segments }) => segments,
    }),
    span: t.field({ type: Span, description: 'Where it stands.', resolve: ({ span }) => span }),
    speaker: t.field({
      type: Person,
      nullable: true,
      description: 'Who said it; null when the words name a body or a country, or nobody whom the article names.',
      extensions: { reads: ['speakerKey'] },
      resolve: ({ speakerKey }, _args, { referred }, info) => referred.people.load(speakerKey, info),
    }),
    speakerText: t.string({
      nullable: true,
      description: 'The words that name the speaker there: "he", "Mr Obama", "Russia".',
      resolve: ({ speakerText }) => speakerText?.text ?? null,
    }),
    speakerSpan: t.field({
      type: Span,
      nullable: true,
      description: 'Where those words stand.',
      extensions: { reads: ['speakerText'] },
      resolve: ({ speakerText }) => speakerText,
    }),
    cue: t.field({
      type: Passage,
      nullable: true,
      description: 'The words that attribute: "said", "according to".',
      resolve: ({ cue }) => cue,
    }),
    confidence: t.exposeFloat('confidence', { description: 'How sure the extraction is, from 0 to 1.' }),
    article: t.field({
      type: Article,
      description: 'The article that it stands in.',
      extensions: { reads: ['articleKey'] },
      resolve: ({ articleKey }, _args, { referred }, info) => referred.articles.loadPresent(articleKey, info),
    }),
    block: t.field({
      type: Block,
      nullable: true,
      description: 'The paragraph that it begins in.',
      extensions: { reads: ['articleKey', 'block'] },
      resolve: async ({ articleKey, block }, _args, context) =>
        (await textOf(articleKey, context)).blocks[block] ?? null,
    }),
    people: t.field({
      type: PersonConnection,
      description: 'The people mentioned inside it.',
      args: personArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.people.below('inQuote', key, toPageRequest(args, info, toPersonWhere)),
    }),
    locations: t.field({
      type: LocationConnection,
      description: 'The places mentioned inside it.',
      args: locationArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.locations.below('inQuote', key, toPageRequest(args, info, toLocationWhere)),
    }),
  }),
});
