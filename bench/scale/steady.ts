import { Agent, request as send } from 'node:http';
import type { Request } from '../process.ts';

/**
 * Milliseconds that each request took when so many come a second, whether the earlier ones are answered or not: counted from the
 * moment that it was due, so that a server that stalls is not asked less.
 *
 * @throws Error when an answer has errors
 */
export async function askSteadily(url: string, requests: readonly Request[], perSecond: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now() + 20;
  const answers = requests.map(async (request, i) => {
    const due = began + (i * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    await post(url, request, agent);
    return performance.now() - due;
  });
  try {
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

function post(url: string, request: Request, agent: Agent): Promise<void> {
  const body = JSON.stringify(request);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = send(url, { method: 'POST', headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const answer = Buffer.concat(parts).toString();
        if (response.statusCode === 200 && !answer.startsWith('{"errors"') && !answer.includes('],"errors":'))
          resolve();
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The value that so great a part of the values is not above. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
