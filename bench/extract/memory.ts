import { writeArticles } from '../articles.ts';
import { loadParser } from '../dateline.ts';
import { report } from '../report.ts';

const ARTICLES = 10_000;
const STEP = 1_000;

/** Heap and resident memory while 10,000 articles are extracted one after another: flat once the caches are full. */
export async function measureMemory(): Promise<void> {
  const parse = await loadParser();
  const rows: string[][] = [];
  let [people, characters] = [0, 0];
  for (let done = 0; done <= ARTICLES; done += STEP) {
    if (done > 0) {
      for (const { id, text } of writeArticles(STEP, 1000 + done)) {
        people += parse(text, id).people.length;
        characters += text.length;
      }
    }
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    rows.push([String(done), megabytes(heapUsed), megabytes(rss)]);
    console.log(rows.at(-1)?.join('  '));
  }
  report('extract', {
    heading: 'Memory',
    columns: ['articles done', 'heap, MB', 'resident, MB'],
    rows,
    note: `${ARTICLES} invented articles, ${megabytes(characters)} million characters with ${people} people, one after another in one process; the heap after a collection.`,
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
