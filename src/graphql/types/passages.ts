import type { Passage as PassageShape, Span as SpanShape } from '../../model.ts';
import { builder } from '../builder.ts';

export const Span = builder.objectRef<SpanShape>('Span').implement({
  description: 'A stretch of `Article.source.raw`, in UTF-16 code units: `raw.slice(start, end)` in JavaScript.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins.' }),
    end: t.exposeInt('end', { description: 'Where it ends, exclusive.' }),
  }),
});

export const Passage = builder.objectRef<PassageShape>('Passage').implement({
  description: 'Words of an article and where they stand.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words, as printed.' }),
    span: t.field({ type: Span, description: 'Where they stand.', resolve: ({ start, end }) => ({ start, end }) }),
  }),
});
