import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../model.ts';
import type { Job, Outcome, Parsing } from './job.ts';
import { PoolThread, STOPPED, type Task } from './thread.ts';

/** Node 20 runs no TypeScript in threads: from the sources, too, the thread runs what `npm run build` made of them. */
const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/ingest/worker.js' : './worker.js',
  import.meta.url,
);

const MEGABYTE = 1024 * 1024;

export interface PoolOptions {
  readonly knowledge: Knowledge;
  /** How many threads at most; they are started when there is work for them. All processors, if left out. */
  readonly workers?: number;
  /** Milliseconds that a file may take. If left out, a minute, and 20 seconds more for each megabyte. */
  readonly timeLimit?: (job: Job) => number;
  /** What a thread's heap may grow to, in megabytes. From 2,048 on, V8 lets four times what is alive lie about; below, twice. */
  readonly memory?: number;
  /** What the threads run instead of the parser, for tests of the pool itself. */
  readonly script?: URL;
}

/** Parses in threads. A file that never ends, or takes a thread down with it, fails alone: the thread is replaced. */
export interface ParserPool extends Parsing {
  readonly workers: number;
  /** Stops the threads at once; files that wait, or are under way, fail with `STOPPED`. */
  close(): Promise<void>;
}

/** @throws RangeError when `workers` is no number of threads */
export function createParserPool(options: PoolOptions): ParserPool {
  const workers = options.workers ?? availableParallelism();
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
    throw new RangeError(`${workers} is no number of workers: it is from 1 to ${MOST_WORKERS}`);
  return new Pool(workers, options);
}

export const MOST_WORKERS = 256;

class Pool implements ParserPool {
  private readonly threads = new Set<PoolThread>();
  /** Tasks that no thread has yet, in the order in which they came. */
  private readonly waiting: Task[] = [];
  private readonly knowledge: Knowledge;

  constructor(
    readonly workers: number,
    private readonly options: PoolOptions,
  ) {
    this.knowledge = share(options.knowledge);
  }

  parse(job: Job): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.deal();
    });
  }

  async close(): Promise<void> {
    for (const { resolve } of this.waiting.splice(0)) resolve(STOPPED);
    await Promise.all([...this.threads].map((thread) => thread.stop()));
    this.threads.clear();
  }

  /** Hands out what waits, each task to the thread that has least to do. */
  private deal(): void {
    for (let task = this.waiting[0]; task; task = this.waiting[0]) {
      const thread = this.leastBusy();
      if (!thread) return;
      this.waiting.shift();
      thread.take(task);
    }
  }

  private leastBusy(): PoolThread | null {
    let [best, load] = [null as PoolThread | null, Number.POSITIVE_INFINITY];
    for (const thread of this.threads) {
      if (thread.load < load) [best, load] = [thread, thread.load];
    }
    if (this.threads.size < this.workers && (best === null || best.isBusy)) return this.start();
    return best?.hasRoom ? best : null;
  }

  private start(): PoolThread {
    const { timeLimit = usualTimeLimit, memory = 2000, script = SCRIPT } = this.options;
    const thread = new PoolThread({
      script: fileURLToPath(script),
      knowledge: this.knowledge,
      memory,
      timeLimit,
      onAnswer: () => this.deal(),
      onLost: (left) => {
        this.threads.delete(thread);
        this.waiting.unshift(...left);
        this.deal();
      },
    });
    this.threads.add(thread);
    return thread;
  }
}

function usualTimeLimit({ size }: Job): number {
  return 60_000 + (20_000 * size) / MEGABYTE;
}

/** The same knowledge in memory that all threads see: it is there once, however many they are. */
function share(knowledge: Knowledge): Knowledge {
  const { words, gazetteer, names, tags, wordClasses } = knowledge;
  return {
    words,
    gazetteer: shareBytes(gazetteer),
    names: shareBytes(names),
    tags: shareBytes(tags),
    wordClasses: shareBytes(wordClasses),
  };
}

function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
