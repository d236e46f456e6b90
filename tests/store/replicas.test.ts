import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoreClient } from '../../src/store/postgres/pool.ts';
import { Replicas } from '../../src/store/postgres/replicas.ts';

/** A server that answers what version it has, or is down. */
class Server {
  down = false;
  reads = 0;

  constructor(public version: number) {}

  async connect(): Promise<StoreClient> {
    if (this.down) throw new Error('connection refused');
    this.reads++;
    const rows = [{ version: this.version, mark: `mark of ${this.version}` }];
    // Nothing but the version is asked here.
    const query = (async () => ({ rows })) as unknown as StoreClient['query'];
    return { query, together: (ask) => ask(), release() {} };
  }

  async end() {}
}

/** Which of the servers the next reads go to. */
async function readFrom(replicas: Replicas, servers: readonly Server[]): Promise<Server[]> {
  for (const server of servers) server.reads = 0;
  for (let i = 0; i < 4; i++) await replicas.connect();
  await settled();
  return servers.filter(({ reads }) => reads > 0);
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What was left is asked again after five seconds. */
async function afterItsRest(replicas: Replicas): Promise<void> {
  vi.setSystemTime(Date.now() + 6_000);
  await replicas.state();
  await settled();
}

let near: Server;
let far: Server;
let primary: Server;
let replicas: Replicas;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  [near, far, primary] = [new Server(5), new Server(4), new Server(6)];
  replicas = new Replicas([near, far], primary);
});

afterEach(() => {
  vi.useRealTimers();
});

test('what is known to be there is what the replica has that is furthest behind', async () => {
  expect(await replicas.state()).toEqual({ version: 4, mark: 'mark of 4' });
  expect(await readFrom(replicas, [near, far, primary])).toEqual([near, far]);
});

test('a replica that comes back is read from only when it has what was given out meanwhile', async () => {
  far.down = true;
  expect((await replicas.state()).version).toBe(5);
  far.down = false;
  expect(await readFrom(replicas, [near, far, primary])).toEqual([near]);

  await afterItsRest(replicas);
  expect(await readFrom(replicas, [near, far, primary])).toEqual([near]);

  far.version = 5;
  await afterItsRest(replicas);
  expect(await readFrom(replicas, [near, far, primary])).toEqual([near, far]);
  expect((await replicas.state()).version).toBe(5);
});

test('the primary stands in for all, until a replica has what the primary gave', async () => {
  [near.down, far.down] = [true, true];
  expect((await replicas.state()).version).toBe(6);
  expect(await readFrom(replicas, [near, far, primary])).toEqual([primary]);

  [near.down, far.down] = [false, false];
  await afterItsRest(replicas);
  expect(await readFrom(replicas, [near, far, primary])).toEqual([primary]);

  near.version = 6;
  await afterItsRest(replicas);
  expect(await readFrom(replicas, [near, far, primary])).toEqual([near]);
});

test('a replica that fails while it is read from is not read from again', async () => {
  await replicas.state();
  near.down = true;
  expect(await readFrom(replicas, [near, far, primary])).toEqual([far]);
});
