import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

/** A server that is measured: a process of its own. */
export interface Server {
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  /** Milliseconds from its start until it answered. */
  readonly startedIn: number;
  /** Megabytes that it holds in memory now, and held at most; null where the system does not say. */
  memory(): { readonly now: number; readonly most: number } | null;
  stop(): Promise<void>;
}

/** Starts a script of a benchmark, which sends the port that it listens on. */
export function startScript(name: string, script: URL, words: readonly string[]): Promise<Server> {
  const started = performance.now();
  const child = fork(script, words, { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(serverOf(name, child, Number(port), started)));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

/** Starts the gateway as one who installed it does, on a port that is free. */
export async function startGateway(name: string, words: readonly string[]): Promise<Server> {
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'serve', ...words, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await portOf(name, child);
  while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 5));
  return serverOf(name, child, port, started);
}

/** It says its address on standard error. */
function portOf(name: string, child: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      said += data;
      const port = /:(\d+)\/graphql\n/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ready`)).ok;
  } catch {
    return false;
  }
}

function serverOf(name: string, child: ChildProcess, port: number, started: number): Server {
  return {
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    startedIn: performance.now() - started,
    memory: () => memoryOf(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

function memoryOf(pid: number): { readonly now: number; readonly most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
    return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
  } catch {
    return null;
  }
}

export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** @throws Error when the answer has errors: what fails fast is no measurement */
export async function ask(url: string, request: Request): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const answer: { data?: unknown; errors?: unknown } = JSON.parse(await response.text());
  if (answer.errors !== undefined) throw new Error(`${url}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
  return answer.data;
}

export interface Load {
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second in all; as many as it can when left out. */
  readonly rate?: number;
}

export interface Answered {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds that half of the requests took at most, and 99 of a hundred. */
  readonly p50: number;
  readonly p99: number;
}

/** Asks these questions in turn, over and over. */
export async function load(
  url: string,
  requests: readonly Request[],
  { connections, seconds, rate }: Load,
): Promise<Answered> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: requests.map((request) => ({ body: JSON.stringify(request) })),
    ...(rate !== undefined && { overallRate: rate }),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}
