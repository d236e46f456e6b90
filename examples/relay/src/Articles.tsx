import { graphql, usePaginationFragment } from 'react-relay';
import type { Articles_query$key } from './__generated__/Articles_query.graphql';
import type { ArticlesPageQuery } from './__generated__/ArticlesPageQuery.graphql';
import { Quotes } from './Quotes.tsx';

/** The newest articles, a page at a time. */
export function Articles({ query }: { query: Articles_query$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment<ArticlesPageQuery, Articles_query$key>(
    graphql`
      fragment Articles_query on Query
      @refetchable(queryName: "ArticlesPageQuery")
      @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }) {
        articles(first: $first, after: $after) @connection(key: "Articles_articles") {
          totalCount
          edges {
            node {
              id
              headline
              publishedAt
              ...Quotes_article
            }
          }
        }
      }
    `,
    query,
  );
  const { edges, totalCount } = data.articles;
  return (
    <main>
      <p>
        {edges.length} of {totalCount}
      </p>
      {edges.map(({ node }) => (
        <article key={node.id}>
          <h2>{node.headline ?? 'Without a headline'}</h2>
          <time>{node.publishedAt}</time>
          <Quotes article={node} />
        </article>
      ))}
      {hasNext && (
        <button type="button" name="articles" onClick={() => loadNext(5)}>
          More articles
        </button>
      )}
    </main>
  );
}
