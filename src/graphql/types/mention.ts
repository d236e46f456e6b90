import { builder } from '../builder.ts';
import { MentionKind } from '../enums.ts';
import { Article, Mention } from '../nodes.ts';
import { Block, textOf } from './article.ts';
import { Span } from './passages.ts';

builder.objectType(Mention, {
  description: 'Words of an article that stand for a person or a place.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words.' }),
    span: t.field({
      type: Span,
      description: 'Where they stand.',
      extensions: { reads: ['start', 'end'] },
      resolve: ({ start, end }) => ({ start, end }),
    }),
    kind: t.field({ type: MentionKind, description: 'How they name what they mean.', resolve: ({ kind }) => kind }),
    article: t.field({
      type: Article,
      description: 'The article.',
      extensions: { reads: ['articleKey'] },
      resolve: ({ articleKey }, _args, { referred }, info) => referred.articles.loadPresent(articleKey, info),
    }),
    block: t.field({
      type: Block,
      nullable: true,
      description: 'The paragraph.',
      extensions: { reads: ['articleKey', 'block'] },
      resolve: async ({ articleKey, block }, _args, context) =>
        (await textOf(articleKey, context)).blocks[block] ?? null,
    }),
    confidence: t.exposeFloat('confidence', { description: 'How sure the extraction is, from 0 to 1.' }),
  }),
});
