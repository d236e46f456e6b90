/** Hears SIGINT and SIGTERM once: what is under way is brought to an end. Told a second time, the process ends at once. */
export class Stop {
  private readonly controller = new AbortController();
  /** Resolves with the signal that came. */
  readonly told: Promise<NodeJS.Signals>;

  constructor() {
    this.told = new Promise((resolve) => {
      const hear = (signal: NodeJS.Signals): void => {
        for (const each of SIGNALS) process.off(each, hear);
        this.controller.abort();
        resolve(signal);
      };
      for (const each of SIGNALS) process.on(each, hear);
    });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
