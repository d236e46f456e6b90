import type { Writable } from 'node:stream';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { StoreError } from '../contract.ts';
import { ONE_PLAN, QUICK } from '../dialect.ts';
import { toStoreError } from './errors.ts';

export interface PoolSettings {
  readonly url: string;
  /** Connections at most. */
  readonly size: number;
  /** Milliseconds after which a statement is given up; 0 for never. */
  readonly statementTimeout: number;
  /** Milliseconds to wait for a connection. */
  readonly connectTimeout: number;
  /** Whether connections keep what they have prepared, and are sent statements without waiting for the answers to others. */
  readonly prepared: boolean;
}

/** Opens connections to one server as they are needed. None that breaks while it is idle ends the process. */
export function openPool({ url, size, statementTimeout, connectTimeout, prepared }: PoolSettings): StorePool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    keepAlive: true,
    application_name: 'dateline',
    types: { getTypeParser },
    pipeline: prepared,
  });
  // The pool drops the connection by itself; the next that is asked for is a new one.
  pool.on('error', () => {});
  return new StorePool(pool, nameOf(url), prepared ? new StatementNames() : null);
}

/** 64-bit integers as numbers: counts and ids here stay far below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format as 'text');

/** A connection, as long as it is not released. */
export interface StoreClient extends PostgresPoolClient {
  /** Sends what is asked for meanwhile as one piece. */
  together<Result>(ask: () => Result): Result;
}

/** Where connections come from. */
export interface Connections extends PostgresPool {
  connect(): Promise<StoreClient>;
}

/** A pool whose connections speak the store's errors. */
class StorePool implements Connections {
  constructor(
    private readonly pool: pg.Pool,
    readonly name: string,
    private readonly names: StatementNames | null,
  ) {}

  async connect(): Promise<StoreClient> {
    try {
      return withStoreErrors(await this.pool.connect(), this.name, this.names);
    } catch (error) {
      throw toStoreError(error, this.name);
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

/** How many statements a connection keeps prepared: it never forgets one, and orders and sizes of pages make many. */
const MOST_PREPARED = 300;

/** Names the statements that have one plan: PostgreSQL reads and plans one with a name once a connection. */
class StatementNames {
  private readonly names = new Map<string, string>();

  nameOf(text: string): string | undefined {
    if (!text.startsWith(ONE_PLAN) && !text.startsWith(QUICK)) return undefined;
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_PREPARED) return known;
    const name = `dateline_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}

const wrapped = new WeakMap<pg.PoolClient, StoreClient>();

function withStoreErrors(client: pg.PoolClient, server: string, names: StatementNames | null): StoreClient {
  const known = wrapped.get(client);
  if (known) return known;
  let broken = false;
  // Without a listener, a connection that breaks while it is in use would end the process.
  client.on('error', () => {
    broken = true;
  });
  async function run(text: string, parameters: readonly unknown[]) {
    try {
      const name = names?.nameOf(text);
      return await client.query({ text, values: parameters.map(toParameter), ...(name && { name }) });
    } catch (error) {
      const known = toStoreError(error, server);
      broken ||= known instanceof StoreError && known.code === 'UNAVAILABLE';
      throw known;
    }
  }
  function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('Nothing here reads by cursor');
    return run(text, parameters);
  }
  function together<Result>(ask: () => Result): Result {
    const socket = socketOf(client);
    socket?.cork();
    try {
      return ask();
    } finally {
      socket?.uncork();
    }
  }
  const wrapper: StoreClient = { query, together, release: () => client.release(broken) };
  wrapped.set(client, wrapper);
  return wrapper;
}

/** The driver does not show it; without it, statements are sent one by one. */
function socketOf(client: pg.PoolClient): Writable | undefined {
  return (client as { readonly connection?: { readonly stream?: Writable } }).connection?.stream;
}

/** No text of PostgreSQL holds NUL: what is searched for with one is not there, and is no error. */
function toParameter(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return Array.isArray(value) ? value.map(toParameter) : value;
}

/** A server as messages name it: without the password. */
export function nameOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'postgres';
  }
}
