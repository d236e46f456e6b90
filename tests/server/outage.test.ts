import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../src/server/index.ts';
import { openStore } from '../../src/store/index.ts';
import { startGateway } from '../gateway.ts';
import { articleOf } from '../store/articles.ts';
import { describePostgres } from '../store/databases.ts';

const OUTAGE = 10_000;
const HEADLINES = JSON.stringify({ query: '{ articles { nodes { headline } } }' });

interface Answer {
  readonly at: number;
  readonly headline: string | undefined;
  readonly code: string | undefined;
}

describePostgres('a gateway whose database is away for ten seconds', ({ newPlace }, server) => {
  test('says so with a code, and with /ready, all the while, and recovers by itself', { timeout: 60_000 }, async () => {
    const store = await openStore(await newPlace());
    await store.commit({ put: [articleOf({ key: 'a', headline: 'Dam holds' })], remove: [] });
    const unexpected: unknown[] = [];
    // What it remembers would hide that the database is away.
    const gateway = createGateway({ store, caching: { bytes: 0 }, onUnexpected: (error) => unexpected.push(error) });
    const { port } = await gateway.listen(0, '127.0.0.1');
    onTestFinished(async () => {
      await gateway.close();
      await store.close();
    });
    const url = `http://127.0.0.1:${port}`;
    const ready = async () => (await fetch(`${url}/ready`)).status;

    const load = new Load(`${url}/graphql`, 8);
    await pause(500);
    expect(await ready()).toBe(200);
    await server().pause();
    const gone = Date.now();
    await expect.poll(ready, { timeout: 5_000 }).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    await pause(OUTAGE - (Date.now() - gone));
    expect(await ready()).toBe(503);
    await server().restart();
    const back = Date.now();
    await expect.poll(ready, { timeout: 5_000 }).toBe(200);
    await pause(1_000);
    const answers = await load.end();

    const failed = answers.filter(({ headline }) => headline === undefined);
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    expect(failed.length).toBeGreaterThan(20);
    expect(answers.filter(({ at }) => at > back + 500).every(({ headline }) => headline === 'Dam holds')).toBe(true);
    expect(answers.at(-1)?.headline).toBe('Dam holds');
    // Who runs it hears why; nothing else went wrong.
    for (const error of unexpected) expect(error).toMatchObject({ code: 'UNAVAILABLE' });
  });
});

/** So many clients that ask one thing after the other. */
class Load {
  private readonly answers: Answer[] = [];
  private going = true;
  private readonly clients: Promise<unknown>;

  constructor(
    private readonly url: string,
    count: number,
  ) {
    this.clients = Promise.all(Array.from({ length: count }, () => this.ask()));
  }

  async end(): Promise<readonly Answer[]> {
    this.going = false;
    await this.clients;
    return this.answers;
  }

  private async ask(): Promise<void> {
    while (this.going) {
      const at = Date.now();
      const headers = { 'content-type': 'application/json' };
      const { data, errors } = await (await fetch(this.url, { method: 'POST', headers, body: HEADLINES })).json();
      this.answers.push({ at, headline: data?.articles.nodes[0]?.headline, code: errors?.[0].extensions.code });
      await pause(50);
    }
  }
}

test('who reads nothing of a large answer keeps nobody else waiting, and does not keep the gateway from ending', async () => {
  const gateway = await startGateway(null);
  const long = 'The river rose again. '.repeat(20_000);
  const put = Array.from({ length: 10 }, (_, i) => articleOf({ key: `long ${i}`, headline: long }));
  await gateway.store.commit({ put, remove: [] });
  const body = '{"query":"{ articles { nodes { headline } } }"}';
  const sockets = Array.from({ length: 5 }, () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    return socket;
  });
  await pause(500);
  const started = Date.now();
  expect(await gateway.query('{ contentStatus { articles } }')).toEqual({ contentStatus: { articles: 10 } });
  expect(Date.now() - started).toBeLessThan(1_000);
  await gateway.gateway.close(500);
  expect(Date.now() - started).toBeLessThan(4_000);
  for (const socket of sockets) socket.destroy();
  await gateway.store.close();
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
