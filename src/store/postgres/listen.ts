import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { CHANNEL } from './dialect.ts';

/** Milliseconds before a lost connection is tried again, doubled each time up to the longest. */
const SHORTEST = 250;
const LONGEST = 10_000;

/** Milliseconds between two words to itself. One that has not come back by the next shows that nothing is heard any more. */
const BEAT = 1_000;

export interface Ears {
  /** Everything is heard from now on. */
  onHearing(): void;
  /** A commit of any process. */
  onNews(): void;
  /** Commits may pass unheard until `onHearing`. */
  onLost(): void;
}

/**
 * Listens for commits of any process on a connection of its own, which comes back by itself when it is lost. Whether it hears is
 * known by what it says to itself: a pooler may let it listen and pass nothing on, and a network may fall silent.
 *
 * @returns how to stop
 */
export function listen(url: string, ears: Ears): () => void {
  let current: Listener | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = SHORTEST;
  let stopped = false;

  const connect = (): void => {
    const listener = new Listener(url, {
      onNews: ears.onNews,
      onHearing() {
        pause = SHORTEST;
        ears.onHearing();
      },
      onLost() {
        if (stopped || current !== listener) return;
        ears.onLost();
        timer = setTimeout(connect, pause).unref();
        pause = Math.min(pause * 2, LONGEST);
      },
    });
    current = listener;
    void listener.start();
  };

  connect();
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    current?.end();
  };
}

/** One connection, until it is lost. */
class Listener {
  private readonly client: pg.Client;
  private readonly echo = `dateline_${randomBytes(8).toString('hex')}`;
  private beat: NodeJS.Timeout | null = null;
  private isHearing = false;
  private hasEchoed = true;
  private hasEnded = false;

  constructor(
    url: string,
    private readonly ears: Ears,
  ) {
    this.client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'dateline listen' });
  }

  async start(): Promise<void> {
    this.client.on('error', () => this.lose());
    this.client.on('end', () => this.lose());
    this.client.on('notification', ({ channel }) => (channel === this.echo ? this.hearItself() : this.ears.onNews()));
    try {
      await this.client.connect();
      await this.client.query(`LISTEN ${CHANNEL}; LISTEN ${this.echo}`);
      if (this.hasEnded) return;
      this.speak();
      this.beat = setInterval(() => (this.hasEchoed ? this.speak() : this.lose()), BEAT).unref();
    } catch {
      this.lose();
    }
  }

  end(): void {
    this.hasEnded = true;
    if (this.beat) clearInterval(this.beat);
    // Ending a connection that is lost may fail, and does not matter.
    this.client.end().catch(() => {});
  }

  private speak(): void {
    this.hasEchoed = false;
    this.client.query(`NOTIFY ${this.echo}`).catch(() => this.lose());
  }

  private hearItself(): void {
    this.hasEchoed = true;
    if (this.isHearing || this.hasEnded) return;
    this.isHearing = true;
    this.ears.onHearing();
  }

  private lose(): void {
    if (this.hasEnded) return;
    this.end();
    this.ears.onLost();
  }
}
