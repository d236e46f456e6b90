import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createYoga } from 'graphql-yoga';
import { type ContentChanges, createContext, createSchema } from '../graphql/index.ts';
import type { Store } from '../store/index.ts';
import { createGraphiql } from './graphiql.ts';
import { limitPlugins } from './limits.ts';

/** The largest body of a request, in bytes. */
const MAX_BODY = 1_000_000;

const GRAPHQL_PATH = '/graphql';

export interface GatewayOptions {
  readonly store: Store;
  /** What `Subscription.contentChanged` listens to; null where nothing changes while serving. */
  readonly contentChanges?: ContentChanges | null;
  /** Whether the first content is in: until then `/ready` says 503. */
  readonly isReady?: () => boolean;
  /** Origins whose pages may call the API; by default none but its own. */
  readonly cors?: readonly string[];
  /** Whether a browser gets GraphiQL. */
  readonly graphiql?: boolean;
  /** Whether it is a subgraph of Apollo Federation 2. */
  readonly federation?: boolean;
}

export interface Gateway {
  /**
   * @param port 0 for any that is free
   * @returns the address that it listens on
   * @throws the operating system's error when it cannot listen (`EADDRINUSE`)
   */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Stops taking requests and waits for those that are under way. */
  close(): Promise<void>;
}

/** The HTTP server: GraphQL and GraphiQL on `/graphql`, `/health` and `/ready` beside it. It only reads. */
export function createGateway(options: GatewayOptions): Gateway {
  const {
    store,
    contentChanges = null,
    isReady = () => true,
    cors = [],
    graphiql = true,
    federation = false,
  } = options;
  const page = createGraphiql();
  const yoga = createYoga({
    schema: createSchema({ federation }),
    context: () => createContext(store, contentChanges),
    graphqlEndpoint: GRAPHQL_PATH,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    cors: cors.length > 0 ? { origin: [...cors], methods: ['GET', 'POST'] } : false,
    logging: 'warn',
    plugins: limitPlugins(),
  });

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health') return json(response, 200, { status: 'ok' });
    if (path === '/ready') return void ready(response);
    if (path === '/' && graphiql) return redirect(response, GRAPHQL_PATH);
    if (path !== GRAPHQL_PATH)
      return refuse(response, 404, 'NOT_FOUND', `There is nothing at ${path}: GraphQL is at ${GRAPHQL_PATH}`);
    if (graphiql && wantsPage(request)) return sendPage(request, response);
    const refusal = checkRequest(request);
    if (refusal) return refuse(response, ...refusal);
    return void yoga(request, response);
  });

  async function ready(response: ServerResponse): Promise<void> {
    try {
      const status = await store.status();
      json(response, isReady() ? 200 : 503, { status: isReady() ? 'ready' : 'ingesting', ...status });
    } catch {
      json(response, 503, { status: 'store unavailable' });
    }
  }

  function sendPage(request: IncomingMessage, response: ServerResponse): void {
    const { plain, brotli } = page();
    const compressed = request.headers['accept-encoding']?.includes('br') ?? false;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      vary: 'accept, accept-encoding',
      'x-content-type-options': 'nosniff',
      ...(compressed && { 'content-encoding': 'br' }),
    });
    response.end(compressed ? brotli : plain);
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(addressOf(server)));
      }),
    close: () =>
      new Promise((resolve) => {
        contentChanges?.close();
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  return address;
}

/** A browser that opens the address, not a client that asks with a query in it. */
function wantsPage(request: IncomingMessage): boolean {
  return (
    request.method === 'GET' &&
    (request.headers.accept?.includes('text/html') ?? false) &&
    !/[?&]query=/.test(request.url ?? '')
  );
}

/**
 * What is refused before GraphQL sees it. A page of another origin can post forms and plain text without asking, but not
 * JSON: so only JSON is taken (cross-site request forgery).
 */
function checkRequest(request: IncomingMessage): [status: number, code: string, message: string] | null {
  if (request.method !== 'POST') return null;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(json|graphql\+json)\b/i.test(type)) {
    return [415, 'UNSUPPORTED_MEDIA_TYPE', `A query is posted as application/json, not as "${type.slice(0, 60)}"`];
  }
  const length = Number(request.headers['content-length']);
  if (!Number.isFinite(length)) return [411, 'LENGTH_REQUIRED', 'A posted query says its length (Content-Length)'];
  if (length > MAX_BODY) return [413, 'BODY_TOO_LARGE', `The body has ${length} bytes, but ${MAX_BODY} is the limit`];
  return null;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  // What is still being sent is not read.
  response.setHeader('connection', 'close');
  json(response, status, { errors: [{ message, extensions: { code } }] });
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}
