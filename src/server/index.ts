import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError } from 'graphql';
import { createCors } from './cors.ts';
import { createGraphiql, wantsPage } from './graphiql.ts';
import { createGraphql, type GraphqlOptions, type GraphqlStats } from './graphql.ts';
import { type Answer, jsonAnswer, Refusal, send } from './http.ts';
import { type Observer, observe } from './observe.ts';

export type { Caching } from './graphql.ts';
export { LIMITS, type Limits } from './limits/index.ts';
export type { AccessEntry, Observer } from './observe.ts';

const GRAPHQL_PATH = '/graphql';

/** Milliseconds: for the headers of a request, for all of it, and for a connection on which nothing moves. */
const PATIENCE = { headers: 10_000, request: 30_000, silence: 60_000 } as const;

export interface GatewayOptions extends GraphqlOptions {
  /** Whether the first content is in: until then `/ready` says 503. */
  readonly isReady?: () => boolean;
  /** Origins whose pages may call the API ("https://news.example", "*" for any); by default none but its own. */
  readonly cors?: readonly string[];
  /** Whether a browser gets GraphiQL; by default unless only trusted documents are executed. */
  readonly graphiql?: boolean;
  readonly observer?: Observer;
}

export interface Gateway {
  /**
   * @param port 0 for any that is free
   * @returns the address that it listens on
   * @throws the operating system's error when it cannot listen (`EADDRINUSE`)
   */
  listen(port: number, host: string): Promise<AddressInfo>;
  stats(): GraphqlStats;
  /**
   * Stops taking requests, ends the subscriptions and waits for the requests that are under way.
   *
   * @param within milliseconds, after which connections are cut
   */
  close(within?: number): Promise<void>;
}

/** The HTTP server: GraphQL and GraphiQL on `/graphql`, `/health` and `/ready` beside it. It only reads. */
export function createGateway(options: GatewayOptions): Gateway {
  const { store, isReady = () => true, observer, onUnexpected = console.error } = options;
  const { graphiql = options.documents?.only !== true } = options;
  const cors = createCors(options.cors ?? []);
  const graphql = createGraphql({ ...options, variesByOrigin: cors.isOpen });
  const page = createGraphiql();
  let closing = false;

  const server = createServer((request, response) => {
    const tell = observer && observe(request, response, observer);
    if (closing) response.setHeader('connection', 'close');
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health') return send(response, jsonAnswer(200, { status: 'ok' }));
    if (path === '/ready') return void ready(response);
    if (path === '/' && graphiql) return send(response, jsonAnswer(302, {}, { location: GRAPHQL_PATH }));
    if (path !== GRAPHQL_PATH) {
      const message = `There is nothing at ${path}: GraphQL is at ${GRAPHQL_PATH}`;
      return send(response, new Refusal(404, 'NOT_FOUND', message).toAnswer());
    }
    if (graphiql && wantsPage(request))
      return void page.send(request, response).catch((error: unknown) => send(response, failure(error)));
    if (cors.handle(request, response)) return;
    graphql.handle(request, response).then(tell, (error: unknown) => send(response, failure(error)));
  });
  server.timeout = PATIENCE.silence;
  server.headersTimeout = PATIENCE.headers;
  server.requestTimeout = PATIENCE.request;
  server.keepAliveTimeout = PATIENCE.silence + 5_000;

  async function ready(response: ServerResponse): Promise<void> {
    if (closing) return send(response, jsonAnswer(503, { status: 'closing' }));
    try {
      const status = await store.status();
      send(response, jsonAnswer(isReady() ? 200 : 503, { status: isReady() ? 'ready' : 'ingesting', ...status }));
    } catch {
      send(response, jsonAnswer(503, { status: 'store unavailable' }));
    }
  }

  function failure(error: unknown): Answer {
    if (error instanceof Refusal) return error.toAnswer();
    if (error instanceof GraphQLError) return jsonAnswer(400, { errors: [error] });
    onUnexpected(error);
    return new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Unexpected error.').toAnswer();
  }

  return {
    listen: (port, host) => listen(server, port, host),
    stats: () => graphql.stats(),
    close(within = 10_000) {
      closing = true;
      graphql.close();
      return drain(server, within);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address);
      else reject(new Error('the server listens on no port'));
    });
  });
}

/** Closes connections as they become idle, and all that are left when the time is over. */
function drain(server: Server, within: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const limit = setTimeout(() => server.closeAllConnections(), within);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}
