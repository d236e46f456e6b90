import type { IncomingMessage } from 'node:http';
import type { ContentState } from '../store/index.ts';

/** One GraphQL request on its way to its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** The posted text; empty for a query by GET. */
  readonly body: string;
  /** One operation of a batch, already parsed. */
  readonly part?: unknown;
  /** Who asks, as far as the request tells: its Authorization and cookies. Empty for anybody. */
  readonly viewer: string;
  /** Which content there was when the request came; null when the store does not tell. */
  readonly content: ContentState | null;
  /** Whether the answer is to say what it cost. */
  readonly wantsCost: boolean;
  /** The answer's mark, once it is known what is asked. */
  etag: string | null;
  /** Whether the answer is a plain success, which may be kept. */
  succeeded: boolean;
  /** What the operation may cost, once it is known. */
  cost: number | null;
}

/** The header that asks for `extensions.cost`. */
export const COST_HEADER = 'x-dateline-cost';

export function createExchange(request: IncomingMessage, body: string, content: ContentState | null): Exchange {
  const { authorization = '', cookie = '', [COST_HEADER]: cost } = request.headers;
  return {
    request,
    body,
    viewer: authorization === '' && cookie === '' ? '' : `${authorization}\n${cookie}`,
    content,
    wantsCost: cost !== undefined && cost !== '0',
    etag: null,
    succeeded: false,
    cost: null,
  };
}
