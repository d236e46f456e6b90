import type { ContentState } from '../contract.ts';
import { QUICK } from '../dialect.ts';
import type { Connections, StoreClient } from './pool.ts';

/** How long a replica that failed, or was behind, is left alone, in milliseconds. */
const REST = 5_000;

/** A replica as it was last seen. Its content only ever gets newer, so what was seen is the least that it has. */
interface Replica {
  readonly pool: Connections;
  seen: ContentState | null;
  /** Whether reads go to it. */
  inUse: boolean;
  asked: number;
}

/**
 * Takes connections from each replica in turn; from the primary when there is no replica to read from.
 *
 * What is read is remembered under the content state that was given out before, so nothing that is read may be older. Therefore a
 * replica that fails is left, and taken back only when it has what was given out meanwhile.
 */
export class Replicas implements Connections {
  private readonly replicas: readonly Replica[];
  /** The newest version that was given out. */
  private reached = 0;
  private turn = 0;

  constructor(
    pools: readonly Connections[],
    private readonly primary: Connections,
  ) {
    this.replicas = pools.map((pool) => ({ pool, seen: null, inUse: true, asked: 0 }));
  }

  async connect(): Promise<StoreClient> {
    this.askThoseLeft();
    const start = this.turn++;
    for (let i = 0; i < this.replicas.length; i++) {
      const replica = this.replicas[(start + i) % this.replicas.length];
      if (!replica?.inUse) continue;
      try {
        return await replica.pool.connect();
      } catch {
        leave(replica);
      }
    }
    return this.primary.connect();
  }

  /** The content that every server which is read from has, as far as is known. */
  async state(): Promise<ContentState> {
    this.askThoseLeft();
    await Promise.all(this.inUse.map((replica) => look(replica).catch(() => leave(replica))));
    // One that was taken back meanwhile counts with what was seen of it then.
    const primary = this.inUse.length === 0 ? await stateOf(this.primary) : null;
    const state = lowest(this.inUse) ?? primary ?? (await stateOf(this.primary));
    this.reached = Math.max(this.reached, state.version);
    return state;
  }

  async end(): Promise<void> {
    await Promise.all([...this.replicas.map(({ pool }) => pool), this.primary].map((pool) => pool.end()));
  }

  private get inUse(): readonly Replica[] {
    return this.replicas.filter(({ inUse }) => inUse);
  }

  /** Nobody waits for those that were left. */
  private askThoseLeft(): void {
    const now = Date.now();
    for (const replica of this.replicas) {
      if (replica.inUse || now - replica.asked < REST) continue;
      replica.asked = now;
      look(replica).then(
        ({ version }) => {
          replica.inUse = version >= this.reached;
        },
        () => leave(replica),
      );
    }
  }
}

function leave(replica: Replica): void {
  replica.inUse = false;
  replica.asked = Date.now();
}

async function look(replica: Replica): Promise<ContentState> {
  const state = await stateOf(replica.pool);
  // Answers may overtake each other.
  if (!replica.seen || state.version >= replica.seen.version) replica.seen = state;
  return state;
}

function lowest(replicas: readonly Replica[]): ContentState | null {
  const states = replicas.flatMap(({ seen }) => seen ?? []);
  return states.reduce<ContentState | null>((low, one) => (low && low.version <= one.version ? low : one), null);
}

/** What a server's content is. */
export async function stateOf(pool: Connections): Promise<ContentState> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<ContentState>(`${QUICK} SELECT version, mark FROM content`, []);
    return rows[0] ?? { version: 0, mark: '' };
  } finally {
    client.release();
  }
}
