import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom, pick, whole } from '../../bench/random.ts';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';
import { answersOf } from './answers.ts';
import { Command } from './command.ts';
import { writeArticle } from './sources.ts';

const ARTICLES = 200;
const KILLS = 50;
const SEED = 20241;

let folder: string;
let undisturbed: string;
/** How long an ingest takes, in milliseconds, start and end included. */
let duration: number;

const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = temporaryFolder();
  const random = createRandom(SEED);
  const names = ['Ana Reis', 'Paul Okoth', 'Grace Wambui', 'Rui Melo', 'Ines Duarte'];
  const towns = ['Porto', 'Nairobi', 'Cork', 'Bergen', 'Vigo', 'Paris'];
  for (let i = 0; i < ARTICLES; i++) {
    const [name, town, days] = [pick(random, names), pick(random, towns), whole(random, 2, 90)];
    const text = `The ${town} ferry sails again\n\n“We waited ${days} days,” said ${name} in ${town}, who met ${pick(random, names)}.`;
    writeArticle(folder, `${i % 2 === 0 ? 'wire' : 'desk'}/${1000 + i}.txt`, text);
  }
  const started = performance.now();
  expect(await ingest('undisturbed.db', ['wire', 'desk']).end()).toBe(0);
  duration = performance.now() - started;
  undisturbed = await answers('undisturbed.db');
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

function ingest(store: string, sources: readonly string[]): Command {
  return new Command('ingest', ...sources.map(at), '--store', at(store), '--workers', '2');
}

async function answers(name: string): Promise<string> {
  const store = await openStore(at(name));
  try {
    return await answersOf(store);
  } finally {
    await store.close();
  }
}

test(`killed at ${KILLS} moments, and carried on each time, an ingest ends with the same answers`, async () => {
  const random = createRandom(SEED);
  let [kills, ingests] = [0, 0];
  while (kills < KILLS) {
    const command = ingest(`killed-${ingests}.db`, ['wire', 'desk']);
    await Promise.race([sleep(random() * duration), command.end()]);
    if (await hasDied(command)) {
      kills += 1;
      continue;
    }
    expect(await answers(`killed-${ingests}.db`)).toBe(undisturbed);
    ingests += 1;
  }
  // The last of them is carried on to its end.
  expect(await ingest(`killed-${ingests}.db`, ['wire', 'desk']).end()).toBe(0);
  expect(await answers(`killed-${ingests}.db`)).toBe(undisturbed);
}, 900_000);

/** Kills it, unless it has come to its end. */
async function hasDied(command: Command): Promise<boolean> {
  const status = await command.kill('SIGKILL');
  if (status !== 'SIGKILL') expect(status).toBe(0);
  return status === 'SIGKILL';
}

test.each([
  ['the same folders', ['wire', 'desk'], ['wire', 'desk']],
  ['different folders', ['wire'], ['desk']],
])(
  'two ingests of %s into one store at once do not harm each other',
  async (what, one, other) => {
    const store = `${what.replaceAll(' ', '-')}.db`;
    const both = [ingest(store, one), ingest(store, other)];
    expect(await Promise.all(both.map((command) => command.end()))).toEqual([0, 0]);
    expect(await answers(store)).toBe(undisturbed);
  },
  120_000,
);

test('told to stop, it commits what it has read and says so; the next carries on', async () => {
  const command = ingest('stopped.db', ['wire', 'desk']);
  await committed('stopped.db');
  const status = await command.kill('SIGTERM');
  // It may have come to its end first.
  if (status !== 0) expect([status, command.said]).toEqual([143, expect.stringContaining('the next run carries on')]);
  expect(await ingest('stopped.db', ['wire', 'desk']).end()).toBe(0);
  expect(await answers('stopped.db')).toBe(undisturbed);
}, 300_000);

/** Waits until something is in the store. */
async function committed(name: string): Promise<void> {
  const store = await openStore(at(name));
  while ((await store.version()) === 0) await sleep(20);
  await store.close();
}

test('the number of workers changes nothing', async () => {
  const command = new Command('ingest', at('wire'), at('desk'), '--store', at('one.db'), '--workers', '1');
  expect(await command.end()).toBe(0);
  expect(await answers('one.db')).toBe(undisturbed);
}, 300_000);
