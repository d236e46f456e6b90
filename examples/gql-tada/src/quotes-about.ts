import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import { graphql } from './graphql.ts';

const QuotesAbout = graphql(`
  query QuotesAbout($place: String!) {
    location(name: $place) {
      quotes(first: 10) {
        nodes {
          text
          kind
          speaker {
            name
          }
          article {
            headline
            publishedAt
          }
        }
      }
    }
  }
`);

async function ask<Answer, Variables>(
  url: string,
  document: TadaDocumentNode<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Who said what about a place, a line a quote. */
export async function quotesAbout(url: string, place: string): Promise<string[]> {
  const { location } = await ask(url, QuotesAbout, { place });
  return (location?.quotes.nodes ?? []).map(
    ({ text, speaker, article }) => `${speaker?.name ?? '—'}: ${text} (${article.publishedAt ?? 'no date'})`,
  );
}
