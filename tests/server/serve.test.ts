import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../gateway.ts';
import { describePostgres } from '../store/databases.ts';

/** The command as it is installed: `npm test` builds it first. */
const CLI = resolve(import.meta.dirname, '../../dist/cli.js');
const ARTICLE = 'Mayor warns of floods\n\n“Leave now,” Ana Reis said in Porto.';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'one.txt'), ARTICLE);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** `dateline serve`, once it says where. */
async function serve(...options: string[]) {
  const words = [CLI, 'serve', folder, '--port', '0', '--store', `${folder}.db`, ...options];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'exit');
  onTestFinished(() => {
    server.kill('SIGKILL');
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${folder}.db${suffix}`, { force: true });
  });
  let [said, printed] = ['', ''];
  server.stdout.on('data', (data) => {
    printed += data;
  });
  for await (const line of createInterface({ input: server.stderr })) {
    said += `${line}\n`;
    const url = /http:\S+/.exec(line)?.[0].replace('/graphql', '');
    if (url !== undefined) return { server, ended, url, printed: () => printed };
  }
  throw new Error(said);
}

async function ready(url: string): Promise<void> {
  await expect.poll(async () => (await fetch(`${url}/ready`)).status, { timeout: 25_000, interval: 200 }).toBe(200);
}

const COUNT = '/graphql?query={contentStatus{articles}}';

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

test('several workers on one port, counted together; told to stop, all end', async () => {
  const metricsPort = await freePort();
  const { server, ended, url } = await serve('--workers', '2', '--metrics-port', String(metricsPort));
  await ready(url);
  for (let i = 0; i < 20; i++) {
    const response = await fetch(`${url}${COUNT}`, { headers: { connection: 'close' } });
    expect(await response.json()).toEqual({ data: { contentStatus: { articles: 1 } } });
  }
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const counted = [...metrics.matchAll(/^dateline_http_requests_total\{path="\/graphql".*\} (\d+)$/gm)];
  expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(20);
  expect(metrics).toContain('dateline_content_version 1\n');
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

test('a request that is under way when it is told to stop is answered; a line a request on the access log', async () => {
  const { server, ended, url, printed } = await serve('--access-log');
  await ready(url);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const body = JSON.stringify({ query: '{ contentStatus { articles } }' });
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  // The server has the head of the request when it is told to stop.
  await new Promise((wait) => setTimeout(wait, 300));
  server.kill('SIGTERM');
  await new Promise((wait) => setTimeout(wait, 300));
  socket.write(body.slice(10));
  expect(await ended).toEqual([0, null]);
  expect(answer).toContain('{"data":{"contentStatus":{"articles":1}}}');
  const lines = printed()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({
    method: 'POST',
    path: '/graphql',
    status: 200,
    outcome: 'miss',
    aborted: false,
  });
});

test.each([
  [['--limit', 'depth=many'], /depth=16/],
  [['--limit', 'girth=1'], /--limit girth=1/],
  [['--documents-only'], /--documents FILE/],
])('%j is no command line', async (options, message) => {
  await expect(serve(...options)).rejects.toThrow(message);
});

describePostgres('dateline serve', ({ newPlace }) => {
  test('heeds what the environment says of the database, and keeps its password to itself', async () => {
    const place = (await newPlace()).replace('dateline@', 'dateline:secret@');
    const start = (environment: Record<string, string>) =>
      new Promise<string>((resolve, reject) => {
        const words = [CLI, 'serve', '--port', '0', '--store', place];
        const server = spawn(process.execPath, words, { env: { ...process.env, ...environment } });
        onTestFinished(() => void server.kill('SIGKILL'));
        let said = '';
        server.stderr.on('data', (data) => {
          said += data;
          if (said.includes('/graphql')) resolve(said);
        });
        server.on('exit', () => reject(new Error(said)));
      });
    const said = await start({});
    expect(said).toContain('Dateline serves postgres://127.0.0.1');
    expect(said).not.toContain('secret');
    await expect(start({ DATABASE_POOL_SIZE: 'many' })).rejects.toThrow('DATABASE_POOL_SIZE is "many"');
    await expect(start({ DATABASE_PREPARED_STATEMENTS: 'no' })).rejects.toThrow('DATABASE_PREPARED_STATEMENTS is "no"');
  });
});
