import type { ContentState } from '../../store/index.ts';
import type { Exchange } from '../exchange.ts';
import { COST_HEADER } from '../exchange.ts';
import type { Answer } from '../http.ts';
import { Versioned } from './versioned.ts';

/** Whole answers, kept until the content changes: by what was asked, letter for letter, and by whom. */
export interface Responses {
  get(exchange: Exchange): KeptAnswer | undefined;
  /** @param now the content after the answer was made: what changed meanwhile is not kept */
  keep(exchange: Exchange, answer: KeptAnswer, now: ContentState | null): void;
  readonly bytes: number;
}

export interface KeptAnswer extends Answer {
  readonly etag: string | null;
}

export function createResponses(bytes: number): Responses {
  const kept = new Versioned<KeptAnswer>(bytes);
  return {
    get: (exchange) => kept.at(exchange.content)?.get(keyOf(exchange)),
    keep(exchange, answer, now) {
      if (!exchange.succeeded || exchange.content?.mark !== now?.mark || exchange.content?.version !== now?.version)
        return;
      const key = keyOf(exchange);
      kept.at(now)?.set(key, answer, { size: answer.body.length + 2 * key.length + 500 });
    },
    get bytes() {
      return kept.size;
    },
  };
}

function keyOf({ request, body, viewer }: Exchange): string {
  const { accept = '', [COST_HEADER]: cost = '' } = request.headers;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return `${method}\n${request.url}\n${accept}\n${cost}\n${viewer}\n${body}`;
}
