import type { IncomingMessage, ServerResponse } from 'node:http';
import { COST_HEADER } from './exchange.ts';

/** Lets the pages of other origins in, or not. */
export interface Cors {
  /** Whether the answer depends on the origin. */
  readonly isOpen: boolean;
  /** @returns whether the request was a browser's question beforehand, which is now answered */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** @param origins as browsers send them ("https://news.example"); "*" for any */
export function createCors(origins: readonly string[]): Cors {
  const any = origins.includes('*');
  const allowed = new Set(origins);
  return {
    isOpen: origins.length > 0,
    handle(request, response) {
      const { origin } = request.headers;
      const isPreflight =
        request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
      if (origin === undefined || !(any || allowed.has(origin))) return false;
      // Never with credentials: cookies of this origin are nothing to other origins' pages.
      response.setHeader('access-control-allow-origin', any ? '*' : origin);
      response.setHeader('access-control-expose-headers', 'ETag');
      if (!isPreflight) return false;
      response.writeHead(204, {
        vary: 'Origin',
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': `Content-Type, Authorization, If-None-Match, ${COST_HEADER}`,
        'access-control-max-age': '86400',
      });
      response.end();
      return true;
    },
  };
}
