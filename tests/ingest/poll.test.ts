import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../gateway.ts';
import { Command } from './command.ts';
import { articleText, writeArticle } from './sources.ts';

let server: Server;
let url: string;
let folder: string;
let command: Command | undefined;
/** How the feed's server answers, and what it was asked. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[];

const item = (id: string): string =>
  `<item><guid isPermaLink="false">${id}</guid><title>Ferry ${id}</title><description>It sailed, said Ana Reis in Porto.</description></item>`;
const feed = (...ids: readonly string[]): string => `<rss><channel>${ids.map(item).join('')}</channel></rss>`;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
  folder = temporaryFolder();
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  if (command && !command.hasEnded) await command.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const watching = (...sources: readonly string[]): Command =>
  new Command('ingest', ...sources, '--watch', '--poll', '1', '--store', join(folder, 'own.db'));

test('an address is asked again, and what is new there is taken in', async () => {
  answer = (_, response) => response.end(feed('one'));
  command = watching(url);
  await command.says(/1 read, 0 unchanged, 0 removed, 0 failed/);
  answer = (_, response) => response.writeHead(503).end();
  await command.says(/the server answers with 503 \(HTTP_503\)/);
  answer = (_, response) => response.setHeader('etag', '"v2"').end(feed('one', 'two'));
  await command.says(/1 read, 0 unchanged, 0 removed, 0 failed in [\s\S]*1 read, 0 unchanged, 0 removed, 0 failed/);
  await expect.poll(() => asked.at(-1)?.headers['if-none-match'], { timeout: 10_000 }).toBe('"v2"');
  expect(await command.kill('SIGTERM')).toBe(0);
}, 60_000);

test('one that does not answer keeps nobody waiting, nor the end', async () => {
  answer = (_, response) => response.end(feed('one'));
  writeArticle(folder, 'first.txt', articleText('first'));
  command = watching(folder, url);
  await command.says(/2 read, 0 unchanged, 0 removed, 0 failed/);
  const hanging = asked.length;
  answer = () => {};
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(hanging);
  writeArticle(folder, 'second.txt', articleText('second'));
  await command.says(/1 read, 0 unchanged, 0 removed, 0 failed/);
  const told = performance.now();
  expect(await command.kill('SIGTERM')).toBe(0);
  expect(performance.now() - told).toBeLessThan(5000);
}, 60_000);
