/** Fills a store with invented articles: `tsx bench/store/fill.ts LOCATION COUNT`. What is there already is not written again. */
import { openStore } from '../../src/store/index.ts';
import { writeKept } from './articles.ts';

const BATCH = 1_000;

const [location, count] = process.argv.slice(2);
if (location === undefined || !(Number(count) > 0)) {
  console.error('tsx bench/store/fill.ts LOCATION COUNT');
  process.exit(2);
}
const store = await openStore(location);
const { articles } = await store.status();
let since = performance.now();
for (let n = articles; n < Number(count); n += BATCH) {
  const put = [...writeKept(n, Math.min(BATCH, Number(count) - n), 1)];
  const written = performance.now();
  await store.commit({ put, remove: [] });
  const done = performance.now();
  if ((n / BATCH) % 10 === 9)
    console.log(
      `${n + BATCH} articles; the last ${BATCH}: ${Math.round(done - written)} ms to commit; ${Math.round((10 * BATCH * 1000) / (done - since))} articles/s all in all`,
    );
  if ((n / BATCH) % 10 === 9) since = done;
}
await store.close();
