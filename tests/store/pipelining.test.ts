import { describe, expect, test } from 'vitest';
import { QUICK } from '../../src/store/dialect.ts';
import { openStore } from '../../src/store/index.ts';
import { PipeliningPool } from '../../src/store/postgres/pipelining.ts';
import type { StoreClient } from '../../src/store/postgres/pool.ts';
import { articleOf } from './articles.ts';
import { describePostgres } from './databases.ts';
import { openWire } from './postgres-wire.ts';

const FAST = `${QUICK} SELECT`;
const SLOW = 'SELECT';

/** Connections that answer a statement with itself, or fail as its parameters say. */
class Connections {
  taken = 0;
  released = 0;
  /** What was sent as one piece, and on its own. */
  readonly pieces: string[][] = [];
  readonly alone: string[] = [];
  fail = false;

  async connect(): Promise<StoreClient> {
    if (this.fail) throw new Error('no connection');
    this.taken++;
    let piece: string[] | null = null;
    const query = async (text: string, [name]: readonly string[]) => {
      (piece ?? this.alone).push(String(name));
      if (name === 'bad') throw new Error('bad statement');
      return { rows: [{ text, name }] };
    };
    return {
      query: query as unknown as StoreClient['query'],
      together: (ask) => {
        piece = [];
        this.pieces.push(piece);
        const result = ask();
        piece = null;
        return result;
      },
      release: () => {
        this.released++;
      },
    };
  }

  async end() {}
}

async function ask(pool: PipeliningPool, text: string, name: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ name: string }>(text, [name]);
    return rows[0]?.name;
  } finally {
    client.release();
  }
}

describe('statements of one turn', () => {
  test('go together when they are quick, and alone otherwise', async () => {
    const connections = new Connections();
    const pool = new PipeliningPool(connections);
    const answers = await Promise.all([
      ask(pool, FAST, 'a'),
      ask(pool, SLOW, 'long'),
      ask(pool, FAST, 'b'),
      ask(pool, FAST, 'c'),
    ]);
    expect(answers).toEqual(['a', 'long', 'b', 'c']);
    expect(connections).toMatchObject({ taken: 2, pieces: [['a', 'b', 'c']], alone: ['long'] });
    await ask(pool, FAST, 'later');
    expect(connections.pieces).toHaveLength(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(connections.released).toBe(connections.taken);
  });

  test('that are many go over several connections', async () => {
    const connections = new Connections();
    const pool = new PipeliningPool(connections);
    await Promise.all(Array.from({ length: 20 }, (_, i) => ask(pool, FAST, String(i))));
    expect(connections.pieces.map(({ length }) => length)).toEqual([8, 8, 4]);
  });

  test('fail one by one, and all when there is no connection', async () => {
    const connections = new Connections();
    const pool = new PipeliningPool(connections);
    const outcome = (names: string[]) => Promise.allSettled(names.map((name) => ask(pool, FAST, name)));
    expect((await outcome(['a', 'bad', 'b'])).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(connections.released).toBe(1);
    connections.fail = true;
    expect((await outcome(['a', 'b'])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(ask(pool, SLOW, 'a')).rejects.toThrow('no connection');
  });

  test('behind one that is not quick stay with it, as those of a transaction', async () => {
    const connections = new Connections();
    const client = await new PipeliningPool(connections).connect();
    await client.query('BEGIN', ['begin']);
    await client.query(FAST, ['inside']);
    client.release();
    expect(connections).toMatchObject({ taken: 1, pieces: [], alone: ['begin', 'inside'] });
  });
});

describePostgres('what goes over the wire', ({ newPlace }) => {
  async function openOver(wire: { readonly url: string }, preparedStatements: boolean) {
    const store = await openStore(wire.url, { preparedStatements });
    await store.commit({ put: [articleOf({ key: 'a1' }), articleOf({ key: 'a2' })], remove: [] });
    return store;
  }

  test('a statement is parsed once a connection, and those of one turn share one', async () => {
    const wire = await openWire(await newPlace());
    const store = await openOver(wire, true);
    const byKeys = () =>
      Promise.all([store.articles.byKeys(['a1']), store.people.byKeys(['nobody', 'none']), store.texts(['a1'])]);
    await byKeys();
    wire.sent();
    await byKeys();
    expect(wire.sent().filter((sent) => /[PB]/.test(sent))).toEqual(['BDESBDESBDES']);
    await store.close();
    wire.close();
  });

  test('nothing is prepared, and nothing sent ahead, where that is not wanted', async () => {
    const wire = await openWire(await newPlace());
    const store = await openOver(wire, false);
    const byKeys = () => Promise.all([store.articles.byKeys(['a1']), store.people.byKeys(['nobody', 'none'])]);
    await byKeys();
    wire.sent();
    await byKeys();
    expect(wire.sent().filter((sent) => /[PB]/.test(sent))).toEqual(['PBDES', 'PBDES']);
    await store.close();
    wire.close();
  });
});
