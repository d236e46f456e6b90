import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { QUICK } from '../dialect.ts';
import type { Connections } from './pool.ts';

/** So many statements one behind the other at most: a server that has more processors shall use them. */
const MOST = 8;

interface Waiting {
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly resolve: (result: PostgresQueryResult<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A pool whose quick statements go together: those of one turn of the event loop are sent over one connection, one behind the
 * other, without waiting for answers. The way there and back, and waking who waits for it, takes longer than they do. Others have
 * a connection for themselves, so that nothing waits behind a slow one.
 */
export class PipeliningPool implements PostgresPool {
  private waiting: Waiting[] = [];

  constructor(private readonly pool: Connections) {}

  /** Takes no connection before it is known what for. */
  async connect(): Promise<PostgresPoolClient> {
    let own: Promise<PostgresPoolClient> | null = null;
    const run = async (text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
      if (own === null && text.startsWith(QUICK)) return this.runTogether(text, parameters);
      own ??= this.pool.connect();
      return (await own).query(text, parameters);
    };
    function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
    function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
    function query(text: unknown, parameters: readonly unknown[] = []): unknown {
      if (typeof text !== 'string') throw new TypeError('Nothing here reads by cursor');
      return run(text, parameters);
    }
    return {
      query,
      release: () => {
        own?.then((client) => client.release()).catch(() => {});
      },
    };
  }

  end(): Promise<void> {
    return this.pool.end();
  }

  private runTogether(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, parameters, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => this.send());
    });
  }

  private send(): void {
    const { waiting } = this;
    this.waiting = [];
    for (let i = 0; i < waiting.length; i += MOST) void this.sendOver(waiting.slice(i, i + MOST));
  }

  /** Never rejects: whoever waits for a statement hears of it. */
  private async sendOver(statements: readonly Waiting[]): Promise<void> {
    try {
      const client = await this.pool.connect();
      const sent = client.together(() =>
        statements.map(({ text, parameters, resolve, reject }) =>
          client.query<unknown>(text, parameters).then(resolve, reject),
        ),
      );
      await Promise.all(sent);
      client.release();
    } catch (error) {
      for (const { reject } of statements) reject(error);
    }
  }
}
