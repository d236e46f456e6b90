import { Client, fetchExchange } from '@urql/core';
import { cacheExchange, type KeyGenerator } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { IntrospectionQuery } from 'graphql';

/** What has no id of its own lives inside its parent in the cache. */
function keysOf({ __schema: { types } }: IntrospectionQuery): Record<string, KeyGenerator> {
  const inParent = types.filter((type) => type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id'));
  return Object.fromEntries(inParent.map(({ name }) => [name, () => null]));
}

/** A list whose pages become one in the cache. Lists with another filter or order are other lists. */
const list = relayPagination();

/**
 * @param url of the gateway: http://127.0.0.1:4000/graphql
 * @param schema the answer to an introspection query, kept beside the client: with it the cache knows which fragments hold
 *   for which results of a search
 */
export function createUrqlClient(url: string, schema: IntrospectionQuery): Client {
  return new Client({
    url,
    preferGetMethod: false,
    // Subscriptions come over the same address, as server-sent events.
    fetchSubscriptions: true,
    exchanges: [
      cacheExchange({
        schema,
        keys: keysOf(schema),
        resolvers: {
          Query: { articles: list, people: list, quotes: list, locations: list, search: list },
          Article: { people: list, quotes: list, locations: list, related: list },
          Person: { articles: list, articlesWritten: list, quotes: list, coMentioned: list, locations: list },
          Location: { articles: list, quotes: list, speakers: list, people: list, coMentioned: list },
        },
      }),
      fetchExchange,
    ],
  });
}
