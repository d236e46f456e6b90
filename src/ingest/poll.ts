import { setTimeout as sleep } from 'node:timers/promises';
import type { Origin } from './origins/index.ts';

/**
 * What does not tell of changes, each time that it is to be asked again. Nothing is asked while the last answer is being taken in.
 *
 * @param every milliseconds
 * @param signal ends it
 */
export async function* poll(
  origins: readonly Origin[],
  every: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Origin[]> {
  if (origins.length === 0) return;
  for (;;) {
    await sleep(every, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    yield origins;
  }
}
