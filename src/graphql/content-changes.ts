/** Tells those who listen that the store has a newer content version. */
export interface ContentChanges {
  /** Whoever commits calls this with the version that the commit gave. */
  publish(version: number): void;
  /**
   * The versions from now on, until the listener leaves or everything is closed. A slow listener gets the newest
   * version only: what lies between two versions is not a version to look at.
   */
  subscribe(): AsyncIterableIterator<number>;
  /** How many listen. */
  readonly listeners: number;
  /** Ends every subscription. */
  close(): void;
}

/** An event source inside one process. */
export function createContentChanges(): ContentChanges {
  const listeners = new Set<Listener>();
  let closed = false;
  return {
    publish(version) {
      for (const listener of listeners) listener.put(version);
    },
    subscribe() {
      const listener = new Listener(() => listeners.delete(listener));
      if (closed) listener.end();
      else listeners.add(listener);
      return listener;
    },
    get listeners() {
      return listeners.size;
    },
    close() {
      closed = true;
      for (const listener of [...listeners]) listener.end();
    },
  };
}

/** One subscription: holds the newest version that was not yet taken. */
class Listener implements AsyncIterableIterator<number> {
  private newest: number | null = null;
  private waiting: ((result: IteratorResult<number>) => void) | null = null;
  private ended = false;

  constructor(private readonly leave: () => void) {}

  put(version: number): void {
    if (this.waiting) {
      this.waiting({ value: version, done: false });
      this.waiting = null;
    } else {
      this.newest = version;
    }
  }

  end(): void {
    this.ended = true;
    this.leave();
    this.waiting?.({ value: undefined, done: true });
    this.waiting = null;
  }

  next(): Promise<IteratorResult<number>> {
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    const version = this.newest;
    if (version !== null) {
      this.newest = null;
      return Promise.resolve({ value: version, done: false });
    }
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  return(): Promise<IteratorResult<number>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
