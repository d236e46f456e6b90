import { createClient } from 'graphql-sse';
import { Environment, type GraphQLResponse, Network, Observable } from 'relay-runtime';

/** Queries go over plain POSTs, subscriptions over server-sent events, both to the one address of the gateway. */
export function createEnvironment(url: string): Environment {
  const events = createClient({ url });
  const network = Network.create(
    async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return response.json();
    },
    ({ text }, variables) =>
      Observable.create((sink) =>
        events.subscribe(
          { query: text ?? '', variables },
          {
            next: (result) => sink.next(result as GraphQLResponse),
            error: (error) => sink.error(error instanceof Error ? error : new Error(String(error))),
            complete: () => sink.complete(),
          },
        ),
      ),
  );
  return new Environment({ network });
}
