import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What each room may import beside itself and packages, as the plan of the house says. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  'great-circle': [],
  data: ['model'],
  read: ['model'],
  structure: ['model'],
  extract: ['model', 'great-circle'],
  store: ['model', 'great-circle'],
  ingest: ['model', 'read', 'structure', 'extract', 'store'],
  graphql: ['model', 'great-circle', 'store'],
  server: ['graphql', 'store'],
  commands: ['model', 'data', 'read', 'structure', 'extract', 'store', 'ingest', 'graphql', 'server'],
  cli: ['commands', 'store'],
  index: ['model', 'data', 'read', 'structure', 'extract', 'store', 'ingest', 'graphql', 'server'],
};

/** Node's own modules and packages that a pure room must not touch. */
const IMPURE = /^node:(fs|http|https|net|child_process|worker_threads|os|timers)/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, room: roomOf(file), imports: importsOf(join(SRC, file)) }));

function roomOf(file: string): string {
  return file.split(/[\\/]/)[0]?.replace(/\.ts$/, '') ?? '';
}

function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

test('every room is on the plan', () => {
  expect(files.length).toBeGreaterThan(20);
  for (const { room } of files) expect(Object.keys(MAY_IMPORT)).toContain(room);
});

test.each(files)('$file imports only what its room may', ({ file, room, imports }) => {
  for (const target of imports.filter((name) => name.startsWith('.'))) {
    const to = roomOf(relative(SRC, resolve(dirname(join(SRC, file)), target)));
    if (to !== room && to !== '..') expect(MAY_IMPORT[room], `${file} imports ${target}`).toContain(to);
  }
});

test.each(
  files.filter(({ room }) => ['read', 'structure', 'extract', 'model'].includes(room)),
)('$file is pure: no files, no network, no clock', ({ file, imports }) => {
  for (const name of imports) expect(name, `${file} imports ${name}`).not.toMatch(IMPURE);
  expect(readFileSync(join(SRC, file), 'utf8')).not.toMatch(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/);
});

test.each(files.filter(({ room }) => room !== 'store'))('$file knows no SQL', ({ imports }) => {
  for (const name of imports) expect(name).not.toMatch(/^(kysely|libsql|better-sqlite3|pg)\b/);
});
