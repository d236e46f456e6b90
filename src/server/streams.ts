import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { RequestParams } from 'graphql-http';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../graphql/index.ts';
import { Deadline } from './deadline.ts';
import { type Documents, operationOf } from './documents.ts';
import type { Exchange } from './exchange.ts';
import type { Limits } from './limits/index.ts';
import type { ReadParams } from './params.ts';

export interface StreamOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly documents: Documents;
  readonly readParams: ReadParams;
  readonly contextFor: (exchange: Exchange, deadline: Deadline) => Context;
  readonly formatError: (error: unknown) => GraphQLError;
}

/** Answers piece by piece: subscriptions as server-sent events, `@defer` and `@stream` as multipart. Yoga speaks both. */
export type Streams = (exchange: Exchange, response: ServerResponse) => Promise<void>;

/** Whether a client wants its answer in pieces. */
export function wantsStream({ request }: Exchange): boolean {
  return /text\/event-stream|multipart\/mixed/i.test(request.headers.accept ?? '');
}

/** Node's own: its streams end what they read from when a client leaves. */
const NATIVE = { fetch, Request, Response, Headers, ReadableStream, TextEncoder };

export function createStreams(options: StreamOptions): Streams {
  const { limits, documents, readParams, contextFor } = options;
  let loading: ReturnType<typeof loadYoga> | undefined;

  function isSubscription({ query, operationName }: RequestParams): boolean {
    const prepared = documents.prepare(query);
    if (!prepared.ok) return false;
    return operationOf(prepared.document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  }

  return async (exchange, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const params = await readParams(exchange);
    const reading = isSubscription(params)
      ? // It lives as long as its client, and sees the content of each moment.
        contextFor({ ...exchange, content: null }, new Deadline(Number.POSITIVE_INFINITY))
      : contextFor(exchange, new Deadline(limits.time));
    loading ??= loadYoga(options);
    const yoga = await loading;
    const answer = await yoga.fetch(
      'http://localhost/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: exchange.request.headers.accept ?? '*/*' },
        body: JSON.stringify(params),
        signal: gone.signal,
      },
      { reading },
    );
    if (response.destroyed) return;
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'cache-control': 'no-store' });
    if (!answer.body) return void response.end();
    // Node's stream waits for a slow client; when the client leaves, the operation ends.
    await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response).catch((error) => {
      if (!gone.signal.aborted) throw error;
    });
  };
}

/** Yoga is loaded with the first stream: a gateway that nobody listens to starts the sooner. */
async function loadYoga({ schema, documents, formatError }: StreamOptions) {
  const { createYoga } = await import('graphql-yoga');
  const { useDeferStream } = await import('@graphql-yoga/plugin-defer-stream');
  return createYoga<{ reading: Context }>({
    schema,
    context: ({ reading }) => ({ ...reading }),
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
    fetchAPI: NATIVE,
    logging: false,
    maskedErrors: { maskError: formatError },
    parserAndValidationCache: false,
    plugins: [preparedDocuments(documents, formatError), useDeferStream()],
  });
}

/** Puts the documents that were measured in place of Yoga's own parsing, and refuses what costs too much. */
function preparedDocuments(documents: Documents, formatError: StreamOptions['formatError']): Plugin {
  return {
    onParams({ params, setResult }) {
      const prepared = documents.prepare(params.query ?? '');
      if (!prepared.ok) return setResult({ errors: prepared.errors.map(formatError) });
      const operation = operationOf(prepared.document, params.operationName);
      try {
        if (operation) documents.cost(prepared, operation, params.variables ?? {});
      } catch (error) {
        setResult({ errors: [formatError(error)] });
      }
    },
    onParse({ params, setParsedDocument }) {
      const prepared = documents.prepare(String(params.source));
      if (prepared.ok) setParsedDocument(prepared.document);
    },
  };
}
