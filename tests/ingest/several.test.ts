import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser, ingestFolder, type Parser } from '../../src/ingest/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { temporaryFolder } from '../gateway.ts';

let parse: Parser;
let folder: string;
let store: Store;

beforeAll(() => {
  parse = createParser(loadKnowledge());
});

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(':memory:');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const ingest = () => ingestFolder({ folder, store, parse });
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
const feed = (...items: string[]): string =>
  `<rss><channel>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const item = (id: string, title = `The ferry sails for the ${id} time`): string =>
  `<guid isPermaLink="false">${id}</guid><title>${title}</title><description>It sailed, said Ana Reis in Porto.</description>`;
const keys = async (): Promise<string[]> =>
  [...(await store.sources()).values()]
    .flat()
    .map(({ key }) => key)
    .sort();

describe('a file of several articles', () => {
  test('gives one article an item, with keys that stay when items come and go around it', async () => {
    write('feed.xml', feed(item('first'), item('second')));
    expect(await ingest()).toMatchObject({ files: 1, changed: 1, failed: [] });
    const before = await keys();
    write('feed.xml', feed(item('third'), item('first'), item('second')));
    expect(await ingest()).toMatchObject({ changed: 1, removed: 0 });
    expect(await keys()).toHaveLength(3);
    expect(await keys()).toEqual(expect.arrayContaining(before));
    write('feed.xml', feed(item('third')));
    expect(await ingest()).toMatchObject({ changed: 1, removed: 2 });
  });

  test('is not read again while it is unchanged', async () => {
    write('feed.xml', feed(item('first'), item('second')));
    const { version } = await ingest();
    expect(await ingest()).toMatchObject({ changed: 0, unchanged: 1, removed: 0, version });
  });

  test('loses no item for another’s failure, which is named', async () => {
    write('feed.xml', feed(item('first'), '<guid>empty</guid>', item('second')));
    expect(await ingest()).toMatchObject({ changed: 1, failed: [{ path: 'feed.xml#empty', code: 'EMPTY' }] });
    expect((await store.status()).articles).toBe(2);
  });

  test('keeps what the store had of an item that fails now, and of a file that does', async () => {
    write('feed.xml', feed(item('first'), item('second')));
    await ingest();
    write('feed.xml', feed(item('first'), '<guid isPermaLink="false">second</guid>'));
    expect(await ingest()).toMatchObject({ changed: 1, removed: 0 });
    write('feed.xml', 'PK\u0003\u0004');
    expect(await ingest()).toMatchObject({ removed: 0, failed: [{ code: 'UNSUPPORTED_FORMAT' }] });
    expect((await store.status()).articles).toBe(2);
  });

  test('and an article that two files give is the first’s', async () => {
    const linked = `${item('first')}<link>https://herald.example/first</link>`;
    write('a.xml', feed(linked, item('second')));
    write('b.xml', feed(linked));
    expect(await ingest()).toMatchObject({ changed: 1, failed: [{ path: 'b.xml', code: 'DUPLICATE' }] });
    expect((await store.status()).articles).toBe(2);
  });
});

test('every format is taken from one folder, packed or not', async () => {
  const said = 'The ferry sailed again on Tuesday, said Ana Reis in Porto, who had waited nine days for it.';
  write('a.html', `<article><h1>The ferry sails again</h1><p>${said}</p></article>`);
  write('b.md', `# The ferry sails again\n\n${said}`);
  write('c.json', JSON.stringify({ '@type': 'NewsArticle', headline: 'The ferry sails again', articleBody: said }));
  write(
    'd.ninjs',
    JSON.stringify({ uri: 'urn:d', headlines: [{ value: 'The ferry sails again' }], bodies: [{ value: said }] }),
  );
  write('e.xml', feed(item('first')));
  write('f.html.gz', gzipSync(`<article><h1>The ferry sails again</h1><p>${said}</p></article>`));
  write('g.txt', `The ferry sails again\n\n${said}`);
  expect(await ingest()).toMatchObject({ files: 7, changed: 7, failed: [] });
  const [ana] = await store.peopleByName(['Ana Reis']);
  expect(ana?.name).toBe('Ana Reis');
});

test('when an article was changed is kept with it', async () => {
  write(
    'a.json',
    JSON.stringify({ '@type': 'Article', headline: 'Rain', articleBody: 'It rained.', dateModified: '2024-03-05' }),
  );
  await ingest();
  const [key = ''] = await keys();
  const [row] = await store.articles.byKeys([key]);
  expect(row).toMatchObject({ modifiedAt: '2024-03-05', source: { format: 'JSON_LD', path: 'a.json' } });
});
