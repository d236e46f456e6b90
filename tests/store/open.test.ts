import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { articleOf } from './articles.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a store keeps its content from one run to the next', async () => {
  const file = join(folder, 'store.db');
  const first = await openStore(file);
  await first.commit({ put: [articleOf({ key: 'a1' })], remove: [] });
  await first.close();
  const second = await openStore(file);
  expect(await second.status()).toMatchObject({ version: 1, articles: 1 });
  await second.close();
});

test('a file that is no database is refused and left as it is', async () => {
  const file = join(folder, 'notes.txt');
  const text = 'Not a database, but somebody’s notes. '.repeat(200);
  writeFileSync(file, text);
  await expect(openStore(file)).rejects.toMatchObject({ code: 'NOT_A_STORE' });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a database of somebody else is refused and left as it is', async () => {
  const file = join(folder, 'other.db');
  const other = new Database(file);
  other.exec('CREATE TABLE shopping (item TEXT)');
  other.close();
  const before = readFileSync(file);
  await expect(openStore(file)).rejects.toMatchObject({ code: 'NOT_A_STORE' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a store of a newer Dateline is refused', async () => {
  const file = join(folder, 'newer.db');
  await (await openStore(file)).close();
  const database = new Database(file);
  database.exec('PRAGMA user_version = 9999');
  database.close();
  await expect(openStore(file)).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });
});

test('a folder that is not there is named', async () => {
  await expect(openStore(join(folder, 'no', 'such', 'store.db'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
