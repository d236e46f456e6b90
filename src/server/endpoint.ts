import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ContentState } from '../store/index.ts';
import type { Answers } from './answers.ts';
import { answerBatch, isBatch } from './batch.ts';
import type { KeptAnswer, Responses } from './cache/responses.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { type CachingRules, freshnessHeaders, hasMark } from './freshness.ts';
import { Refusal, readBody } from './http.ts';
import type { Limits } from './limits/index.ts';
import type { Outcome } from './observe.ts';
import type { Sender } from './sender.ts';
import { type Streams, wantsStream } from './streams.ts';

export interface EndpointOptions {
  readonly limits: Limits;
  readonly caching: CachingRules;
  readonly answers: Answers;
  readonly streams: Streams;
  readonly responses: Responses;
  readonly sender: Sender;
  readonly readContent: () => Promise<ContentState | null>;
}

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => Promise<Outcome>;

/** What happens to a request at `/graphql`, from its headers to its answer. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { limits, caching, answers, streams, responses, sender, readContent } = options;

  async function answer(exchange: Exchange): Promise<KeptAnswer> {
    const { status, headers, body } = isBatch(exchange.body)
      ? await answerBatch(exchange, answers, limits)
      : await answers(exchange);
    const { etag, succeeded } = exchange;
    // An error may be gone the next time, so nobody keeps it.
    const mayKeep = succeeded || status === 304;
    const freshness = mayKeep ? freshnessHeaders(exchange, caching) : { 'cache-control': 'no-store' };
    return { status, headers: { ...headers, ...freshness }, body, etag };
  }

  return async (request, response) => {
    checkRequest(request);
    const body = request.method === 'POST' ? await readBody(request, limits) : '';
    const exchange = createExchange(request, body, await readContent());
    if (wantsStream(exchange)) {
      await streams(exchange, response);
      return 'stream';
    }
    const kept = responses.get(exchange);
    if (kept) {
      sender.send(response, hasMark(exchange, kept.etag) ? { ...kept, status: 304 } : kept);
      return 'hit';
    }
    const made = await answer(exchange);
    if (exchange.succeeded) responses.keep(exchange, made, await readContent());
    sender.send(response, made);
    return 'miss';
  };
}

/**
 * Only JSON may be posted: a page of another origin can post forms and plain text without asking, but not JSON (cross-site
 * request forgery). A query by GET needs no such care, for it changes nothing and other origins may not read its answer.
 *
 * @throws Refusal
 */
function checkRequest({ method = '', headers }: IncomingMessage): void {
  if (method === 'GET' || method === 'HEAD') return;
  if (method !== 'POST') {
    const facts = { value: method.slice(0, 20) };
    throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'A query comes by GET or POST', facts, { allow: 'GET, HEAD, POST' });
  }
  const type = headers['content-type'] ?? '';
  if (/^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i.test(type)) return;
  const shown = type.slice(0, 60);
  throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', `A query is posted as application/json in UTF-8, not as "${shown}"`);
}
