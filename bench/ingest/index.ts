import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArticles } from '../articles.ts';
import type { BenchOptions } from '../index.ts';
import { printSpread, spreadOf } from '../numbers.ts';
import { report } from '../report.ts';
import { CAN_PIN, type Run, runIngest } from './command.ts';

const SEED = 23;
const ARTICLES = 10_000;
const ROUNDS = 2;
const CORES_TARGET = 1.7;
const UNCHANGED_TARGET = 50;

/** `dateline ingest` as it ships, as a process of its own: what a second core gives, what unchanged files cost, memory. */
export async function run({ only }: BenchOptions): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    const folder = writeFolder(join(place, 'articles'), ARTICLES);
    if (only.size === 0 || only.has('cores')) await measureCores(place, folder);
    if (only.size === 0 || only.has('unchanged')) await measureUnchanged(place, folder);
  } finally {
    rmSync(place, { recursive: true });
  }
}

async function measureCores(place: string, folder: string): Promise<void> {
  const rounds: { readonly one: Run; readonly two: Run; readonly apart: readonly Run[] }[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const store = (name: string) => join(place, `${name}-${i}.db`);
    const alone = (processor: number) =>
      runIngest({ folder, store: store(`alone-${processor}`), workers: 1, processors: [processor] });
    const one = await runIngest({ folder, store: store('one'), workers: 1, processors: [0] });
    const two = await runIngest({ folder, store: store('two'), workers: 2, processors: [0, 1] });
    rounds.push({ one, two, apart: await Promise.all([alone(0), alone(1)]) });
  }
  const ratio = spreadOf(rounds.map(({ one, two }) => one.wall / two.wall));
  const most = spreadOf(rounds.map(({ one, apart }) => (2 * one.wall) / Math.max(...apart.map(({ wall }) => wall))));
  const row = (label: string, runs: readonly Run[]): string[] => [
    label,
    printSpread(spreadOf(runs.map(({ wall }) => (ARTICLES * 1000) / wall)), 1),
    printSpread(spreadOf(runs.map(({ processor }) => processor / ARTICLES)), 1),
  ];
  report('ingest', {
    heading: 'What a second core gives',
    columns: ['', 'articles a second', 'processor milliseconds an article'],
    rows: [
      row(
        'one core, one worker',
        rounds.map(({ one }) => one),
      ),
      row(
        'two cores, two workers',
        rounds.map(({ two }) => two),
      ),
      ['**ratio**', `**${printSpread(ratio, 2)}**`, ''],
      ['two processes that share nothing, one core each: ratio', printSpread(most, 2), ''],
    ],
    note: `${ARTICLES} invented articles into a new SQLite store, the process's start included; median (least–most) of ${ROUNDS} rounds by turns on Node ${process.versions.node}${CAN_PIN ? '' : '; this system cannot keep a process to one core, so both had all'}. At least ${CORES_TARGET} is asked: ${verdict(ratio.median, CORES_TARGET)}. The last row is what this machine's second core gives to whatever runs on it.`,
  });
}

async function measureUnchanged(place: string, folder: string): Promise<void> {
  const options = { folder, store: join(place, 'many.db'), workers: 2, processors: null };
  const first = await runIngest(options);
  const again = [await runIngest(options), await runIngest(options), await runIngest(options)];
  if (first.changed !== ARTICLES || again.some(({ unchanged }) => unchanged !== ARTICLES))
    throw new Error('Not all articles were taken in, or found unchanged');
  const wall = spreadOf(again.map((each) => each.wall));
  const processor = spreadOf(again.map((each) => each.processor));
  const ratio = first.wall / wall.median;
  report('ingest', {
    heading: 'Unchanged files',
    columns: ['', 'seconds', 'processor seconds'],
    rows: [
      ['first run', seconds(first.wall), seconds(first.processor)],
      ['second run', seconds(wall.median), seconds(processor.median)],
      ['**ratio**', `**${ratio.toFixed(0)}**`, `**${(first.processor / processor.median).toFixed(0)}**`],
    ],
    note: `${ARTICLES} invented articles, two workers, SQLite, the process's start included; the second run is the median of three, on Node ${process.versions.node}. At least ${UNCHANGED_TARGET} is asked: ${verdict(ratio, UNCHANGED_TARGET)}.`,
  });
  reportMemory(first);
}

function reportMemory({ memory }: Run): void {
  const fifth = (i: number): number =>
    Math.max(0, ...memory.slice((i * memory.length) / 5, ((i + 1) * memory.length) / 5));
  report('ingest', {
    heading: 'Memory',
    columns: ['', 'most resident, MB'],
    rows: [0, 1, 2, 3, 4].map((i) => [
      `files ${(i * ARTICLES) / 5 + 1}–${((i + 1) * ARTICLES) / 5}`,
      fifth(i).toFixed(0),
    ]),
    note: `The first run over ${ARTICLES} articles with two workers, by fifths of its time. Flat is asked: to the last fifth it grows by ${growth(fifth(0), fifth(4))} from the first, in which the threads start and their heaps find their size, and by ${growth(fifth(1), fifth(4))} from the second.`,
  });
}

function growth(from: number, to: number): string {
  return `${((to / from - 1) * 100).toFixed(0)} %`;
}

function verdict(value: number, target: number): string {
  return value >= target ? 'met' : 'missed';
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

/** Invented articles as files, old enough for their times to be trusted. */
function writeFolder(folder: string, count: number): string {
  const then = new Date(Date.now() - 3_600_000);
  for (const [i, { id, text }] of writeArticles(count, SEED).entries()) {
    const below = join(folder, String(i % 100));
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `${id}.txt`), text);
    utimesSync(join(below, `${id}.txt`), then, then);
  }
  return folder;
}
