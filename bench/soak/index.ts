/**
 * Keeps a gateway busy for long: `npm run soak -- --minutes 30`. Pages, searches, facets, subscriptions and queries that must be
 * refused, while ingests change what it serves. Fails when anything else than what was asked for comes back, or memory grows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Server, startGateway } from '../process.ts';
import { report } from '../report.ts';
import { quantile } from '../scale/steady.ts';
import { changeArticles, ingest, writeFolder } from './content.ts';
import { Listeners } from './listeners.ts';
import { KINDS, type Kind, type Outcome, tryOnce } from './requests.ts';

const ARTICLES = 400;
const ASKERS = 6;
const LISTENERS = 20;
/** Milliseconds between an asker's requests, and between ingests. */
const PAUSE = 20;
const BETWEEN_INGESTS = 3_000;
const BETWEEN_WEIGHINGS = 2_000;
/** So much more than in the second quarter a gateway may hold in the last one. */
const GROWTH = 1.1;

interface Run {
  readonly until: number;
  readonly outcomes: Map<Kind, Outcome[]>;
  readonly megabytes: number[];
  ingests: number;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes must be a number above 0, not "${values.minutes}"`);

const folder = mkdtempSync(join(tmpdir(), 'dateline-soak-'));
const [articles, store] = [join(folder, 'articles'), join(folder, 'store.db')];
writeFolder(articles, ARTICLES);
await ingest(articles, store);
const server = await startGateway('Dateline', ['--store', store]);
const listeners = new Listeners(server.url, LISTENERS);
try {
  const run: Run = {
    until: Date.now() + minutes * 60_000,
    outcomes: new Map(KINDS.map((kind) => [kind, []])),
    megabytes: [],
    ingests: 0,
  };
  listeners.open();
  await Promise.all([
    ...Array.from({ length: ASKERS }, (_, i) => keepAsking(server, run, i)),
    keepIngesting(run),
    keepWeighing(server, run),
  ]);
  printReport(run);
} finally {
  listeners.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}

async function keepAsking({ url }: Server, run: Run, asker: number): Promise<void> {
  for (let n = 0; Date.now() < run.until; n++) {
    const kind = KINDS[(n + asker) % KINDS.length];
    if (kind === undefined) return;
    run.outcomes.get(kind)?.push(await tryOnce(url, kind, asker * 1_000_003 + n));
    await pause(PAUSE);
  }
}

async function keepIngesting(run: Run): Promise<void> {
  for (; Date.now() < run.until; run.ingests++) {
    changeArticles(articles, ARTICLES, run.ingests);
    await ingest(articles, store);
    await pause(BETWEEN_INGESTS);
  }
}

async function keepWeighing(weighed: Server, run: Run): Promise<void> {
  for (; Date.now() < run.until; await pause(BETWEEN_WEIGHINGS)) {
    const memory = weighed.memory();
    if (memory) run.megabytes.push(memory.now);
  }
}

function printReport({ outcomes, megabytes, ingests }: Run): void {
  const wrong = [...outcomes.values()].flat().flatMap(({ wrong }) => (wrong === null ? [] : [wrong]));
  const quarter = (n: number) =>
    quantile(megabytes.slice((megabytes.length * (n - 1)) / 4, (megabytes.length * n) / 4), 0.5);
  const growth = quarter(4) / quarter(2);
  report('soak', {
    heading: 'A gateway under load for long',
    columns: ['', 'requests', 'not as asked for', 'p50, ms', 'p99, ms'],
    rows: [...outcomes].map(([kind, all]) => {
      const times = all.map(({ milliseconds }) => milliseconds);
      const failed = all.filter((outcome) => outcome.wrong !== null).length;
      return [
        kind,
        String(all.length),
        String(failed),
        quantile(times, 0.5).toFixed(1),
        quantile(times, 0.99).toFixed(1),
      ];
    }),
    note: `${minutes} minutes, ${ASKERS} askers, ${LISTENERS} subscribers, who heard of ${listeners.heard} versions each at least and lost ${listeners.lost} connections; ${ingests} ingests of ${ARTICLES} files, of which each changes, adds or takes away some. Memory of the gateway, median of each quarter of the time: ${[1, 2, 3, 4].map((n) => quarter(n).toFixed(0)).join(', ')} MB; at most ${GROWTH} times the second in the last is allowed: ${growth.toFixed(2)}, ${growth <= GROWTH ? 'met' : 'missed'}. Gateway, ingests and askers on the machine's two cores; Node ${process.versions.node}.`,
  });
  if (wrong.length === 0 && listeners.lost === 0 && growth <= GROWTH) return;
  console.error([...new Set(wrong)].slice(0, 20).join('\n'));
  process.exitCode = 1;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
