import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser, Folder, ingest, type Parsing, parseHere } from '../../src/ingest/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';
import { paths, take, writeArticle } from './sources.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(':memory:');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Makes a file as old as files mostly are: one that is just written is not trusted by its time. */
function age(path: string, hours = 1): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(join(folder, path), then, then);
}

describe('a file is taken as unchanged', () => {
  beforeEach(async () => {
    writeArticle(folder, 'a.txt');
    age('a.txt');
    await take(store, [folder]);
  });

  /** Other words, as many bytes. */
  const swap = (): void => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, readFileSync(file, 'utf8').replace('nine', 'five'));
  };
  const original = (): Date => statSync(join(folder, 'a.txt')).mtime;

  test('by size and time, unread', async () => {
    const time = original();
    swap();
    utimesSync(join(folder, 'a.txt'), time, time);
    expect(await take(store, [folder])).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await take(store, [folder], { full: true })).toMatchObject({ changed: 1, unchanged: 0 });
  });

  test('by its SHA-256 where the time is another', async () => {
    age('a.txt', 2);
    const { version } = await store.status();
    expect(await take(store, [folder])).toMatchObject({ changed: 0, unchanged: 1, version });
  });

  test('but not where it was written just before it was read: it may have changed since within the clock’s grain', async () => {
    swap();
    const time = original();
    expect(await take(store, [folder])).toMatchObject({ changed: 1 });
    writeFileSync(join(folder, 'a.txt'), readFileSync(join(folder, 'a.txt'), 'utf8').replace('five', 'four'));
    utimesSync(join(folder, 'a.txt'), time, time);
    expect(await take(store, [folder])).toMatchObject({ changed: 1 });
  });

  test('though it cannot be read as an article: its failure is told again, and it is not parsed again', async () => {
    writeArticle(folder, 'empty.txt', ' \n');
    age('empty.txt');
    const expected = { failed: [{ path: 'empty.txt', code: 'EMPTY' }], failures: 1 };
    expect(await take(store, [folder])).toMatchObject(expected);
    const untouched: Parsing = { parse: () => Promise.reject(new Error('something was parsed')) };
    const origins = [(await Folder.at(folder)).whole()];
    expect(await ingest({ origins, store, parsing: untouched })).toMatchObject({ unchanged: 1, ...expected });
  });
});

describe('of files with the same article', () => {
  const page = (words: string): string =>
    JSON.stringify({
      '@type': 'Article',
      url: 'https://herald.example/ferry',
      headline: 'The ferry sails',
      articleBody: words,
    });

  test('the first by path has it, whichever came first', async () => {
    writeArticle(folder, 'b.json', page('It sailed on Monday.'));
    await take(store, [folder]);
    writeArticle(folder, 'a.json', page('It sailed on Tuesday.'));
    const expected = { failed: [{ path: 'b.json', code: 'DUPLICATE', reason: expect.stringContaining('a.json') }] };
    expect(await take(store, [folder])).toMatchObject({ changed: 1, ...expected });
    expect(await take(store, [folder])).toMatchObject({ changed: 0, unchanged: 1, ...expected });
    expect(await paths(store)).toEqual(['a.json']);
  });

  test.each([
    ['the whole folder is', (all: Folder) => all.whole()],
    ['that file alone is', (all: Folder) => all.part(['a.json'])],
    ['the next alone is', (all: Folder) => all.part(['ab.json'])],
  ])('the next has it when the first is gone and %s looked at', async (_, look) => {
    for (const name of ['a.json', 'ab.json', 'b.json']) writeArticle(folder, name, page(`It sailed, says ${name}.`));
    await take(store, [folder]);
    rmSync(join(folder, 'a.json'));
    const parsing = parseHere(createParser(loadKnowledge()));
    await ingest({ origins: [look(await Folder.at(folder))], store, parsing });
    expect(await paths(store)).toEqual(['ab.json']);
  });

  test('a renamed file keeps its article, and its id', async () => {
    writeArticle(folder, 'b.json', page('It sailed on Monday.'));
    await take(store, [folder]);
    const before = [...(await store.sources()).values()].flat().map(({ key }) => key);
    renameSync(join(folder, 'b.json'), join(folder, 'c.json'));
    // Looked at alone, as a watch does that is told of the new name first.
    expect(await take(store, [join(folder, 'c.json')])).toMatchObject({ changed: 1, failures: 0 });
    expect(await take(store, [folder])).toMatchObject({ failures: 0 });
    expect([...(await store.sources())].map(([path, [source]]) => [path, source?.key])).toEqual([
      ['c.json', before[0]],
    ]);
  });

  test('what another origin has is left to it, until that is gone', async () => {
    writeArticle(folder, 'wire/a.json', page('It sailed on Monday.'));
    writeArticle(folder, 'desk/b.json', page('It sailed on Tuesday.'));
    await take(store, [join(folder, 'wire')]);
    const desk = [join(folder, 'desk')];
    for (let i = 0; i < 2; i++)
      expect(await take(store, desk)).toMatchObject({ changed: 0, failed: [{ code: 'DUPLICATE' }] });
    rmSync(join(folder, 'wire/a.json'));
    await take(store, [join(folder, 'wire')], { allowEmpty: true });
    expect(await take(store, desk)).toMatchObject({ changed: 1, failures: 0 });
  });
});

test('a run that is told to stop has committed what it did, and the next carries on', async () => {
  for (let i = 0; i < 150; i++) writeArticle(folder, `${100 + i}.txt`);
  const stop = new AbortController();
  const options = {
    origins: [(await Folder.at(folder)).whole()],
    store,
    parsing: parseHere(createParser(loadKnowledge())),
  };
  const onProgress = ({ done }: { readonly done: number }): void => {
    if (done === 70) stop.abort();
  };
  expect(await ingest({ ...options, signal: stop.signal, onProgress })).toMatchObject({ stopped: true, changed: 70 });
  expect((await store.status()).articles).toBe(70);
  expect(await ingest(options)).toMatchObject({ stopped: false, changed: 80, unchanged: 70, removed: 0 });
});
