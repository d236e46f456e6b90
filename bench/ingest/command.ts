import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROCESSOR_TIME = new URL('processor-time.mjs', import.meta.url).href;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What one run of `dateline ingest` took. */
export interface Run {
  /** From its start to its end, loading included, in milliseconds. */
  readonly wall: number;
  /** Of all its threads together, in milliseconds. */
  readonly processor: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Resident memory now and then, in megabytes, where the system tells. */
  readonly memory: readonly number[];
}

export interface RunOptions {
  readonly folder: string;
  readonly store: string;
  readonly workers: number;
  /** Keeps it to these processors, counted from 0; where the system cannot, it has all. */
  readonly processors: readonly number[] | null;
}

/** Whether a process can be kept to some processors. */
export const CAN_PIN = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** @throws Error when it fails */
export async function runIngest({ folder, store, workers, processors }: RunOptions): Promise<Run> {
  const args = [
    '--import',
    PROCESSOR_TIME,
    CLI,
    'ingest',
    folder,
    '--store',
    store,
    '--workers',
    String(workers),
    '--json',
  ];
  const pin = processors !== null && CAN_PIN ? ['taskset', '-c', processors.join()] : [];
  const [command = '', ...rest] = [...pin, process.execPath, ...args];
  const started = performance.now();
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(...residentMemory(child.pid)), 500);
  const printed = Buffer.concat(await child.stdout.toArray()).toString();
  if (child.exitCode === null) await once(child, 'exit');
  clearInterval(sampling);
  const wall = performance.now() - started;
  const [report, usage] = printed.trim().split('\n');
  if (child.exitCode !== 0 || !report || !usage) throw new Error(`dateline ingest ended with ${child.exitCode}`);
  const { changed, unchanged }: { changed: number; unchanged: number } = JSON.parse(report);
  return { wall, processor: Number(usage), changed, unchanged, memory };
}

function residentMemory(pid: number | undefined): number[] {
  try {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1];
    return kilobytes === undefined ? [] : [Number(kilobytes) / 1024];
  } catch {
    return [];
  }
}
