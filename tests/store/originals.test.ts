import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser, type Parser } from '../../src/ingest/index.ts';
import type { Article } from '../../src/model.ts';
import { describeEach } from './databases.ts';

let parse: Parser;
beforeAll(() => {
  parse = createParser(loadKnowledge());
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sum = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const put = (articles: readonly Article[]) => articles.map((article) => ({ article, authorKeys: [] }));
const feed = (...titles: string[]): Uint8Array =>
  bytes(
    `<rss><channel>${titles.map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`).join('')}</channel></rss>`,
  );

test.each([
  ['text in UTF-8', 'a.txt', bytes('The ferry sails\n\nIt sailed, said Ana Reis in Malmö.'), false],
  ['Markdown', 'a.md', bytes('# The ferry sails\n\nIt sailed.'), false],
  [
    'text in Windows-1252',
    'a.txt',
    Uint8Array.from(bytes('The ferry sails\n\nIt sailed.'), (b, i) => (i === 5 ? 0xe9 : b)),
    true,
  ],
  ['text with a byte order mark', 'a.txt', bytes('\ufeffThe ferry sails\n\nIt sailed.'), true],
  ['a packed text', 'a.txt.gz', gzipSync('The ferry sails\n\nIt sailed.'), true],
  ['a page', 'a.html', bytes('<h1>The ferry sails</h1><p>It sailed, said Ana Reis in Porto.'), true],
])('what cannot be had from the text is kept: %s', (_, path, content, kept) => {
  const { source } = parse(content, path);
  const original = source.original && gunzipSync(Buffer.from(source.original, 'base64'));
  expect(original && sum(original)).toBe(kept ? sum(content) : null);
});

describeEach('files as they came', ({ newStore }) => {
  test('are kept once for all articles of a file, and forgotten with the last of them', async () => {
    const store = await newStore();
    const [first, second] = [feed('one', 'two'), feed('one', 'two', 'three')];
    const articles = parse.all(first, 'feed.xml').articles;
    await store.commit({ put: put(articles), remove: [] });
    expect(await store.originals([sum(first), sum(second)])).toEqual([Buffer.from(first), null]);

    await store.commit({ put: [], remove: [articles[0].key] });
    expect(await store.originals([sum(first)])).toEqual([Buffer.from(first)]);

    await store.commit({ put: put(parse.all(second, 'feed.xml').articles), remove: [] });
    expect(await store.originals([sum(first), sum(second)])).toEqual([null, Buffer.from(second)]);

    await store.commit({ put: [], remove: parse.all(second, 'feed.xml').articles.map(({ key }) => key) });
    expect(await store.originals([sum(second)])).toEqual([null]);
    await store.close();
  });
});
