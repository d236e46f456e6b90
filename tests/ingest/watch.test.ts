import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../gateway.ts';
import { Command } from './command.ts';
import { articleText, headlineOf, writeArticle } from './sources.ts';

let folder: string;
let command: Command;
let url: string;

const page = (words: string): string =>
  JSON.stringify({
    '@type': 'Article',
    url: 'https://herald.example/ferry',
    headline: 'The ferry sails',
    articleBody: words,
  });

beforeAll(async () => {
  folder = temporaryFolder();
  writeArticle(folder, 'first.txt', articleText('first'));
  // The store lies in the folder: its files are no articles, and what is written to them is no change.
  command = new Command('serve', folder, '--watch', '--port', '0', '--store', join(folder, 'own.db'));
  url = await command.says(/http:\S+/);
  await command.says(/1 read, 0 unchanged, 0 removed, 0 failed/);
}, 60_000);

afterAll(async () => {
  expect(await command.kill('SIGTERM')).toBe(0);
  rmSync(folder, { recursive: true });
});

async function ask<Data>(query: string): Promise<Data> {
  const body = JSON.stringify({ query });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface Articles {
  readonly articles: {
    readonly nodes: readonly { id: string; headline: string; source: { path: string; raw: string } }[];
  };
}

async function articles() {
  return (await ask<Articles>('{ articles(first: 100) { nodes { id headline source { path raw } } } }')).articles.nodes;
}

/** Waits until the answer is what it should be. */
async function eventually<Answer>(question: () => Promise<Answer>, expected: unknown): Promise<void> {
  await expect.poll(question, { timeout: 25_000, interval: 100 }).toEqual(expected);
}

const pathsNow = async (): Promise<string[]> => (await articles()).map(({ source }) => source.path).sort();

/** The content versions that a subscriber is told. */
class Subscriber {
  heard = '';
  private readonly stop = new AbortController();
  readonly reading: Promise<void>;

  constructor(response: Response) {
    this.reading = this.read(response).catch(() => {});
  }

  static async join(): Promise<Subscriber> {
    const body = JSON.stringify({ query: 'subscription { contentChanged { version articles } }' });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const subscriber = new Subscriber(await fetch(url, { method: 'POST', headers, body }));
    await sleep(600);
    return subscriber;
  }

  get versions(): number[] {
    return [...this.heard.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version));
  }

  async leave(): Promise<void> {
    this.stop.abort();
    await this.reading;
  }

  private async read(response: Response): Promise<void> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    this.stop.signal.addEventListener('abort', () => void reader?.cancel());
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      this.heard += piece.value;
  }
}

describe('a folder that is served and watched', () => {
  let subscriber: Subscriber;

  afterEach(() => subscriber?.leave());

  test('a saved file is told to subscribers, and answered', async () => {
    subscriber = await Subscriber.join();
    writeArticle(folder, 'desk/second.txt', articleText('second'));
    await expect.poll(() => subscriber.heard, { timeout: 25_000 }).toContain('"articles":2');
    expect((await articles()).map(({ headline }) => headline)).toContain(headlineOf('second'));
  });

  test('a burst is one change', async () => {
    subscriber = await Subscriber.join();
    for (let i = 0; i < 30; i++) writeArticle(folder, `burst/${i}.txt`, articleText(`burst${i}`));
    await eventually(async () => (await pathsNow()).length, 32);
    await sleep(1000);
    expect(subscriber.versions).toHaveLength(1);
  });

  test('a folder that is taken away takes its articles with it', async () => {
    rmSync(join(folder, 'burst'), { recursive: true });
    await eventually(pathsNow, ['desk/second.txt', 'first.txt']);
  });

  test('an editor that writes beside the file and renames changes the article; what it leaves about is none', async () => {
    const before = (await articles()).find(({ source }) => source.path === 'first.txt');
    writeFileSync(join(folder, 'first.txt~'), articleText('older'));
    writeFileSync(join(folder, '.first.txt.swp'), 'x');
    writeFileSync(join(folder, 'first.txt.tmp'), articleText('edited'));
    renameSync(join(folder, 'first.txt.tmp'), join(folder, 'first.txt'));
    const now = async () => (await articles()).find(({ source }) => source.path === 'first.txt');
    await eventually(async () => (await now())?.headline, headlineOf('edited'));
    expect((await now())?.id).toBe(before?.id);
    expect(await pathsNow()).toEqual(['desk/second.txt', 'first.txt']);
  });

  test('a file that is still being written is taken when it is whole', async () => {
    subscriber = await Subscriber.join();
    const text = articleText('growing');
    for (let i = 0; i < text.length; i += 12) {
      appendFileSync(join(folder, 'growing.txt'), text.slice(i, i + 12));
      await sleep(60);
    }
    const raw = async () => (await articles()).find(({ source }) => source.path === 'growing.txt')?.source.raw;
    await eventually(raw, text);
    expect(subscriber.versions).toHaveLength(1);
  });

  test('a renamed file whose article has an address keeps its id; one without gets another', async () => {
    writeArticle(folder, 'page.json', page('It sailed on Monday.'));
    await eventually(pathsNow, ['desk/second.txt', 'first.txt', 'growing.txt', 'page.json']);
    const idOf = async (path: string) => (await articles()).find(({ source }) => source.path === path)?.id;
    const before = await idOf('page.json');
    renameSync(join(folder, 'page.json'), join(folder, 'renamed.json'));
    await eventually(pathsNow, ['desk/second.txt', 'first.txt', 'growing.txt', 'renamed.json']);
    expect(await idOf('renamed.json')).toBe(before);
  });

  test('when one of two files with the same article goes, the other gives it', async () => {
    writeArticle(folder, 'zz.json', page('It sailed on Tuesday.'));
    await command.says(/zz\.json: is the same article as renamed\.json \(DUPLICATE\)/);
    rmSync(join(folder, 'renamed.json'));
    await eventually(pathsNow, ['desk/second.txt', 'first.txt', 'growing.txt', 'zz.json']);
  });

  test('a file that cannot be read is named, and the watch goes on', async () => {
    writeArticle(folder, 'empty.txt', '');
    await command.says(/empty\.txt: .*\(EMPTY\)/);
    writeArticle(folder, 'empty.txt', articleText('filled'));
    await eventually(pathsNow, ['desk/second.txt', 'empty.txt', 'first.txt', 'growing.txt', 'zz.json']);
  });
});
