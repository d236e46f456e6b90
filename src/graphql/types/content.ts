import type { ContentStatus as ContentStatusShape } from '../../store/contract.ts';
import { builder } from '../builder.ts';
import { fromStore } from '../errors.ts';

const ContentStatus = builder.objectRef<ContentStatusShape>('ContentStatus').implement({
  description: 'What the store holds.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'The content version: rises with each change.' }),
    articles: t.exposeInt('articles', { description: 'How many articles.' }),
    people: t.exposeInt('people', { description: 'How many people, authors included.' }),
    quotes: t.exposeInt('quotes', { description: 'How many quotes, without phrases.' }),
    locations: t.exposeInt('locations', { description: 'How many places.' }),
  }),
});

builder.queryField('contentStatus', (t) =>
  t.field({
    type: ContentStatus,
    description: 'The content version and how much there is.',
    resolve: (_root, _args, { store }) => fromStore(store.status()),
  }),
);

builder.subscriptionField('contentChanged', (t) =>
  t.field({
    type: ContentStatus,
    description: 'Tells each new content version. A slow listener gets the newest only.',
    subscribe: (_root, _args, { contentChanges }) => contentChanges?.subscribe() ?? nothing(),
    resolve: (_version, _args, { store }) => fromStore(store.status()),
  }),
);

/** Where nothing changes while serving, nothing is told. */
async function* nothing(): AsyncGenerator<number> {}
