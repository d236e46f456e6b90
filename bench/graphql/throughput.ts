import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { printSpread, spreadOf } from '../numbers.ts';
import { report } from '../report.ts';
import { fillStore } from './store.ts';

const ARTICLES = 300;
const CONNECTIONS = 16;
const SECONDS = 2;
const ROUNDS = 5;

/** Twenty articles with three quotes each and who said them: some 15 KB. */
const QUERY = `query Page($first: Int, $after: String) {
  articles(first: $first, after: $after) {
    nodes { id headline publication publishedAt quotes(first: 3) { nodes { id text kind speaker { id name } } } }
    pageInfo { endCursor hasNextPage }
  }
}`;

interface Contestant {
  readonly name: string;
  readonly server: 'bare' | 'dateline' | 'yoga' | 'mercurius';
  readonly how?: 'cold';
  /** Whether each request is one that was never asked before. */
  readonly distinct: boolean;
}

const CONTESTANTS = [
  { name: 'bare `node:http`, the same bytes', server: 'bare', distinct: false },
  { name: 'Dateline, the same question again', server: 'dateline', distinct: false },
  { name: 'Yoga as it comes, distinct questions', server: 'yoga', distinct: true },
  { name: 'Mercurius with its JIT, distinct questions', server: 'mercurius', distinct: true },
  { name: 'Dateline, distinct questions', server: 'dateline', distinct: true },
  { name: 'Dateline that remembers nothing, distinct questions', server: 'dateline', how: 'cold', distinct: true },
] as const satisfies readonly Contestant[];

/** Each server is a process of its own; they are asked by turns, so that whatever else the machine does meets all alike. */
export async function measureThroughput(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const servers: Server[] = [];
  try {
    const file = join(folder, 'store.db');
    await fillStore(file, ARTICLES);
    servers.push(await Server.start('dateline', [file]));
    const cursors = await cursorsOf(servers[0]?.url ?? '');
    const answer = await ask(servers[0]?.url ?? '', null);
    writeFileSync(join(folder, 'answer.json'), answer);
    servers.push(await Server.start('bare', [join(folder, 'answer.json')]));
    servers.push(await Server.start('yoga', [file]), await Server.start('mercurius', [file]));
    servers.push(await Server.start('dateline', [file, 'cold']));
    const rates = await measureByTurns(servers, cursors);
    printReport(rates, Buffer.byteLength(answer));
  } finally {
    for (const server of servers) server.stop();
    rmSync(folder, { recursive: true });
  }
}

class Server {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static start(script: string, words: readonly string[]): Promise<Server> {
    const child = fork(new URL(`servers/${script}.ts`, import.meta.url), words, { execArgv: ['--import', 'tsx'] });
    return new Promise((resolve, reject) => {
      child.once('message', (port) => {
        const name = words[1] === undefined ? script : `${script} ${words[1]}`;
        resolve(new Server(name, `http://127.0.0.1:${port}/graphql`, child));
      });
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    });
  }

  /** Seconds of the processor so far. */
  spent(): Promise<number> {
    return new Promise((resolve) => {
      this.process.once('message', (seconds) => resolve(Number(seconds)));
      this.process.send('spent');
    });
  }

  stop(): void {
    this.process.kill();
  }
}

function bodyOf(after: string | null, mark?: string): string {
  // A variable that no query declares is no error, and makes a question that nobody has asked before.
  return JSON.stringify({ query: QUERY, variables: { first: 20, after, ...(mark !== undefined && { mark }) } });
}

async function ask(url: string, after: string | null): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: bodyOf(after),
  });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(`no benchmark of errors: ${text.slice(0, 300)}`);
  return text;
}

/** Where the pages of the list begin. */
async function cursorsOf(url: string): Promise<string[]> {
  const cursors: string[] = [];
  for (;;) {
    const { endCursor, hasNextPage } = JSON.parse(await ask(url, cursors.at(-1) ?? null)).data.articles.pageInfo;
    // The last page is shorter, and gives no comparable answer.
    if (!hasNextPage) return cursors.slice(0, -1);
    cursors.push(endCursor);
  }
}

/** Requests a second, by the clock and by what the server had of the processor: the clock's follow what else the machine does. */
interface Rate {
  readonly clock: number;
  readonly processor: number;
}

async function measureByTurns(servers: readonly Server[], cursors: readonly string[]): Promise<Rate[][]> {
  const rates: Rate[][] = CONTESTANTS.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, contestant] of CONTESTANTS.entries()) {
      const name = 'how' in contestant ? `${contestant.server} ${contestant.how}` : contestant.server;
      const server = servers.find((one) => one.name === name);
      if (!server) throw new Error(`no server ${name}`);
      const rate = await load(server, contestant.distinct ? cursors.map((at) => bodyOf(at, '[<id>]')) : [bodyOf(null)]);
      // The first round is for the compiler.
      if (round >= 0) rates[i]?.push(rate);
    }
  }
  return rates;
}

async function load(server: Server, bodies: readonly string[]): Promise<Rate> {
  const { url } = server;
  const before = await server.spent();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    idReplacement: true,
    requests: bodies.map((body) => ({ body })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return {
    clock: result.requests.average,
    processor: result.requests.total / ((await server.spent()) - before),
  };
}

function printReport(rates: readonly (readonly Rate[])[], bytes: number): void {
  const [bare = [], same = [], yoga = [], mercurius = [], distinct = [], cold = []] = rates;
  const ratio = (ours: readonly Rate[], theirs: readonly Rate[], by: keyof Rate) =>
    spreadOf(ours.map((rate, i) => rate[by] / (theirs[i]?.[by] ?? Number.NaN)));
  const goals: [text: string, ours: readonly Rate[], theirs: readonly Rate[], least: number][] = [
    ['the same question, to bare `node:http`', same, bare, 0.5],
    ['distinct questions, to Yoga', distinct, yoga, 2],
    ['distinct questions, to Mercurius with its JIT', distinct, mercurius, 1],
    ['distinct questions with nothing remembered, to Yoga', cold, yoga, 1],
    ['distinct questions with nothing remembered, to Mercurius with its JIT', cold, mercurius, 1],
  ];
  report('graphql', {
    heading: 'Requests a second',
    columns: ['', 'requests a second', 'by the server’s own processor time', 'asked'],
    rows: [
      ...CONTESTANTS.map(({ name }, i) => {
        const by = (measure: keyof Rate) => printSpread(spreadOf((rates[i] ?? []).map((rate) => rate[measure])));
        return [name, by('clock'), by('processor'), ''];
      }),
      ...goals.map(([text, ours, theirs, least]) => {
        const found = ratio(ours, theirs, 'processor');
        const verdict = found.median >= least ? 'met' : 'missed';
        const byClock = ratio(ours, theirs, 'clock');
        return [
          `**ratio**: ${text}`,
          printSpread(byClock, 2),
          `**${printSpread(found, 2)}**`,
          `≥ ${least}: ${verdict}`,
        ];
      }),
    ],
    note: `${bytes} bytes an answer: 20 of ${ARTICLES} invented articles with three quotes each and their speakers, from one SQLite file; ${CONNECTIONS} connections; median (least–most) of ${ROUNDS} rounds of ${SECONDS} seconds in one run, by turns, on Node ${process.versions.node}. A distinct question was never asked before, letter for letter; the articles are the same, so rows and pages are remembered unless it says otherwise.`,
  });
}
