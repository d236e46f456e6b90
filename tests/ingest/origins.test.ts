import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';
import { articleText, headlineOf, lines, paths, take, tar, tarGz, writeArticle } from './sources.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(':memory:');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const below = (path: string): string => join(folder, path);

describe('folders', () => {
  test('each leaves alone what came from another', async () => {
    writeArticle(folder, 'wire/a.txt');
    writeArticle(folder, 'desk/b.txt');
    await take(store, [below('wire')]);
    expect(await take(store, [below('desk')])).toMatchObject({ changed: 1, removed: 0 });
    expect(await paths(store)).toEqual(['a.txt', 'b.txt']);
    rmSync(below('wire/a.txt'));
    writeArticle(folder, 'wire/c.txt');
    expect(await take(store, [below('wire'), below('desk')])).toMatchObject({ changed: 1, unchanged: 1, removed: 1 });
    expect(await paths(store)).toEqual(['b.txt', 'c.txt']);
  });

  test('a file of the same name in another is named as such, and a name tells the two apart', async () => {
    writeArticle(folder, 'wire/a.txt');
    writeArticle(folder, 'desk/a.txt');
    await take(store, [below('wire')]);
    const { failed } = await take(store, [below('desk')]);
    expect(failed).toMatchObject([
      { path: 'a.txt', code: 'DUPLICATE', reason: expect.stringContaining(below('wire')) },
    ]);
    expect(await take(store, [below('desk')], { name: 'desk' })).toMatchObject({ changed: 1, failures: 0 });
    expect(await paths(store)).toEqual(['a.txt', 'desk/a.txt']);
  });

  test('a folder that was moved is the same folder: nothing is read again, and what is gone from it leaves', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) writeArticle(folder, `old/${name}`);
    await take(store, [below('old')]);
    renameSync(below('old'), below('new'));
    rmSync(below('new/c.txt'));
    expect(await take(store, [below('new')])).toMatchObject({ changed: 0, unchanged: 2, removed: 1 });
    expect(await store.origins()).toEqual([{ origin: below('new'), files: 2, articles: 2 }]);
  });

  test('one that is suddenly empty is a drive that is not there, unless that is meant', async () => {
    writeArticle(folder, 'wire/a.txt');
    await take(store, [below('wire')]);
    rmSync(below('wire/a.txt'));
    expect(await take(store, [below('wire')])).toMatchObject({ removed: 0, failed: [{ code: 'EMPTIED' }] });
    expect(await take(store, [below('wire')], { allowEmpty: true })).toMatchObject({ removed: 1, failures: 0 });
  });

  test('what editors and downloads leave lying about is passed over, and so are the store’s own files', async () => {
    for (const name of ['a.txt', 'a.txt~', '.a.txt.swp', 'b.html.part', 'c.txt.tmp', 'own.db', 'own.db-wal'])
      writeArticle(folder, name);
    const except = (file: string): boolean => file.startsWith(below('own.db'));
    expect(await take(store, [folder], { except })).toMatchObject({ files: 1, changed: 1 });
  });
});

describe('files and patterns', () => {
  beforeEach(() => {
    for (const path of ['wire/a.txt', 'wire/b.md', 'wire/2024/c.txt']) writeArticle(folder, path);
  });

  test('a file alone: others of its folder are left alone', async () => {
    expect(await take(store, [below('wire/a.txt')])).toMatchObject({ files: 1, changed: 1 });
    expect(await take(store, [below('wire/b.md')])).toMatchObject({ files: 1, changed: 1, removed: 0 });
    expect(await paths(store)).toEqual(['a.txt', 'b.md']);
  });

  test('a file in a folder that the store knows is a part of it', async () => {
    await take(store, [below('wire')]);
    writeArticle(folder, 'wire/2024/c.txt', articleText('Rain'));
    expect(await take(store, [below('wire/2024/c.txt')])).toMatchObject({ files: 1, changed: 1, failures: 0 });
    expect(await paths(store)).toEqual(['2024/c.txt', 'a.txt', 'b.md']);
    expect(await store.origins()).toHaveLength(1);
  });

  test('a pattern: paths are below its unmoving part', async () => {
    expect(await take(store, [below('wire/**/*.txt')])).toMatchObject({ files: 2, changed: 2 });
    expect(await paths(store)).toEqual(['2024/c.txt', 'a.txt']);
  });

  test.each(['nowhere.txt', '*.doc', 'no/*.txt'])('%s is nothing that could be taken in', async (word) => {
    await expect(take(store, [below(word)])).rejects.toThrow(word);
  });

  test('a name is one source’s', async () => {
    await expect(take(store, [below('wire'), below('wire/a.txt')], { name: 'x' })).rejects.toThrow('one source');
  });
});

