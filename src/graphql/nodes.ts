import type { ArticleRow, LocationRow, MentionRow, PersonRow, QuoteRow } from '../store/contract.ts';
import { builder } from './builder.ts';
import { fromStore } from './errors.ts';

// The things of the graph. They refer to each other, so they are named here and get their fields in `types/`.

export const Article = builder.loadableNodeRef('Article', {
  id: { resolve: ({ key }: ArticleRow) => key },
  load: (keys: string[], { store }) => fromStore(store.articles.byKeys(keys)),
});

export const Person = builder.loadableNodeRef('Person', {
  id: { resolve: ({ key }: PersonRow) => key },
  load: (keys: string[], { store }) => fromStore(store.people.byKeys(keys)),
});

export const Quote = builder.loadableNodeRef('Quote', {
  id: { resolve: ({ key }: QuoteRow) => key },
  load: (keys: string[], { store }) => fromStore(store.quotes.byKeys(keys)),
});

export const Location = builder.loadableNodeRef('Location', {
  id: { resolve: ({ key }: LocationRow) => key },
  load: (keys: string[], { store }) => fromStore(store.locations.byKeys(keys)),
});

/** No node: a mention has no id of its own. */
export const Mention = builder.objectRef<MentionRow>('Mention');
