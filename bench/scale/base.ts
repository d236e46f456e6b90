import { openStore } from '../../src/store/index.ts';
import { writeKept } from '../store/articles.ts';

const BATCH = 1_000;
const SEED = 1;

/** Half of the usual article, so that a million of them fit a disk and an hour. */
const LENGTH = { quoting: 2, plain: 2 };

/** Fills a store with invented articles as an ingest would; what is there already is not written again. */
export async function fillStore(location: string, count: number): Promise<void> {
  const store = await openStore(location);
  try {
    const { articles } = await store.status();
    for (let n = articles; n < count; n += BATCH) {
      await store.commit({ put: [...writeKept(n, Math.min(BATCH, count - n), SEED, LENGTH)], remove: [] });
    }
  } finally {
    await store.close();
  }
}
