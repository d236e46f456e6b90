/** What a parser pool's thread runs: it makes a parser of the knowledge that it is given, then answers job by job, in order. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Knowledge } from '../model.ts';
import { type Job, runJob } from './job.ts';
import { createParser } from './parse.ts';

const port = parentPort;
if (!port) throw new Error('worker.js is run by a parser pool, in a thread');

yieldToMainThread();
const { knowledge }: { knowledge: Knowledge } = workerData;
const parser = createParser(knowledge);
port.postMessage('READY');
// Synchronous from end to end: the answers come in the order of the jobs, so the pool knows which one is under way.
port.on('message', (job: Job) => port.postMessage(runJob(parser, job)));

/**
 * The thread that commits goes first, and so does whatever else the machine serves: else, where there are fewer processors than
 * threads, the parsers run far ahead of the commits, and then wait for them. Linux alone takes a priority for one thread.
 */
function yieldToMainThread(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, 5);
  } catch {
    // A sandbox may forbid it; it goes without.
  }
}
