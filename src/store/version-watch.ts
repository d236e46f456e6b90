import { setTimeout as sleep } from 'node:timers/promises';

/** How often the version is looked at, in milliseconds, while somebody listens: where the database tells, and where not. */
const INTERVAL = { TOLD: 10_000, NOT_TOLD: 500 } as const;

/** After news, looks follow closely, in milliseconds, until the news has reached what is read from, or never will. */
const CLOSELY = [0, 50, 100, 250, 500, 1_000, 2_000, 4_000] as const;

type OnNews = (listener: () => void) => () => void;

/**
 * Tells listeners of newer content versions: at once for this process's commits, as soon as it is known for another's, and never
 * before what is read from has them.
 */
export class VersionWatch {
  private readonly listeners = new Set<(version: number) => void>();
  private timer: NodeJS.Timeout | null = null;
  private known: number | null = null;
  /** When it is known where listening starts from. */
  private begun: Promise<void> = Promise.resolve();
  private deafen: (() => void) | null = null;
  private news = 0;

  /**
   * @param read what the store's version is now
   * @param onNews calls back when the version may have risen; left out where the database does not tell
   */
  constructor(
    private readonly read: () => Promise<number>,
    private readonly onNews: OnNews | undefined,
  ) {}

  /** @returns how to stop listening */
  listen(listener: (version: number) => void): () => void {
    this.listeners.add(listener);
    this.timer ??= this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  }

  /**
   * Looks for a newer version and tells it: that which those who hear of it can read, which after a commit may be the one before
   * still. A store that cannot be read has no news; the next look tries again.
   */
  async look(): Promise<void> {
    if (this.listeners.size === 0) return;
    await this.begun;
    await this.readThen((version) => this.tell(version));
  }

  close(): void {
    this.listeners.clear();
    this.stop();
  }

  private start(): NodeJS.Timeout {
    // What the first look finds is where listening starts from, and no news.
    this.begun = this.readThen((version) => {
      this.known = Math.max(this.known ?? version, version);
    });
    this.deafen = this.onNews?.(() => void this.follow()) ?? null;
    const interval = this.onNews ? INTERVAL.TOLD : INTERVAL.NOT_TOLD;
    return setInterval(() => void this.look(), interval).unref();
  }

  /** What is read from may follow what is written to: news is looked for until it is there. Later news takes over. */
  private async follow(): Promise<void> {
    const news = ++this.news;
    await this.begun;
    const { known } = this;
    for (const pause of CLOSELY) {
      await sleep(pause, undefined, { ref: false });
      if (news !== this.news || this.timer === null || this.known !== known) return;
      await this.look();
    }
  }

  private stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.deafen?.();
    this.deafen = null;
    this.timer = null;
    this.known = null;
  }

  private async readThen(use: (version: number) => void): Promise<void> {
    try {
      use(await this.read());
    } catch {
      return;
    }
  }

  /** Passes a version on, unless it is an old one. */
  private tell(version: number): void {
    if (this.known !== null && version <= this.known) return;
    this.known = version;
    for (const listener of [...this.listeners]) listener(version);
  }
}
