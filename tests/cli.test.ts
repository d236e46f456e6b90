import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SEEDS, temporaryFolder } from './gateway.ts';

/** The command as it is installed: `npm test` builds it first. */
const CLI = resolve(import.meta.dirname, '../dist/cli.js');

function dateline(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([[], ['serve'], ['ingest'], ['sources'], ['extract'], ['schema']])('dateline %s --help', (...command) => {
  const { status, stdout } = dateline([...command, '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: dateline');
});

test.each([[['fly']], [['serve', '--port', 'many']], [['ingest']]])('%j is no command line', (args) => {
  expect(dateline(args).status).toBe(2);
});

test('schema prints the schema, and with --federation what a supergraph is composed of', () => {
  expect(dateline(['schema']).stdout).toContain('type Article implements Node {');
  expect(dateline(['schema', '--federation']).stdout).toContain('type Article implements Node @key(fields: "id") {');
});

describe('extract', () => {
  const text = 'Ana Reis met “old friends” in Porto on Monday. “We talked,” said Ms Reis.';

  test('a record a line, in order; a bad line is named and the rest goes on', () => {
    const lines = [JSON.stringify({ id: 'one', text }), 'nonsense', JSON.stringify({ id: 'two', text: `${text} 🎈` })];
    const { status, stdout, stderr } = dateline(['extract', '--jsonl', '--body'], lines.join('\n'));
    expect(status).toBe(3);
    expect(stderr).toContain('line 2');
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(records[0].quotes).toMatchObject([
      { text: 'We talked', kind: 'DIRECT', speaker: { name: 'Ana Reis', text: 'Ms Reis' } },
    ]);
    for (const { start, end, text: words } of records[0].people[0].mentions) expect(text.slice(start, end)).toBe(words);
  });

  test('phrases when asked for', () => {
    const { stdout } = dateline(['extract', '--jsonl', '--body', '--phrases'], JSON.stringify({ id: 'one', text }));
    expect(JSON.parse(stdout).quotes.map((quote: { text: string }) => quote.text)).toContain('old friends');
  });

  test('files, and standard input as one document', () => {
    const file = join(SEEDS, readdirSync(SEEDS)[0] ?? '');
    expect(JSON.parse(dateline(['extract', file]).stdout).headline).toContain('gaps of trust');
    expect(JSON.parse(dateline(['extract', '--body'], text).stdout).paragraphs).toHaveLength(1);
  });
});

describe('ingest', () => {
  test('says what was done, and with its exit status that some files failed', () => {
    copyFileSync(join(SEEDS, 'fisheries-vigo.txt'), join(folder, 'a.txt'));
    writeFileSync(join(folder, 'b.txt'), '');
    const { status, stderr } = dateline(['ingest', folder, '--store', join(folder, '.store.db')]);
    expect(status).toBe(3);
    expect(stderr).toMatch(/b\.txt: .*\(EMPTY\)/);
    expect(stderr).toContain('1 read, 0 unchanged, 0 removed, 1 failed');
  });

  test('a folder without articles and a folder that is not there', () => {
    const store = join(folder, '.store.db');
    expect(dateline(['ingest', folder, '--store', store])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('holds no files'),
    });
    expect(dateline(['ingest', join(folder, 'no'), '--store', store])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is no file, folder or address'),
    });
  });

  test('records on standard input; the report as JSON, printed and in a file; sources listed and forgotten', () => {
    const store = join(folder, 'own.db');
    const report = join(folder, 'report.json');
    const records = [{ path: 'a', text: 'The ferry sails again\n\n“We waited,” said Ana Reis.' }, { id: 'b' }];
    const args = ['ingest', '-', '--store', store, '--as', 'wire', '--json', '--report', report];
    const { status, stdout } = dateline(args, records.map((record) => JSON.stringify(record)).join('\n'));
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      sources: ['-'],
      files: 2,
      changed: 1,
      failures: 1,
      failed: [{ path: 'line 2', code: 'MALFORMED' }],
      stopped: false,
    });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual(JSON.parse(stdout));
    expect(dateline(['sources', '--store', store]).stdout).toBe('1\t1\twire\n');
    expect(dateline(['sources', '--store', store, '--forget', 'wire']).stderr).toContain(
      '1 articles of 1 files forgotten',
    );
    expect(dateline(['sources', '--store', store, '--forget', 'wire']).status).toBe(1);
  }, 120_000);

  test('only folders can be watched', () => {
    const { status, stderr } = dateline(['ingest', '-', '--watch', '--store', join(folder, 'own.db')]);
    expect(status).toBe(1);
    expect(stderr).toContain('--watch is for folders');
  });

  test('a store that is none', () => {
    writeFileSync(join(folder, 'x.db'), 'notes '.repeat(2000));
    const { status, stderr } = dateline(['ingest', folder, '--store', join(folder, 'x.db')]);
    expect(status).toBe(1);
    expect(stderr).toContain('is no store of Dateline');
  });
});

describe('serve', () => {
  test('serves, is ready, and stops when told', async () => {
    const child = spawn(process.execPath, [CLI, 'serve', SEEDS, '--port', '0', '--store', join(folder, '.store.db')]);
    let said = '';
    for await (const chunk of child.stderr) {
      said += String(chunk);
      if (/\d+ read/.test(said)) break;
    }
    const url = said.match(/http:\/\/\S+/)?.[0] ?? '';
    const ready = await (await fetch(url.replace('/graphql', '/ready'))).json();
    expect(ready).toMatchObject({ status: 'ready', articles: 18 });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('a port that is taken is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = dateline(['serve', '--port', String(port), '--store', join(folder, '.store.db')]);
    expect(status).toBe(1);
    expect(stderr).toContain(`port ${port} is taken`);
    other.close();
  });
});
