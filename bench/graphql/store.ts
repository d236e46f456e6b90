import { writeArticles } from '../articles.ts';
import { loadParser } from '../dateline.ts';

type Stores = typeof import('../../src/store/index.ts');

const SEED = 7;

/** Makes a store of invented articles. */
export async function fillStore(file: string, count: number): Promise<void> {
  const { openStore }: Stores = await import(new URL('../../dist/store/index.js', import.meta.url).href);
  const parse = await loadParser();
  const store = await openStore(file);
  const put = writeArticles(count, SEED).map(({ id, text }) => ({ article: parse(text, `${id}.txt`), authorKeys: [] }));
  await store.commit({ put, remove: [] });
  await store.close();
}
