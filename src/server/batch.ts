import type { Answers } from './answers.ts';
import type { Exchange } from './exchange.ts';
import { type Answer, Refusal } from './http.ts';
import type { Limits } from './limits/index.ts';
import { parseJson } from './params.ts';

/** Whether a body is a list of operations. */
export function isBatch(body: string): boolean {
  return /^\s*\[/.test(body);
}

/**
 * Answers a list of operations with the list of their answers, in the same order; one that fails leaves the others alone.
 *
 * @throws Refusal BATCH_LIMIT_EXCEEDED, BAD_REQUEST
 */
export async function answerBatch(exchange: Exchange, answers: Answers, limits: Limits): Promise<Answer> {
  const parts = parseJson(exchange.body, limits, 'Unparsable JSON body');
  if (!Array.isArray(parts)) throw new Refusal(400, 'BAD_REQUEST', 'JSON body must be a list');
  if (parts.length > limits.batch) throw Refusal.ofLimit(400, 'batch', limits.batch, parts.length);
  if (parts.length === 0) throw new Refusal(400, 'BAD_REQUEST', 'The batch is empty');
  const whole = await Promise.all(parts.map((part) => answers({ ...exchange, part })));
  const body = Buffer.from(`[${whole.map((answer) => answer.body.toString('utf8')).join(',')}]`);
  return { status: 200, headers: { 'content-type': whole[0]?.headers['content-type'] }, body };
}
