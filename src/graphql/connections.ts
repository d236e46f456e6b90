import type { ObjectRef } from '@pothos/core';
import type { ArticleRow, Edge, LocationRow, MentionRow, Page, PersonRow, QuoteRow } from '../store/contract.ts';
import { builder, type GraphTypes } from './builder.ts';
import { PersonRole } from './enums.ts';
import { Article, Location, Mention, Person, Quote } from './nodes.ts';

/** The facts that edges of a connection carry, each with its description. */
interface PairFacts {
  readonly mentionCount?: string;
  readonly roles?: string;
  readonly sharedCount?: string;
}

/**
 * Makes a connection type and its edge type.
 *
 * @param name of the connection, without "Connection"
 * @param things what it lists, for descriptions: "articles"
 * @param facts what belongs to the pair of parent and node
 */
function connection<Row extends object>(
  name: string,
  Node: ObjectRef<GraphTypes, Row | string>,
  things: string,
  facts: PairFacts = {},
): ObjectRef<GraphTypes, Page<Row>> {
  const node: ObjectRef<GraphTypes, unknown> = Node;
  const EdgeType = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `One entry of a list of ${things}.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Marks this place of the list, for `after` and `before`. It stays right while content changes.',
      }),
      node: t.field({ type: node, description: 'The entry itself.', resolve: (edge) => edge.node }),
      ...(facts.mentionCount && {
        mentionCount: t.int({ description: facts.mentionCount, resolve: (edge) => edge.mentionCount ?? 0 }),
      }),
      ...(facts.sharedCount && {
        sharedCount: t.int({ description: facts.sharedCount, resolve: (edge) => edge.mentionCount ?? 0 }),
      }),
      ...(facts.roles && {
        roles: t.field({ type: [PersonRole], description: facts.roles, resolve: (edge) => edge.roles }),
      }),
    }),
  });
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of a list of ${things}.`,
    fields: (t) => ({
      edges: t.field({ type: [EdgeType], description: 'The entries of this page.', resolve: (page) => page.edges }),
      nodes: t.field({
        type: [node],
        description: 'The entries without their edges, for when cursors and facts of the pair are not wanted.',
        resolve: (page) => page.edges.map((edge) => edge.node),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page lies in the list.',
        resolve: ({ edges, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        }),
      }),
      totalCount: t.int({
        description: 'How long the whole list is under the same `where`. Counted only when asked for.',
        resolve: ({ totalCount }) => {
          if (totalCount === null) throw new Error('the list was read without its count');
          return totalCount;
        },
      }),
    }),
  });
}

export const ArticleConnection = connection<ArticleRow>('Article', Article, 'articles');
export const PersonConnection = connection<PersonRow>('Person', Person, 'people');
export const QuoteConnection = connection<QuoteRow>('Quote', Quote, 'quotes');
export const LocationConnection = connection<LocationRow>('Location', Location, 'places');
export const MentionConnection = connection<MentionRow>('Mention', Mention, 'mentions');

export const ArticlePersonConnection = connection<PersonRow>('ArticlePerson', Person, 'the people of an article', {
  mentionCount: 'How often the article mentions the person, pronouns included.',
  roles: 'What the person is to the article.',
});
export const ArticleLocationConnection = connection<LocationRow>(
  'ArticleLocation',
  Location,
  'the places of an article',
  { mentionCount: 'How often the article mentions the place.' },
);
export const RelatedArticleConnection = connection<ArticleRow>(
  'RelatedArticle',
  Article,
  'articles that share people and places with an article',
  { sharedCount: 'How many people and places both articles mention; those that most articles mention do not count.' },
);
export const PersonArticleConnection = connection<ArticleRow>('PersonArticle', Article, 'the articles of a person', {
  mentionCount: 'How often the article mentions the person, pronouns included.',
  roles: 'What the person is to the article.',
});
export const CoMentionedConnection = connection<PersonRow>(
  'CoMentioned',
  Person,
  'people who are mentioned together with a person',
  { mentionCount: 'How many articles mention both.' },
);
export const LocationArticleConnection = connection<ArticleRow>('LocationArticle', Article, 'the articles of a place', {
  mentionCount: 'How often the article mentions the place.',
});
