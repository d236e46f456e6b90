import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestParams } from 'graphql-http';
import { COST_HEADER, type Exchange } from './exchange.ts';

// What caches are told: RFC 9110 (validators) and RFC 9111 (caching).

/** A short mark of a long text. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * The strong validator of an answer: of one state of the content, one schema, one question and one viewer. It is known before the
 * question is executed, in every process alike; null when it is not known which content there is.
 */
export function etagOf(
  exchange: Exchange,
  schemaMark: string,
  { query, operationName, variables }: RequestParams,
): string | null {
  const { content, viewer, wantsCost, request } = exchange;
  if (content === null) return null;
  const accept = request.headers.accept ?? '';
  const { version, mark } = content;
  const asked = [query, operationName ?? null, variables ?? null, accept, wantsCost, viewer];
  return `"${markOf(JSON.stringify([version, mark, schemaMark, ...asked]))}"`;
}

/** Whether a client says that it has the answer with this mark already. "*" says nothing: an error has no mark. */
export function hasMark({ request, part }: Exchange, etag: string | null): boolean {
  const known = request.headers['if-none-match'];
  // One of a batch has no answer of its own.
  if (known === undefined || etag === null || part !== undefined) return false;
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

const VARY = `Accept, Authorization, Cookie, ${COST_HEADER}`;

export interface CachingRules {
  /** Seconds for which caches may keep an answer without asking again. */
  readonly maxAge: number;
  /** Whether answers say which origin may read them. */
  readonly variesByOrigin: boolean;
}

/** The headers by which browsers and shared caches may keep a success. */
export function freshnessHeaders(
  { viewer, etag }: Exchange,
  { maxAge, variesByOrigin }: CachingRules,
): OutgoingHttpHeaders {
  const age = maxAge > 0 ? `max-age=${maxAge}` : 'no-cache';
  return {
    'cache-control': viewer === '' ? `public, ${age}` : 'private, no-cache',
    vary: variesByOrigin ? `${VARY}, Origin` : VARY,
    ...(etag !== null && { etag }),
  };
}
