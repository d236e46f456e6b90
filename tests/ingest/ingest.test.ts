import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser, type Failure, ingestFolder, type Parser } from '../../src/ingest/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { SEEDS, temporaryFolder } from '../gateway.ts';

let parse: Parser;
let folder: string;
let store: Store;

beforeAll(() => {
  parse = createParser(loadKnowledge());
});

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(':memory:');
  for (const file of readdirSync(SEEDS).slice(0, 3)) copyFileSync(join(SEEDS, file), join(folder, file));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const ingest = () => ingestFolder({ folder, store, parse });

test('a second run over unchanged files reads none of them and keeps every id', async () => {
  const first = await ingest();
  const before = await store.sources();
  const second = await ingest();
  expect(first).toMatchObject({ files: 3, changed: 3, failed: [] });
  expect(second).toMatchObject({ files: 3, changed: 0, unchanged: 3, removed: 0, version: first.version });
  expect(await store.sources()).toEqual(before);
});

test('a changed file is read again, a removed one leaves', async () => {
  await ingest();
  const [one = '', two = ''] = readdirSync(folder);
  writeFileSync(join(folder, one), 'Council meets\n\n“We met,” said Ana Reis in Porto on Monday, after a long day.');
  rmSync(join(folder, two));
  expect(await ingest()).toMatchObject({ changed: 1, unchanged: 1, removed: 1 });
  expect((await store.status()).articles).toBe(2);
});

test('what cannot be read is named with its reason, and the rest goes on', async () => {
  writeFileSync(join(folder, 'empty.txt'), ' \n ');
  writeFileSync(join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3]));
  mkdirSync(join(folder, '.hidden'));
  writeFileSync(join(folder, '.hidden', 'secret.txt'), 'Not for reading.');
  const report = await ingest();
  expect(report.changed).toBe(3);
  expect(report.failed.map(({ path, code }: Failure) => [path, code])).toEqual([
    ['empty.txt', 'EMPTY'],
    ['picture.txt', 'BINARY'],
  ]);
});

test('a file that breaks keeps what the store had of it', async () => {
  await ingest();
  const [one = ''] = readdirSync(folder);
  writeFileSync(join(folder, one), '');
  expect(await ingest()).toMatchObject({ removed: 0, failed: [{ path: one, code: 'EMPTY' }] });
  expect((await store.status()).articles).toBe(3);
});

test('one line of five megabytes is read in bounded time', async () => {
  writeFileSync(join(folder, 'long.txt'), '“So it goes,” said Ana Reis in Porto. '.repeat(135_000));
  const started = performance.now();
  expect(await ingest()).toMatchObject({ changed: 4, failed: [] });
  expect(performance.now() - started).toBeLessThan(240_000);
}, 300_000);

test('a folder without files is no error', async () => {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  expect(await ingest()).toMatchObject({ files: 0, changed: 0, failed: [] });
});
