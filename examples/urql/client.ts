import { Client, fetchExchange } from '@urql/core';
import { type CacheExchangeOpts, cacheExchange, type KeyGenerator } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

type IntrospectionData = NonNullable<CacheExchangeOpts['schema']>;

/** What has no id of its own lives inside its parent in the cache. */
const inParent: KeyGenerator = () => null;

/** A list whose pages become one in the cache. Lists with another filter or order are other lists. */
const list = relayPagination();

/**
 * @param url of the gateway: http://127.0.0.1:4000/graphql
 * @param schema the answer to an introspection query, kept beside the client: with it the cache knows which fragments hold
 *   for which results of a search
 */
export function createUrqlClient(url: string, schema: IntrospectionData): Client {
  return new Client({
    url,
    preferGetMethod: false,
    // Subscriptions come over the same address, as server-sent events.
    fetchSubscriptions: true,
    exchanges: [
      cacheExchange({
        schema,
        keys: {
          Author: inParent,
          Block: inParent,
          Caption: inParent,
          ContentStatus: inParent,
          Coordinates: inParent,
          Highlight: inParent,
          Mention: inParent,
          Passage: inParent,
          Source: inParent,
          Span: inParent,
        },
        resolvers: {
          Query: { articles: list, people: list, quotes: list, locations: list, search: list },
          Article: { people: list, quotes: list, locations: list, related: list },
          Person: { articles: list, articlesWritten: list, quotes: list, coMentioned: list },
          Location: { articles: list, quotes: list },
        },
      }),
      fetchExchange,
    ],
  });
}
