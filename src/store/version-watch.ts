/** How often the version is looked at, in milliseconds, while somebody listens. */
const INTERVAL = 500;

/** Tells listeners of newer content versions: at once for this process's commits, within the interval for another's. */
export class VersionWatch {
  private readonly listeners = new Set<(version: number) => void>();
  private timer: NodeJS.Timeout | null = null;
  private known: number | null = null;

  /** @param read what the store's version is now */
  constructor(private readonly read: () => Promise<number>) {}

  /** @returns how to stop listening */
  listen(listener: (version: number) => void): () => void {
    this.listeners.add(listener);
    this.timer ??= this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  }

  /** Passes a version on, unless it is an old one. */
  tell(version: number): void {
    if (this.known !== null && version <= this.known) return;
    this.known = version;
    for (const listener of [...this.listeners]) listener(version);
  }

  close(): void {
    this.listeners.clear();
    this.stop();
  }

  private start(): NodeJS.Timeout {
    // What the first look finds is where listening starts from, and no news.
    void this.look((version) => {
      this.known = Math.max(this.known ?? version, version);
    });
    return setInterval(() => void this.look((version) => this.tell(version)), INTERVAL).unref();
  }

  private stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.known = null;
  }

  /** A store that cannot be read has no news; the next look tries again. */
  private async look(then: (version: number) => void): Promise<void> {
    try {
      then(await this.read());
    } catch {
      return;
    }
  }
}
