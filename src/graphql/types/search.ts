import type { Span as SpanShape } from '../../model.ts';
import type { SearchHit, SearchPage } from '../../store/contract.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { SearchType } from '../enums.ts';
import { codedError, fromStore } from '../errors.ts';
import { PAGE_SIZE } from '../list-arguments.ts';
import { markedHtml } from '../marked-html.ts';
import { Article, Location, Person, Quote } from '../nodes.ts';
import { selectedFields } from '../selection.ts';
import { SearchWhere, toSearchWhere } from '../where/search.ts';

/** Reads what was found, for all results of a type at once, and says of which type it is. */
async function load(type: SearchHit['type'], key: string, context: Context) {
  switch (type) {
    case 'ARTICLE':
      return named('Article', await Article.getDataloader(context).load(key));
    case 'PERSON':
      return named('Person', await Person.getDataloader(context).load(key));
    case 'QUOTE':
      return named('Quote', await Quote.getDataloader(context).load(key));
    case 'LOCATION':
      return named('Location', await Location.getDataloader(context).load(key));
  }
}

function named<Row extends object>(__typename: string, row: Row | null): (Row & { __typename: string }) | null {
  return row && { ...row, __typename };
}

const SearchResult = builder.unionType('SearchResult', {
  description: 'Something that a search found.',
  types: [Article, Person, Quote, Location],
});

const Highlight = builder.objectRef<SpanShape>('Highlight').implement({
  description: 'A matching word, as offsets into the snippet, in UTF-16 code units.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins.' }),
    end: t.exposeInt('end', { description: 'Where it ends, exclusive.' }),
  }),
});

const SearchEdge = builder.objectRef<SearchHit>('SearchEdge').implement({
  description: 'One result of a search.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Marks this place of the results, for `after`.' }),
    score: t.exposeFloat('score', {
      description: 'How well it matches: higher is better. Comparable within one answer only.',
    }),
    snippet: t.exposeString('snippet', { description: 'A piece of the matching text.' }),
    marked: t.string({
      description: 'The snippet as HTML: escaped, with the matching words between two marks.',
      args: {
        before: t.arg.string({
          defaultValue: '<mark>',
          description: 'What opens a mark, as it is to stand in the HTML.',
        }),
        after: t.arg.string({ defaultValue: '</mark>', description: 'What closes a mark.' }),
      },
      resolve: ({ snippet, highlights }, { before, after }) =>
        markedHtml(snippet, highlights, before ?? '<mark>', after ?? '</mark>'),
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'The matching words of the snippet.',
      resolve: ({ highlights }) => highlights,
    }),
    node: t.field({
      type: SearchResult,
      nullable: true,
      description: 'What was found; null if it left while the answer was made.',
      resolve: ({ type, key }, _args, context) => load(type, key, context),
    }),
  }),
});

const SearchConnection = builder.objectRef<SearchPage>('SearchConnection').implement({
  description: 'A page of search results, the best first.',
  fields: (t) => ({
    edges: t.field({ type: [SearchEdge], description: 'The results of this page.', resolve: ({ hits }) => hits }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where this page lies in the results.',
      resolve: ({ hits, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: hits[0]?.cursor ?? null,
        endCursor: hits.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.int({
      description: 'How many match. Counted only when asked for.',
      resolve: ({ totalCount }) => totalCount ?? 0,
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description:
      'Articles, people, quotes and places that match words: `ceasefire "no-fly zone" syri* -libya`, `talks OR summit`. A word finds its other forms in the languages of the articles too ("talks": "talk", "talked"); what stands in quotation marks is meant just so.',
    args: {
      query: t.arg.string({
        required: true,
        description: 'Words, "phrases", prefix*, -not, OR; 500 characters and 32 terms at most.',
      }),
      types: t.arg({ type: [SearchType], description: 'Only results of these types.' }),
      where: t.arg({ type: SearchWhere, description: 'Which results.' }),
      first: t.arg.int({
        description: `How many results: from 0 to ${PAGE_SIZE.maximum}, ${PAGE_SIZE.default} when nothing is said.`,
      }),
      after: t.arg.string({ description: 'A cursor: only what follows it.' }),
    },
    resolve: (_root, { query, types, where, first, after }, { store }, info) => {
      const size = first ?? PAGE_SIZE.default;
      if (size < 0 || size > PAGE_SIZE.maximum) {
        const facts = { argument: 'first', limit: PAGE_SIZE.maximum, value: size };
        throw codedError(
          'BAD_USER_INPUT',
          `"first" is ${size}, but a page has from 0 to ${PAGE_SIZE.maximum} entries`,
          facts,
        );
      }
      return fromStore(
        store.search({
          query,
          types: types ?? [],
          first: size,
          totalCount: selectedFields(info).has('totalCount'),
          ...(where && { where: toSearchWhere(where) }),
          ...(after != null && { after }),
        }),
      );
    },
  }),
);
