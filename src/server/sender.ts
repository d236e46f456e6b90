import type { ServerResponse } from 'node:http';
import { type Answer, Refusal, send } from './http.ts';
import type { Limits } from './limits/index.ts';

/** An answer of so many bytes goes into the buffers of the operating system at once. */
const SMALL = 64_000;

export interface Sender {
  send(response: ServerResponse, answer: Answer): void;
}

/**
 * Sends answers, and knows how much of them clients have not read yet: who asks for much and reads slowly must not fill the
 * memory.
 */
export function createSender({ unread: limit }: Limits): Sender {
  let unread = 0;
  return {
    send(response, answer) {
      const { length } = answer.body;
      if (length <= SMALL) return send(response, answer);
      if (unread + length > limit) return send(response, Refusal.ofLimit(503, 'unread', limit, unread).toAnswer());
      unread += length;
      response.once('close', () => {
        unread -= length;
      });
      send(response, answer);
    },
  };
}
