import type { ObjectRef } from '@pothos/core';
import type {
  ArticleRelation,
  ArticleRow,
  ArticleWhere,
  Edge,
  LocationRelation,
  LocationRow,
  LocationWhere,
  MentionRow,
  Page,
  PersonRelation,
  PersonRow,
  PersonWhere,
  QuoteRelation,
  QuoteRow,
  QuoteWhere,
} from '../store/contract.ts';
import { builder, type GraphTypes } from './builder.ts';
import { PersonRole } from './enums.ts';
import { Article, Location, Mention, Person, Quote } from './nodes.ts';
import type { ListedPage, ListOf } from './pages.ts';
import { ArticleFacets, LocationFacets, PersonFacets, QuoteFacets } from './types/facets.ts';

/** The facts that edges of a connection carry, each with its description. */
interface PairFacts {
  readonly mentionCount?: string;
  readonly roles?: string;
  readonly sharedCount?: string;
  readonly articleCount?: string;
  readonly quoteCount?: string;
}

/**
 * Makes a connection type and its edge type.
 *
 * @param name of the connection, without "Connection"
 * @param things what it lists, for descriptions: "articles"
 * @param facts what belongs to the pair of parent and node
 */
function connection<Row extends object, ItsPage extends Page<Row> = Page<Row>>(
  name: string,
  Node: ObjectRef<GraphTypes, Row | string>,
  things: string,
  facts: PairFacts = {},
): ObjectRef<GraphTypes, ItsPage> {
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
        sharedCount: t.int({
          description: facts.sharedCount,
          extensions: { reads: ['mentionCount'] },
          resolve: (edge) => edge.mentionCount ?? 0,
        }),
      }),
      ...(facts.articleCount && {
        articleCount: t.int({
          description: facts.articleCount,
          extensions: { reads: ['mentionCount'] },
          resolve: (edge) => edge.mentionCount ?? 0,
        }),
      }),
      ...(facts.quoteCount && {
        quoteCount: t.int({ description: facts.quoteCount, resolve: (edge) => edge.quoteCount ?? 0 }),
      }),
      ...(facts.roles && {
        roles: t.field({ type: [PersonRole], description: facts.roles, resolve: (edge) => edge.roles }),
      }),
    }),
  });
  return builder.objectRef<ItsPage>(`${name}Connection`).implement({
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
          // Lists are read without cursors where nobody asks for them.
          get startCursor() {
            return edges[0]?.cursor ?? null;
          },
          get endCursor() {
            return edges.at(-1)?.cursor ?? null;
          },
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

/** Gives a connection the facets of its whole list. */
function withFacets<Row, Where, Relation extends string>(
  Connection: ObjectRef<GraphTypes, ListedPage<Row, Where, Relation>>,
  FacetsType: ObjectRef<GraphTypes, ListOf<Where, Relation>>,
): ObjectRef<GraphTypes, ListedPage<Row, Where, Relation>> {
  builder.objectField(Connection, 'facets', (t) =>
    t.field({
      type: FacetsType,
      description: 'The whole list, under the same `where`, counted by what its entries have.',
      resolve: ({ list }) => list,
    }),
  );
  return Connection;
}

type ArticlePage = ListedPage<ArticleRow, ArticleWhere, ArticleRelation>;
type PersonPage = ListedPage<PersonRow, PersonWhere, PersonRelation>;
type QuotePage = ListedPage<QuoteRow, QuoteWhere, QuoteRelation>;
type LocationPage = ListedPage<LocationRow, LocationWhere, LocationRelation>;

function articles(name: string, things: string, facts?: PairFacts): ObjectRef<GraphTypes, ArticlePage> {
  return withFacets(connection<ArticleRow, ArticlePage>(name, Article, things, facts), ArticleFacets);
}

function people(name: string, things: string, facts?: PairFacts): ObjectRef<GraphTypes, PersonPage> {
  return withFacets(connection<PersonRow, PersonPage>(name, Person, things, facts), PersonFacets);
}

function quotes(name: string, things: string, facts?: PairFacts): ObjectRef<GraphTypes, QuotePage> {
  return withFacets(connection<QuoteRow, QuotePage>(name, Quote, things, facts), QuoteFacets);
}

function locations(name: string, things: string, facts?: PairFacts): ObjectRef<GraphTypes, LocationPage> {
  return withFacets(connection<LocationRow, LocationPage>(name, Location, things, facts), LocationFacets);
}

export const ArticleConnection = articles('Article', 'articles');
export const PersonConnection = people('Person', 'people');
export const QuoteConnection = quotes('Quote', 'quotes');
export const LocationConnection = locations('Location', 'places');
export const MentionConnection = connection<MentionRow>('Mention', Mention, 'mentions');

export const ArticlePersonConnection = people('ArticlePerson', 'the people of an article', {
  mentionCount: 'How often the article mentions the person, pronouns included.',
  roles: 'What the person is to the article.',
});
export const ArticleLocationConnection = locations('ArticleLocation', 'the places of an article', {
  mentionCount: 'How often the article mentions the place.',
});
export const RelatedArticleConnection = articles(
  'RelatedArticle',
  'articles that share people and places with an article',
  { sharedCount: 'How many people and places both articles mention; those that most articles mention do not count.' },
);
export const PersonArticleConnection = articles('PersonArticle', 'the articles of a person', {
  mentionCount: 'How often the article mentions the person, pronouns included.',
  roles: 'What the person is to the article.',
});
export const CoMentionedConnection = people('CoMentioned', 'people who are mentioned together with a person', {
  mentionCount: 'How many articles mention both; the same as `articleCount`.',
  articleCount: 'How many articles mention both.',
});
export const LocationArticleConnection = articles('LocationArticle', 'the articles of a place', {
  mentionCount: 'How often the article mentions the place.',
});
export const PersonLocationConnection = locations(
  'PersonLocation',
  'places that are mentioned together with a person',
  {
    articleCount: 'How many articles mention both.',
    quoteCount: 'How many quotes of the person mention the place.',
  },
);
export const LocationPersonConnection = people('LocationPerson', 'people who are mentioned together with a place', {
  articleCount: 'How many articles mention both.',
});
export const CoMentionedLocationConnection = locations(
  'CoMentionedLocation',
  'places that are mentioned together with a place',
  { articleCount: 'How many articles mention both.' },
);
export const SpeakerConnection = people('Speaker', 'people who speak about a place', {
  quoteCount: 'How many quotes of the person mention the place.',
});
