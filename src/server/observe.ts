import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where an answer came from: the cache, an execution, a stream, or something other than GraphQL. */
export type Outcome = 'hit' | 'miss' | 'stream' | 'other';

/** What can be said of a request when it is done. */
export interface AccessEntry {
  /** When it came, in ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Without its query: what was asked is nobody else's business. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly outcome: Outcome;
  /** Whether the client left before the answer was whole. */
  readonly aborted: boolean;
}

/** Hears of each request when it is done. */
export type Observer = (entry: AccessEntry) => void;

/** @returns how to say where the answer came from */
export function observe(
  request: IncomingMessage,
  response: ServerResponse,
  observer: Observer,
): (outcome: Outcome) => void {
  const time = new Date();
  const started = performance.now();
  let outcome: Outcome = 'other';
  response.once('close', () => {
    observer({
      time: time.toISOString(),
      method: request.method ?? '',
      path: request.url?.split('?', 1)[0] ?? '',
      status: response.statusCode,
      milliseconds: Math.round((performance.now() - started) * 1000) / 1000,
      outcome,
      aborted: !response.writableFinished,
    });
  });
  return (known) => {
    outcome = known;
  };
}
