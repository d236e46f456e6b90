import { graphql, usePaginationFragment } from 'react-relay';
import type { Quotes_article$key } from './__generated__/Quotes_article.graphql';
import type { QuotesPageQuery } from './__generated__/QuotesPageQuery.graphql';

/** The quotes of one article. More of them are fetched through `node(id:)`, which Relay writes by itself. */
export function Quotes({ article }: { article: Quotes_article$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment<QuotesPageQuery, Quotes_article$key>(
    graphql`
      fragment Quotes_article on Article
      @refetchable(queryName: "QuotesPageQuery")
      @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" }) {
        quotes(first: $first, after: $after) @connection(key: "Quotes_quotes") {
          edges {
            node {
              id
              text
              speakerText
              speaker {
                name
              }
            }
          }
        }
      }
    `,
    article,
  );
  return (
    <>
      {data.quotes.edges.map(({ node }) => (
        <blockquote key={node.id}>
          {node.text} <cite>{node.speaker?.name ?? node.speakerText}</cite>
        </blockquote>
      ))}
      {hasNext && (
        <button type="button" name="quotes" onClick={() => loadNext(10)}>
          All quotes
        </button>
      )}
    </>
  );
}
