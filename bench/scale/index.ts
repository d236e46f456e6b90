import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../../tests/store/postgres-server.ts';
import type { BenchOptions } from '../index.ts';
import { spreadOf } from '../numbers.ts';
import { drawLines } from '../plot/lines.ts';
import { startGateway } from '../process.ts';
import { report } from '../report.ts';
import { forgetFiles, readFiles } from './disk.ts';
import { pages, searches } from './questions.ts';
import { askSteadily, quantile } from './steady.ts';
import { type MeasuredStore, postgresStores, sqliteStores } from './stores.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** What a server of this size is usually given; and a log that need not be folded in all the time while it is filled. */
const POSTGRES_SETTINGS = ['shared_buffers=2GB', 'max_wal_size=16GB', 'wal_level=minimal', 'max_wal_senders=0'];
/** Requests a second. */
const RATE = { pages: 50, searches: 5 } as const;
const ROUNDS = 2;
const SECONDS = { pages: 6, searches: 6 } as const;
const STARTS = 3;

/** What is asked of the gateway on two cores. */
const ASKED = { pageP99: 25, searchP99: 100, megabytes: 400, start: 1000, growth: 2 } as const;

/** Milliseconds of each request. */
interface Latencies {
  readonly pages: number[];
  readonly searches: number[];
}

interface Figures {
  readonly store: MeasuredStore;
  /** By a new gateway, with nothing of the store in memory. */
  readonly fromDisk: Latencies;
  readonly warm: Latencies;
  /** Milliseconds from the start of the process until it answers. */
  readonly starts: number[];
  megabytes: number;
}

/**
 * What grows with the number of articles. FOLDER keeps the stores from one run to the next: a million articles take
 * some minutes to make.
 */
export async function run({ folder }: BenchOptions): Promise<void> {
  const place = folder ?? join(tmpdir(), 'dateline-bench-scale');
  const stores = await sqliteStores(place, SIZES);
  const keepIn = join(place, 'postgres');
  const database = await startPostgres({ keepIn, settings: POSTGRES_SETTINGS });
  try {
    stores.push(...(await postgresStores(database, join(keepIn, 'data'), SIZES)));
    const figures = stores.map((store) => ({
      store,
      fromDisk: { pages: [], searches: [] },
      warm: { pages: [], searches: [] },
      starts: [],
      megabytes: 0,
    }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const figure of figures) {
        await measureFromDisk(figure, round, database);
        await measureWarm(figure, round);
      }
    }
    await measureStarts(figures);
    await measureMemory(figures);
    printReport(figures);
  } finally {
    await database.stop();
  }
}

async function measureStarts(figures: readonly Figures[]): Promise<void> {
  for (let i = 0; i < STARTS; i++) {
    for (const { store, starts } of figures) {
      const server = await startGateway('Dateline', ['--store', store.location]);
      starts.push(server.startedIn);
      await server.stop();
    }
  }
}

/** As after the machine has been started. */
async function measureFromDisk({ store, fromDisk }: Figures, round: number, database: PostgresServer): Promise<void> {
  if (store.database === 'PostgreSQL') await database.restart();
  forgetFiles(store.files);
  await withGateway(store, async (url) => add(await askBoth(url, round), fromDisk));
}

/** As on every other day: what is asked for is in memory. The first round is for the compiler. */
async function measureWarm({ store, warm }: Figures, round: number): Promise<void> {
  await readFiles(store.files);
  await withGateway(store, async (url) => {
    await askBoth(url, ROUNDS + round);
    add(await askBoth(url, round), warm);
  });
}

/** One that remembers nothing. */
async function withGateway({ location }: MeasuredStore, use: (url: string) => Promise<void>): Promise<void> {
  const server = await startGateway('Dateline', ['--store', location, '--cache', '0']);
  try {
    await use(server.url);
  } finally {
    await server.stop();
  }
}

function add([paged, searched]: readonly [number[], number[]], { pages, searches }: Latencies): void {
  pages.push(...paged);
  searches.push(...searched);
}

/** Milliseconds of pages, and of searches. */
async function askBoth(url: string, seed: number): Promise<readonly [number[], number[]]> {
  return [
    await askSteadily(url, pages(RATE.pages * SECONDS.pages, seed), RATE.pages),
    await askSteadily(url, searches(RATE.searches * SECONDS.searches, seed), RATE.searches),
  ];
}

