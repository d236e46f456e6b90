import type { ContentState } from '../contract.ts';
import { listen } from './listen.ts';

/**
 * What content there is, known without asking: commits are told by every process. It is asked for after each, and each time while
 * it is not sure that they are heard.
 */
export class ToldState {
  private readonly listeners = new Set<() => void>();
  private stop: (() => void) | null = null;
  private isHearing = false;
  private reading: Promise<ContentState> | null = null;

  constructor(
    private readonly url: string,
    private readonly read: () => Promise<ContentState>,
  ) {}

  /** Other processes' commits are known some milliseconds later; where the network falls silent, two seconds later at most. */
  state(): Promise<ContentState> {
    this.start();
    if (!this.isHearing) return this.read();
    if (this.reading === null) {
      const reading = this.read();
      this.reading = reading;
      // What could not be read is asked for again.
      reading.catch(() => {
        if (this.reading === reading) this.reading = null;
      });
    }
    return this.reading;
  }

  /** After a commit of this process, which it need not be told of. */
  forget(): void {
    this.reading = null;
  }

  /** @returns how to stop */
  onNews(listener: () => void): () => void {
    this.listeners.add(listener);
    this.start();
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.stop?.();
    this.isHearing = false;
  }

  private start(): void {
    const tell = () => {
      this.forget();
      for (const listener of [...this.listeners]) listener();
    };
    this.stop ??= listen(this.url, {
      onHearing: () => {
        this.isHearing = true;
        // What came before is news, too.
        tell();
      },
      onNews: tell,
      onLost: () => {
        this.isHearing = false;
        this.forget();
      },
    });
  }
}
