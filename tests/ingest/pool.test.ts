import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser, createParserPool, type ParserPool } from '../../src/ingest/index.ts';
import { type Job, runJob } from '../../src/ingest/job.ts';
import { SEEDS } from '../gateway.ts';

let pool: ParserPool | undefined;

afterEach(() => pool?.close());

const job = (path: string, size = 100): Job => ({ path, size, content: { kind: 'TEXT', text: '' }, known: null });

function misbehaving(workers: number, timeLimit = 60_000): ParserPool {
  const script = new URL('./misbehaving.mjs', import.meta.url);
  pool = createParserPool({ knowledge: loadKnowledge(), workers, script, timeLimit: () => timeLimit, memory: 32 });
  return pool;
}

/** The priority of each thread of this process, as Linux tells it: its "nice" value, the 19th of the line. */
function priorities(): number[] {
  const tasks = `/proc/${process.pid}/task`;
  return readdirSync(tasks).map((thread) => {
    const line = readFileSync(join(tasks, thread, 'stat'), 'utf8');
    return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

/** The code with which each job ends. */
async function codes(parsers: ParserPool, paths: readonly string[]): Promise<string[]> {
  const outcomes = await Promise.all(paths.map((path) => parsers.parse(job(path))));
  return outcomes.map((outcome) => (outcome.kind === 'FAILED' ? outcome.why.code : outcome.kind));
}

test('threads give what this thread gives', async () => {
  const parser = createParser(loadKnowledge());
  pool = createParserPool({ knowledge: loadKnowledge(), workers: 2 });
  const jobs = readdirSync(SEEDS).map(
    (path): Job => ({ path, size: 1, content: { kind: 'FILE', file: join(SEEDS, path) }, known: null }),
  );
  const outcomes = await Promise.all(jobs.map((each) => pool?.parse(each)));
  expect(outcomes).toEqual(jobs.map((each) => runJob(parser, each)));
});

test('a file with the known SHA-256 is not parsed', async () => {
  pool = createParserPool({ knowledge: loadKnowledge(), workers: 1 });
  const [path = ''] = readdirSync(SEEDS);
  const content = { kind: 'FILE', file: join(SEEDS, path) } as const;
  const first = await pool.parse({ path, size: 1, content, known: null });
  const known = first.kind === 'PARSED' ? first.sha256 : null;
  expect(await pool.parse({ path, size: 1, content, known })).toEqual({ kind: 'UNCHANGED' });
});

test.runIf(process.platform === 'linux')('threads give way to this one', async () => {
  const before = priorities();
  pool = createParserPool({ knowledge: loadKnowledge(), workers: 2 });
  await Promise.all(readdirSync(SEEDS).map((path) => pool?.parse(job(path))));
  const own = getPriority(0);
  expect(priorities().filter((priority) => priority > own).length).toBeGreaterThan(
    before.filter((priority) => priority > own).length,
  );
});

describe('costs that file alone', () => {
  const many = (bad: string): string[] => [
    ...Array.from({ length: 30 }, (_, i) => `fine-${i}`),
    bad,
    'fine-a',
    'fine-b',
  ];
  const others = Array.from({ length: 32 }, () => 'DONE');
  const without = (all: readonly string[]): string[] => all.filter((_, i) => i !== 30);

  test.each([
    ['throw', 'CRASHED'],
    ['exit', 'CRASHED'],
    ['hoard', 'OUT_OF_MEMORY'],
  ])('a file that makes the worker %s', async (bad, code) => {
    const all = await codes(misbehaving(2), many(bad));
    expect(all[30]).toBe(code);
    expect(without(all)).toEqual(others);
  });

  test('a file that never ends', async () => {
    const all = await codes(misbehaving(2, 2_000), many('hang'));
    expect(all[30]).toBe('TIMED_OUT');
    expect(without(all)).toEqual(others);
  });

  test('one bad file after another', async () => {
    const paths = ['throw-1', 'throw-2', 'fine-1', 'exit-1', 'fine-2', 'throw-3'];
    expect(await codes(misbehaving(1), paths)).toEqual(['CRASHED', 'CRASHED', 'DONE', 'CRASHED', 'DONE', 'CRASHED']);
  });
});

test('the time of a file begins when it does, not when it is handed out', async () => {
  // A tenth of a second each, and three seconds all in all.
  const paths = Array.from({ length: 30 }, (_, i) => `slow-${i}`);
  expect(new Set(await codes(misbehaving(1, 2_000), paths))).toEqual(new Set(['DONE']));
});

test('a thread that cannot start ends the run, and does not blame a file', async () => {
  pool = createParserPool({
    knowledge: loadKnowledge(),
    workers: 2,
    script: new URL('./nowhere.mjs', import.meta.url),
  });
  await expect(pool.parse(job('a'))).rejects.toThrow(/could not start/);
});

test.each([0, 1.5, 1000])('%d is no number of workers', (workers) => {
  expect(() => createParserPool({ knowledge: loadKnowledge(), workers })).toThrow(/from 1 to 256/);
});