/** As it ships, with what it remembers. */
async function measureMemory(figures: readonly Figures[]): Promise<void> {
  for (const figure of figures) {
    const server = await startGateway('Dateline', ['--store', figure.store.location]);
    try {
      await askBoth(server.url, 100);
      figure.megabytes = server.memory()?.most ?? Number.NaN;
    } finally {
      await server.stop();
    }
  }
}

function printReport(figures: readonly Figures[]): void {
  const all = (of: (figure: Figures) => number, limit: number) =>
    figures.every((figure) => of(figure) < limit)
      ? 'met'
      : `missed at ${figures
          .filter((figure) => of(figure) >= limit)
          .map(nameOf)
          .join(', ')}`;
  const p99 = (of: keyof Latencies) => (figure: Figures) => quantile(figure.warm[of], 0.99);
  const growth = (database: MeasuredStore['database']) => {
    const medians = figures
      .filter(({ store }) => store.database === database)
      .map(({ warm }) => quantile(warm.pages, 0.5));
    return (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
  };
  const verdicts = [
    `a page's p99 below ${ASKED.pageP99} ms: ${all(p99('pages'), ASKED.pageP99)}`,
    `a search's below ${ASKED.searchP99} ms: ${all(p99('searches'), ASKED.searchP99)}`,
    `memory below ${ASKED.megabytes} MB: ${all(({ megabytes }) => megabytes, ASKED.megabytes)}`,
    `a start in less than a second: ${all(({ starts }) => spreadOf(starts).median, ASKED.start)}`,
    `a page's p50 grows less than ${ASKED.growth} times from the smallest to the largest: ${(['SQLite', 'PostgreSQL'] as const).map((name) => `${growth(name).toFixed(2)} on ${name}`).join(', ')}`,
  ];
  report('scale', {
    heading: 'What grows with the archive',
    columns: [
      '',
      'page p50, ms',
      'p99',
      'search p50, ms',
      'p99',
      'from the disk: page p50, ms',
      'p99',
      'search p50, ms',
      'p99',
      'start, ms',
      'memory, MB',
      'bytes an article',
    ],
    rows: figures.map((figure) => [
      nameOf(figure),
      ...[figure.warm, figure.fromDisk].flatMap((latencies) =>
        (['pages', 'searches'] as const).flatMap((of) =>
          [0.5, 0.99].map((part) => quantile(latencies[of], part).toFixed(1)),
        ),
      ),
      spreadOf(figure.starts).median.toFixed(0),
      figure.megabytes.toFixed(0),
      (figure.store.bytes / figure.store.articles).toFixed(0),
    ]),
    plot: {
      name: 'scale',
      says: 'Latency against the number of articles',
      svg: drawLines('Milliseconds of a request against the number of articles', 'ms', linesOf(figures)),
    },
    note: `Asked on two cores: ${verdicts.join('; ')}. Invented articles of half the usual length, four people, two quotes and four places each; stores above 10,000 are multiples of one. A page is 20 articles before some moment with their people, quotes and places, a search its best 20; ${RATE.pages} pages a second and ${RATE.searches} searches, none twice, to a gateway that remembers nothing (\`--cache 0\`); ${ROUNDS * RATE.pages * SECONDS.pages} pages and ${ROUNDS * RATE.searches * SECONDS.searches} searches of each store, in ${ROUNDS} rounds over all; milliseconds are counted from when a request was due. The figures that are asked for are of a store that has been read once and a gateway that has answered as many before; those from the disk are a new gateway's, with nothing of the store in memory. Start: median of ${STARTS} new processes until \`/ready\`. Memory: the most that a gateway as it ships held under the same load. Gateway, PostgreSQL and load share the machine's two cores; Node ${process.versions.node}.`,
  });
}

function nameOf({ store }: Figures): string {
  return `${store.database}, ${store.articles.toLocaleString('en')}`;
}

function linesOf(figures: readonly Figures[]) {
  const lines = [
    { database: 'SQLite', of: 'searches', part: 0.99 },
    { database: 'SQLite', of: 'pages', part: 0.99 },
    { database: 'SQLite', of: 'pages', part: 0.5 },
    { database: 'PostgreSQL', of: 'pages', part: 0.5 },
  ] as const;
  return lines.map(({ database, of, part }) => ({
    label: `${of === 'pages' ? 'page' : 'search'} p${part * 100}, ${database}`,
    points: figures
      .filter(({ store }) => store.database === database)
      .map(({ store, warm }) => ({ x: store.articles, y: quantile(warm[of], part) })),
  }));
}
