import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode, print } from 'graphql';
import { createClient } from 'graphql-sse';

/** Subscriptions over server-sent events. */
function eventsLink(url: string): ApolloLink {
  const client = createClient({ url });
  return new ApolloLink(
    ({ query, operationName, variables }) =>
      new Observable((sink) =>
        client.subscribe(
          { query: print(query), variables, ...(operationName && { operationName }) },
          {
            next: (result) => sink.next(result as ApolloLink.Result),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      ),
  );
}

/** A list whose pages become one in the cache. Lists with another filter or order are other lists. */
const list = relayStylePagination(['where', 'orderBy']);

/** @param url of the gateway: http://127.0.0.1:4000/graphql */
export function createApolloClient(url: string): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      eventsLink(url),
      new HttpLink({ uri: url }),
    ),
    cache: new InMemoryCache({
      possibleTypes: {
        Node: ['Article', 'Person', 'Quote', 'Location'],
        SearchResult: ['Article', 'Person', 'Quote', 'Location'],
      },
      typePolicies: {
        Query: {
          fields: {
            articles: list,
            people: list,
            quotes: list,
            locations: list,
            search: relayStylePagination(['query', 'types']),
          },
        },
        Article: { fields: { people: list, quotes: list, locations: list, related: list } },
        Person: { fields: { articles: list, articlesWritten: list, quotes: list, coMentioned: list, locations: list } },
        Location: { fields: { articles: list, quotes: list, speakers: list, people: list, coMentioned: list } },
      },
    }),
  });
}