describe('tar archives', () => {
  test('give an article a member, packed or not, alone or in a folder', async () => {
    writeArticle(folder, 'a.tar', await tar({ 'one.txt': articleText('one'), './deep/two.txt': articleText('two') }));
    writeArticle(folder, 'b.tar.gz', await tarGz({ 'three.html': `<h1>three</h1><p>${articleText('three')}</p>` }));
    expect(await take(store, [folder])).toMatchObject({ files: 3, changed: 3, failures: 0 });
    expect(await paths(store)).toEqual(['a.tar/deep/two.txt', 'a.tar/one.txt', 'b.tar.gz/three.html']);
    expect(await take(store, [folder])).toMatchObject({ changed: 0, unchanged: 3, removed: 0 });
    expect(await take(store, [below('a.tar')])).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('when one changes, members that are as they were are not parsed, and those that are gone leave', async () => {
    writeArticle(folder, 'a.tgz', await tarGz({ one: articleText('one'), two: articleText('two') }));
    await take(store, [folder]);
    writeArticle(folder, 'a.tgz', await tarGz({ one: articleText('one'), three: articleText('three') }));
    expect(await take(store, [below('a.tgz')])).toMatchObject({ changed: 1, unchanged: 1, removed: 1 });
    expect(await paths(store)).toEqual(['a.tgz/one', 'a.tgz/three']);
  });

  test('no path leads out of one, and what is no file is passed over', async () => {
    writeArticle(
      folder,
      'a.tar',
      await tar({ '../../etc/one.txt': articleText('one'), '/two.txt': articleText('two'), '.git/x': 'x' }),
    );
    await take(store, [folder]);
    expect(await paths(store)).toEqual(['a.tar/etc/one.txt', 'a.tar/two.txt']);
  });

  test('a damaged one is named, and keeps what the store has of it', async () => {
    const whole = await tarGz({ one: articleText('one'), two: articleText('two') });
    writeArticle(folder, 'a.tgz', whole);
    await take(store, [folder]);
    writeArticle(folder, 'a.tgz', whole.subarray(0, whole.length - 40));
    expect(await take(store, [folder])).toMatchObject({ removed: 0, failed: [{ path: 'a.tgz', code: 'MALFORMED' }] });
    expect(await paths(store)).toEqual(['a.tgz/one', 'a.tgz/two']);
  });

  test('a member of more than 20 MB is named, and one that unpacks without end is cut off', async () => {
    const large = Buffer.alloc(21 * 1024 * 1024, 'words ');
    writeArticle(folder, 'a.tar', await tar({ large, 'one.txt': articleText('one') }));
    writeArticle(folder, 'b.tgz', gzipSync(await tar({ large: Buffer.alloc(90 * 1024 * 1024) })));
    const { failed, changed } = await take(store, [folder]);
    expect(changed).toBe(1);
    expect(failed.map(({ path, code }) => [path, code])).toEqual([
      ['a.tar/large', 'TOO_LARGE'],
      ['b.tgz/large', 'TOO_LARGE'],
      ['b.tgz', 'TOO_LARGE'],
    ]);
  });
});

describe('records on standard input', () => {
  const records = (...values: readonly (string | object)[]) => take(store, ['-'], { input: lines(...values) });

  test('are articles, by path or id, as text or as a page', async () => {
    const report = await records(
      { path: '2024/a.txt', text: articleText('Übersee 🎈') },
      { id: 'b', html: `<h1>${headlineOf('Rain')}</h1><p>“We waited nine days,” said Ana Reis in Porto.</p>` },
    );
    expect(report).toMatchObject({ files: 2, changed: 2, failures: 0 });
    const rows = await store.articles.list({ of: null, parents: [], first: 5, totalCount: false });
    const given = rows[0]?.edges.map(({ node }) => [node.source.path, node.source.format, node.headline]);
    expect(given?.sort()).toEqual([
      ['2024/a.txt', 'TEXT', headlineOf('Übersee 🎈')],
      ['b', 'HTML', headlineOf('Rain')],
    ]);
  });

  test('a record with the path of an earlier one replaces it; those that do not come again stay', async () => {
    await records({ id: 'a', text: articleText('first') }, { id: 'b', text: articleText('other') });
    expect(
      await records({ id: 'a', text: articleText('second') }, { id: 'a', text: articleText('third') }),
    ).toMatchObject({
      changed: 2,
      removed: 0,
      failures: 0,
    });
    const { edges = [] } = (await store.articles.list({ of: null, parents: [], first: 5, totalCount: false }))[0] ?? {};
    expect(edges.map(({ node }) => node.headline).sort()).toEqual([headlineOf('other'), headlineOf('third')]);
  });

  test('what is no record is named by its line, and the rest goes on', async () => {
    const endless = Buffer.alloc(21 * 1024 * 1024, 'x').toString();
    const { failed, changed } = await take(store, ['-'], {
      input: (async function* () {
        yield Buffer.from(`nonsense\n[1]\n{"text":"no name"}\n\n${endless}`);
        yield Buffer.from(`${endless}\n${JSON.stringify({ id: 'a', text: articleText('good') })}`);
      })(),
    });
    expect(changed).toBe(1);
    expect(failed.map(({ path, code }) => [path, code])).toEqual([
      ['line 1', 'MALFORMED'],
      ['line 2', 'MALFORMED'],
      ['line 3', 'MALFORMED'],
      ['line 5', 'TOO_LARGE'],
    ]);
  });
});

describe('a feed at an address', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const item = (id: string): string =>
    `<item><guid isPermaLink="false">${id}</guid><title>Ferry ${id}</title><description>It sailed, said Ana Reis in Porto.</description></item>`;
  const feed = (...ids: readonly string[]): string => `<rss><channel>${ids.map(item).join('')}</channel></rss>`;

  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('gives its items, and those that fall off its end stay', async () => {
    answer = (_, response) => response.end(feed('one', 'two'));
    expect(await take(store, [url])).toMatchObject({ files: 1, changed: 1, failures: 0 });
    answer = (_, response) => response.end(feed('two', 'three'));
    expect(await take(store, [url])).toMatchObject({ changed: 1, removed: 0 });
    expect((await store.status()).articles).toBe(3);
  });

  test('is asked for again only if it changed', async () => {
    const asked: unknown[] = [];
    answer = ({ headers }, response) => {
      asked.push(headers['if-none-match']);
      response.setHeader('etag', '"v1"');
      if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.end(feed('one'));
    };
    await take(store, [url]);
    expect(await take(store, [url])).toMatchObject({ changed: 0, unchanged: 1, failures: 0 });
    await take(store, [url], { full: true });
    expect(asked).toEqual([undefined, '"v1"', undefined]);
  });

  test.each([
    ['HTTP_503', (response: ServerResponse) => response.writeHead(503).end()],
    ['TOO_COMPLEX', (response: ServerResponse) => response.writeHead(302, { location: '/again' }).end()],
    ['MALFORMED', (response: ServerResponse) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()],
    ['TOO_LARGE', (response: ServerResponse) => response.end(gzipSync(Buffer.alloc(30_000_000)))],
    ['ECONNRESET', (response: ServerResponse) => response.destroy()],
  ])('is named with %s when it gives nothing', async (code, how) => {
    answer = (_, response) => {
      if (code === 'TOO_LARGE') response.setHeader('content-encoding', 'gzip');
      how(response);
    };
    const { failed } = await take(store, [url]);
    expect(failed).toMatchObject([
      { path: url, code: code === 'ECONNRESET' ? expect.stringMatching(/ECONN|UND_ERR/) : code },
    ]);
  });
});

test('a bad file in an archive, in a folder, in a run: each is named, and everything else is taken in', async () => {
  mkdirSync(below('wire'));
  writeArticle(folder, 'wire/a.tar', await tar({ 'bad.txt': '', 'good.txt': articleText('good') }));
  writeFileSync(below('wire/b.txt'), '');
  expect(await take(store, [below('wire')])).toMatchObject({
    changed: 1,
    failed: [
      { path: 'a.tar/bad.txt', code: 'EMPTY' },
      { path: 'b.txt', code: 'EMPTY' },
    ],
  });
});
