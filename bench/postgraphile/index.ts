import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../tests/store/postgres-server.ts';
import { printSpread, type Spread, spreadOf } from '../numbers.ts';
import { drawBars } from '../plot/bars.ts';
import { ask, load, type Request, type Server, startGateway, startScript } from '../process.ts';
import { report } from '../report.ts';
import { fillStore } from '../scale/base.ts';
import { multiplyPostgres, schemaWith, vacuum, withClient } from '../scale/multiply-postgres.ts';
import { askOurs, askTheirs, type Content, QUESTIONS, THEIR_INDEXES } from './questions.ts';

const PACKAGES = ['postgraphile@5.1.5', 'postgraphile-plugin-connection-filter@4.0.1'];
const BASE = 2_000;
const COPIES = 20;
/** Different requests to each question, so that none is answered from memory. */
const REQUESTS = 2_000;
const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 8;
const CACHELESS = ['--cache', '0'];

/** Requests a second to each question in each round. */
type Rates = readonly (readonly { readonly ours: number; readonly cold: number; readonly theirs: number }[])[];

/** Requests a second beside PostGraphile over the same tables of the same server, one process each. */
export async function run(): Promise<void> {
  const folder = installPostgraphile();
  const database = await startPostgres();
  const servers: Server[] = [];
  try {
    await schemaWith(database.url, 'base', async (base) => {
      await fillStore(base, BASE);
      await vacuum(base);
    });
    const store = await schemaWith(database.url, 'archive', (location, schema) =>
      multiplyPostgres(location, schema, COPIES),
    );
    const content = await withClient(store, async (client) => {
      for (const index of THEIR_INDEXES) await client.query(index);
      await client.query('ANALYZE');
      const people = 'SELECT key, name FROM people WHERE quote_count > 0 ORDER BY article_count DESC LIMIT 5000';
      return { people: (await client.query<Content['people'][number]>(people)).rows };
    });
    const ours = await startGateway('Dateline', ['--store', store]);
    const cold = await startGateway('Dateline, remembering nothing', ['--store', store, ...CACHELESS]);
    servers.push(ours, cold);
    const script = new URL('servers/postgraphile.ts', import.meta.url);
    const theirs = await startScript('PostGraphile', script, [folder, database.url, 'archive']);
    servers.push(theirs);
    const bytes = await answersOf(ours, theirs, content);
    printReport(await measure(ours, cold, theirs, content), bytes);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.stop();
  }
}

/** Installs it beside the house: it brings packages, and asks for a Node, that the gateway does without. */
function installPostgraphile(): string {
  const folder = join(tmpdir(), 'dateline-bench-postgraphile');
  if (!existsSync(join(folder, 'node_modules/postgraphile'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const command = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES];
    execFileSync('npm', command, { cwd: folder, stdio: 'inherit' });
  }
  return folder;
}

/** Bytes of an answer of each; that both found as much is seen by the texts in them. */
async function answersOf(ours: Server, theirs: Server, content: Content): Promise<string[]> {
  const found: string[] = [];
  for (const question of QUESTIONS) {
    const [our = '', their = ''] = await Promise.all([
      textsOf(ours, askOurs(question, content, 1, 1)),
      textsOf(theirs, askTheirs(question, content, 1, 1)),
    ]);
    if (our !== their)
      throw new Error(`${question.name}: the answers differ\n${our.slice(0, 800)}\n${their.slice(0, 800)}`);
    found.push(String(Buffer.byteLength(our)));
  }
  return found;
}

/** What an answer says, without the names of its fields and the order of what is equal. */
async function textsOf(server: Server, [request]: readonly Request[]): Promise<string> {
  if (!request) return '';
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') texts.push(String(value));
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one);
  };
  collect(await ask(server.url, request));
  return texts.sort().join('\n');
}

async function measure(ours: Server, cold: Server, theirs: Server, content: Content): Promise<Rates> {
  const rates: { ours: number; cold: number; theirs: number }[][] = QUESTIONS.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, question] of QUESTIONS.entries()) {
      const seconds = { connections: CONNECTIONS, seconds: SECONDS };
      const mine = askOurs(question, content, REQUESTS, round);
      const first = await load(ours.url, mine, seconds);
      const second = await load(theirs.url, askTheirs(question, content, REQUESTS, round), seconds);
      const third = await load(cold.url, mine, seconds);
      // The first round is for the compiler.
      if (round >= 0) rates[i]?.push({ ours: first.rate, cold: third.rate, theirs: second.rate });
    }
  }
  return rates;
}

function printReport(rates: Rates, bytes: readonly string[]): void {
  const ratios = rates.map((rounds) => spreadOf(rounds.map(({ cold, theirs }) => cold / theirs)));
  const shown = (values: readonly number[]) => printSpread(spreadOf(values));
  report('postgraphile', {
    heading: 'Requests a second beside PostGraphile',
    columns: [
      '',
      'bytes of text',
      'PostGraphile',
      'Dateline, remembering nothing',
      '**ratio**',
      'Dateline as it ships',
      'at least as fast',
    ],
    rows: QUESTIONS.map(({ name }, i) => {
      const rounds = rates[i] ?? [];
      const ratio = ratios[i] ?? spreadOf([Number.NaN]);
      return [
        name,
        bytes[i] ?? '',
        shown(rounds.map(({ theirs }) => theirs)),
        shown(rounds.map(({ cold }) => cold)),
        `**${printSpread(ratio, 2)}**`,
        shown(rounds.map(({ ours }) => ours)),
        ratio.median >= 1 ? 'met' : 'missed',
      ];
    }),
    note: `The same ${BASE * COPIES} invented articles in the same tables of one PostgreSQL server, ${PACKAGES[0]} with connection filters, one process each, ${CONNECTIONS} connections; every request asks for another date, person or place. The texts of the answers are compared before. Median (least–most) of ${ROUNDS} rounds of ${SECONDS} seconds in one run, by turns, on Node ${process.versions.node}. PostGraphile got an index for each order and filter of these questions. It has no search without a function that one writes oneself, so search is not compared.`,
    plot: {
      name: 'postgraphile',
      says: 'Requests a second, as a multiple of those of PostGraphile',
      svg: drawBars('Times the requests a second of PostGraphile, remembering nothing', bars(ratios), 1),
    },
  });
}

function bars(ratios: readonly Spread[]) {
  return ratios.map((ratio, i) => ({ label: QUESTIONS[i]?.name ?? '', ...ratio }));
}
