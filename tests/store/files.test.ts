import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptFile, Store } from '../../src/store/index.ts';
import { articleOf } from './articles.ts';
import { describeEach } from './databases.ts';

describeEach('what a store knows of files', ({ newStore }) => {
  let store: Store;

  beforeEach(async () => {
    store = await newStore();
  });

  afterEach(() => store.close());

  const file = (path: string, keys: readonly string[] = []): KeptFile => ({
    path,
    size: 3_000_000_000,
    modified: 1_700_000_000_000.25,
    sha256: 'aa',
    parser: '1',
    tag: null,
    keys,
    failures: [{ item: 'two', code: 'EMPTY', reason: 'holds no text' }],
  });
  const article = (key: string) => articleOf({ key, headline: key, people: ['Ana Reis'] });
  const pathOf = (key: string) => article(key).article.source.path;

  describe('files', () => {
    test('come back as they were kept, each with the articles that it holds', async () => {
      const path = pathOf('a1');
      await store.commit({
        put: [article('a1')],
        remove: [],
        files: { origin: '/wire', keep: [file(path, ['a1', 'a2'])], forget: [] },
      });
      expect([...(await store.files('/wire'))]).toEqual([[path, { ...file(path, ['a1', 'a2']), held: ['a1'] }]]);
      expect(await store.files('/elsewhere')).toEqual(new Map());
    });

    test('are kept without a new content version, the last word on each being true, and forgotten', async () => {
      const { version } = await store.status();
      const keep = [file('x'), { ...file('x'), sha256: 'bb' }, file('y')];
      expect(await store.commit({ put: [], remove: [], files: { origin: '/wire', keep, forget: [] } })).toBe(version);
      await store.commit({ put: [], remove: [], files: { origin: '/wire', keep: [], forget: ['y'] } });
      expect([...(await store.files('/wire')).values()].map(({ path, sha256 }) => [path, sha256])).toEqual([
        ['x', 'bb'],
      ]);
    });
  });

  describe('origins', () => {
    const put = (key: string, origin: string) =>
      store.commit({
        put: [article(key)],
        remove: [],
        files: { origin, keep: [file(pathOf(key), [key])], forget: [] },
      });

    test('an article is its last origin’s, which alone can take it away', async () => {
      await put('a1', '/wire');
      await put('a1', '/desk');
      expect(await store.holders(['a1', 'a2'])).toEqual(new Map([['a1', { origin: '/desk', path: pathOf('a1') }]]));
      await store.commit({ put: [], remove: ['a1'], files: { origin: '/wire', keep: [], forget: [] } });
      expect((await store.status()).articles).toBe(1);
      await store.commit({ put: [], remove: ['a1'], files: { origin: '/desk', keep: [], forget: [] } });
      expect((await store.status()).articles).toBe(0);
      expect(await store.holders(['a1'])).toEqual(new Map());
    });

    test('are told with what each holds, and can be renamed', async () => {
      await put('a1', '/wire');
      await put('a2', '/desk');
      await store.renameOrigin('/wire', '/moved');
      expect(await store.origins()).toEqual([
        { origin: '/desk', files: 1, articles: 1 },
        { origin: '/moved', files: 1, articles: 1 },
      ]);
    });
  });
});
