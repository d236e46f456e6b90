import type { IncomingMessage, ServerResponse } from 'node:http';
import { createContext, printSchemaText } from '../graphql/index.ts';
import type { Store } from '../store/index.ts';
import { createAnswers } from './answers.ts';
import { createReads } from './cache/reads.ts';
import { createResponses } from './cache/responses.ts';
import type { Deadline } from './deadline.ts';
import { createDocuments } from './documents.ts';
import { createEndpoint } from './endpoint.ts';
import { createErrorFormat } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { createExecutor } from './execute.ts';
import { markOf } from './freshness.ts';
import { LIMITS, type Limits } from './limits/index.ts';
import type { Outcome } from './observe.ts';
import { createReadParams } from './params.ts';
import { servedSchema } from './schema.ts';
import { createSender } from './sender.ts';
import { createStreams } from './streams.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createDocumentSource, type DocumentSourceOptions } from './trusted-documents.ts';

export interface GraphqlOptions {
  readonly store: Store;
  /** Limits that are to be other than `LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Whether it is a subgraph of Apollo Federation 2. */
  readonly federation?: boolean;
  /** Whether the schema may be asked for; by default it may. */
  readonly introspection?: boolean;
  /** Whether errors say "Did you mean …?"; by default not, because it tells strangers the schema bit by bit. */
  readonly suggestions?: boolean;
  /** Documents that clients may name by their hash. */
  readonly documents?: DocumentSourceOptions;
  readonly caching?: Partial<Caching>;
  /** Hears of errors that were not meant to happen and that clients are not told. */
  readonly onUnexpected?: (error: unknown) => void;
}

export interface Caching {
  /** Bytes for answers, and as many again for rows and texts; 0 keeps nothing. */
  readonly bytes: number;
  /** Seconds for which browsers and shared caches may keep an answer without asking again. */
  readonly maxAge: number;
}

const CACHING: Caching = { bytes: 64_000_000, maxAge: 0 };

/** What answers at `/graphql`. */
export interface Graphql {
  handle(request: IncomingMessage, response: ServerResponse): Promise<Outcome>;
  /** How much is going on. */
  stats(): GraphqlStats;
  /** Ends the subscriptions. */
  close(): void;
}

export interface GraphqlStats {
  readonly subscriptions: number;
  readonly cachedBytes: number;
}

/** @throws Error when a trusted document is not what its hash says, or no document of this schema */
export function createGraphql(options: GraphqlOptions & { readonly variesByOrigin: boolean }): Graphql {
  const {
    store,
    federation = false,
    introspection = true,
    suggestions = false,
    onUnexpected = console.error,
    variesByOrigin,
  } = options;
  const limits = { ...LIMITS, ...options.limits };
  const { bytes, maxAge } = { ...CACHING, ...options.caching };
  const schema = servedSchema(federation);
  const documents = createDocuments({ schema, limits, introspection });
  const source = createDocumentSource(options.documents ?? { documents: {}, only: false });
  for (const [id, text] of Object.entries(options.documents?.documents ?? {})) {
    const prepared = documents.prepare(text);
    if (!prepared.ok) throw new Error(`the document ${id} cannot be executed: ${prepared.errors[0]?.message}`);
  }
  const subscriptions = createSubscriptions(store, limits.subscriptions);
  const reads = createReads(store, bytes, limits.answer);
  const responses = createResponses(bytes);
  const contextFor = ({ content }: Exchange, deadline: Deadline) =>
    createContext(reads.at(content, deadline), subscriptions);
  const shared = {
    schema,
    limits,
    documents,
    readParams: createReadParams(source, limits),
    contextFor,
    formatError: createErrorFormat({ suggestions, onUnexpected }),
  };
  const handle = createEndpoint({
    limits,
    caching: { maxAge, variesByOrigin },
    answers: createAnswers({
      ...shared,
      schemaMark: markOf(printSchemaText({ federation })),
      executor: createExecutor(schema),
    }),
    streams: createStreams(shared),
    responses,
    sender: createSender(limits),
    readContent: together(() => store.state().catch(() => null)),
  });
  return {
    handle,
    stats: () => ({ subscriptions: subscriptions.listeners, cachedBytes: responses.bytes }),
    close: () => subscriptions.close(),
  };
}

/**
 * Reads once for all who ask in the same turn of the event loop. The read begins after the last of them has asked, so nobody gets
 * what was true before.
 */
function together<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let next: Promise<Value> | null = null;
  return () => {
    next ??= new Promise((resolve) => {
      setImmediate(() => {
        next = null;
        resolve(read());
      });
    });
    return next;
  };
}
