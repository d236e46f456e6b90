import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type Limits, limitCode, limitError } from './limits/index.ts';

/** An answer that is whole before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<OutgoingHttpHeaders>;
  readonly body: Buffer;
}

/** A request that is refused before GraphQL sees it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<OutgoingHttpHeaders> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }

  static ofLimit(status: number, name: keyof Limits, limit: number, value: number): Refusal {
    return new Refusal(status, limitCode(name), limitError(name, limit, value).message, { name, limit, value });
  }

  /** In the shape of a GraphQL answer, so that every client can read it. */
  toAnswer(): Answer {
    const { status, message, code, facts, headers } = this;
    return jsonAnswer(status, { errors: [{ message, extensions: { code, ...facts } }] }, headers);
  }
}

/** An answer that no cache may keep. */
export function jsonAnswer(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Sends an answer; Node leaves the body out where the request was HEAD. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  // A body that was not read to its end would be taken for the next request.
  if (!response.req.complete) response.setHeader('connection', 'close');
  if (status === 304) return void response.writeHead(304, headers).end();
  response.writeHead(status, 'content-length' in headers ? headers : { ...headers, 'content-length': body.length });
  response.end(body);
}

/**
 * Reads a body as text. It may come without a length, as long as it ends within the limits.
 *
 * @throws Refusal 413, 408, 400
 */
export function readBody(request: IncomingMessage, { body: limit, bodyTime }: Limits): Promise<string> {
  const stated = Number(request.headers['content-length'] ?? 0);
  if (stated > limit) return Promise.reject(Refusal.ofLimit(413, 'body', limit, stated));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => fail(Refusal.ofLimit(408, 'bodyTime', bodyTime, bodyTime)), bodyTime);
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return fail(Refusal.ofLimit(413, 'body', limit, length));
      chunks.push(chunk);
    };
    const fail = (reason: Error) => {
      clearTimeout(timer);
      // Nothing more is read: the answer closes the connection.
      request.off('data', onData).pause();
      reject(reason);
    };
    request.on('data', onData);
    request.once('end', () => {
      clearTimeout(timer);
      const [first] = chunks;
      resolve((chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8'));
    });
    request.once('error', () => fail(new Refusal(400, 'BODY_INCOMPLETE', 'The body broke off')));
  });
}
