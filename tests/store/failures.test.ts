import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitChanges } from '../../src/store/commit.ts';
import { openStore } from '../../src/store/index.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { Vocabulary } from '../../src/store/vocabulary.ts';
import { articleOf } from './articles.ts';
import { describePostgres, placeIn } from './databases.ts';

const ROOT = { of: null, parents: [], first: 10, totalCount: false } as const;
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) =>
    articleOf({ key: `a${from + i}`, people: ['Ana Reis', `Ben ${from + i}`] }),
  );

describe('a SQLite file that goes bad', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    file = join(folder, 'store.db');
    const store = await openStore(file);
    await store.commit({ put: many(0, 300), remove: [] });
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('with a scrambled header it is refused and left as it is', async () => {
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 0, 100);
    writeFileSync(file, bytes);
    await expect(openStore(file)).rejects.toMatchObject({
      code: 'NOT_A_STORE',
      message: expect.stringContaining(file),
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('with scrambled pages it says that it is damaged, on opening or on use, and is not written to', async () => {
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    const use = async () => {
      const store = await openStore(file);
      try {
        await store.commit({ put: many(300, 301), remove: [] });
      } finally {
        await store.close();
      }
    };
    await expect(use()).rejects.toMatchObject({ code: 'DAMAGED', message: expect.stringContaining(file) });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('a full disk refuses the commit, keeps what was there, and takes commits again when there is room', async () => {
    const database = openSqlite(file, {});
    const limit = async (pages: number) =>
      database.kysely.executeQuery({ sql: `PRAGMA max_page_count = ${pages}`, parameters: [] } as never);
    await limit(1);
    await expect(commitChanges(database, { put: many(300, 900), remove: [] }, new Vocabulary())).rejects.toMatchObject({
      code: 'FULL',
      message: expect.stringMatching(/disk is full/),
    });
    await limit(1_000_000);
    expect(await commitChanges(database, { put: many(300, 301), remove: [] }, new Vocabulary())).toBe(2);
    await database.close();
    const store = await openStore(file);
    expect(await store.status()).toMatchObject({ version: 2, articles: 301 });
    await store.close();
  });
});

describePostgres('a server that goes away', ({ newPlace }, server) => {
  test('is told as UNAVAILABLE, and answers again when it is back', async () => {
    const store = await openStore(await newPlace());
    await store.commit({ put: many(0, 3), remove: [] });
    await server().pause();
    await expect(store.articles.list(ROOT)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.commit({ put: many(3, 4), remove: [] })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.version()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await server().restart();
    const [page] = await store.articles.list(ROOT);
    expect(page?.edges).toHaveLength(3);
    expect(await store.commit({ put: many(3, 4), remove: [] })).toBe(2);
    await store.close();
  });

  test('versions are told again after it was gone', async () => {
    const place = await newPlace();
    const [here, there] = [await openStore(place), await openStore(place)];
    const heard = new Promise<number>((resolve) => {
      here.onVersion((version) => version === 2 && resolve(version));
    });
    await there.commit({ put: many(0, 1), remove: [] });
    await server().restart();
    await there.commit({ put: many(1, 2), remove: [] });
    expect(await heard).toBe(2);
    await Promise.all([here.close(), there.close()]);
  });

  test('a replica that is down is passed over, without its password in any message', async () => {
    const place = await newPlace();
    const gone = 'postgres://dateline:secret@127.0.0.1:1/postgres';
    const store = await openStore(place, { readUrls: [gone, place] });
    await store.commit({ put: many(0, 3), remove: [] });
    for (let i = 0; i < 4; i++) expect((await store.articles.list(ROOT))[0]?.edges).toHaveLength(3);
    expect(await store.version()).toBe(1);
    await store.close();
    await expect(openStore(gone)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.not.stringContaining('secret'),
    });
  });

  test('reads go to the replicas, commits and what an ingest asks to the primary', async () => {
    const [primary, replica] = [await newPlace(), await newPlace()];
    await (await openStore(replica)).close();
    const store = await openStore(primary, { readUrls: [replica] });
    await store.commit({ put: many(0, 3), remove: [] });
    // This replica never follows: what it does not have is not answered, and its version is the one that counts.
    expect(await store.articles.byKeys(['a0'])).toEqual([null]);
    expect(await store.version()).toBe(0);
    expect((await store.sources()).size).toBe(3);
    await store.close();
  });

  test('a statement that takes too long is given up', async () => {
    const store = await openStore(await newPlace(), { statementTimeout: 1 });
    await store.commit({ put: many(0, 400), remove: [] });
    const slow = store.people.list({
      of: null,
      parents: [],
      first: 100,
      totalCount: true,
      where: { article: { person: { article: { person: { description: { contains: 'x' } } } } } },
    });
    await expect(slow).rejects.toMatchObject({ code: 'TOO_SLOW' });
    await store.close();
  });

  test('a cursor that somebody made up of other values is none', async () => {
    const store = await openStore(await newPlace());
    const after = Buffer.from(JSON.stringify(['WORD_COUNT DESC', 'many', 'a1'])).toString('base64url');
    const orderBy = [{ field: 'WORD_COUNT', direction: 'DESC' }] as const;
    await expect(store.articles.list({ ...ROOT, orderBy, after })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    await store.close();
  });

  test('a schema of a newer Dateline, and somebody else’s tables, are refused', async () => {
    const { execute } = await import('./databases.ts');
    const newer = await newPlace();
    await (await openStore(newer)).close();
    await execute(newer, 'UPDATE dateline_schema SET version = 9999');
    await expect(openStore(newer)).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });
    const other = await newPlace();
    await execute(other, 'CREATE TABLE articles (title text)');
    await expect(openStore(other)).rejects.toMatchObject({ code: 'NOT_A_STORE' });
  });

  test('stores that open an empty schema at once make it once', async () => {
    const place = await newPlace();
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(place)));
    expect(await stores[0]?.version()).toBe(0);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a place is a schema of a database', () => {
    expect(placeIn('postgres://h/d', 's')).toBe('postgres://h/d?options=-c%20search_path%3Ds');
  });
});
