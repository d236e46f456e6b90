import { Worker } from 'node:worker_threads';
import type { Knowledge } from '../model.ts';
import type { FailedFile, Job, Outcome, Reason } from './job.ts';

/** A job and who waits for it. */
export interface Task {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadOptions {
  readonly script: string;
  readonly knowledge: Knowledge;
  readonly memory: number;
  readonly timeLimit: (job: Job) => number;
  /** Called after each answer. */
  readonly onAnswer: () => void;
  /** Called once when the thread is no more, with the tasks that it had not begun. */
  readonly onLost: (left: readonly Task[]) => void;
}

/** How many tasks a thread is given ahead, and bytes: enough to go on while the main thread commits. */
const AHEAD = 64;
const BYTES_AHEAD = 1024 * 1024;
/** Megabytes for what was just made: twice V8's usual, so that an article's parts are dead before they are taken for long-lived. */
const YOUNG = 96;
const BUSY = 8;
const BUSY_BYTES = 128 * 1024;

/** What becomes of files that a pool which is closed has not answered. */
export const STOPPED: FailedFile = {
  kind: 'FAILED',
  sha256: null,
  why: { code: 'STOPPED', reason: 'was not read any more' },
};

/**
 * One thread with its tasks. They are answered in the order in which they were given, so the first is the one under way: if
 * the thread dies or does not answer in time, the fault is that one's, and the others go to another thread.
 */
export class PoolThread {
  private readonly tasks: Task[] = [];
  private readonly worker: Worker;
  private ready = false;
  private lost = false;
  private bytes = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ThreadOptions) {
    const { script, knowledge, memory } = options;
    this.worker = new Worker(script, {
      workerData: { knowledge },
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker.on('message', (message: 'READY' | Outcome) => this.hear(message));
    // An error may overtake the answers that the thread gave before it; the end of the thread comes after them.
    let cause: Error | null = null;
    this.worker.on('error', (error) => {
      cause = error;
    });
    this.worker.on('exit', (code) => this.lose(cause ?? new Error(`the thread ended with ${code}`)));
  }

  get load(): number {
    return this.tasks.length;
  }

  get hasRoom(): boolean {
    return this.tasks.length === 0 || (this.tasks.length < AHEAD && this.bytes < BYTES_AHEAD);
  }

  /** Whether another thread would pay: to start one takes as long as some dozens of articles. */
  get isBusy(): boolean {
    return this.tasks.length >= BUSY || this.bytes >= BUSY_BYTES;
  }

  take(task: Task): void {
    this.tasks.push(task);
    this.bytes += task.job.size;
    this.worker.postMessage(task.job);
    if (this.tasks.length === 1) this.watch();
  }

  async stop(): Promise<void> {
    this.lost = true;
    clearTimeout(this.timer);
    for (const { resolve } of this.tasks.splice(0)) resolve(STOPPED);
    await this.worker.terminate();
  }

  private hear(message: 'READY' | Outcome): void {
    if (this.lost) return;
    if (message === 'READY') {
      this.ready = true;
    } else {
      const task = this.tasks.shift();
      if (task) this.bytes -= task.job.size;
      task?.resolve(message);
      this.options.onAnswer();
    }
    this.watch();
  }

  /** Sets the clock for the task that is under way now. */
  private watch(): void {
    clearTimeout(this.timer);
    const [task] = this.tasks;
    if (!this.ready || !task) return;
    const limit = this.options.timeLimit(task.job);
    this.timer = setTimeout(() => {
      // An answer may lie in the queue unheard, if the main thread was busy: it is heard first.
      setImmediate(() => {
        if (this.tasks[0] === task) this.fail({ code: 'TIMED_OUT', reason: `took longer than ${seconds(limit)} s` });
      });
    }, limit);
  }

  private lose(error: Error): void {
    if (this.lost) return;
    if (this.ready) this.fail(whyLost(error, this.options.memory));
    else this.giveUp(new Error(`A parser thread could not start: ${error.message}`, { cause: error }));
  }

  /** The task under way has failed, and the thread with it. */
  private fail(why: Reason): void {
    const task = this.end();
    task?.resolve({ kind: 'FAILED', sha256: null, why });
    this.options.onLost(this.tasks);
  }

  /** A thread that cannot even start would not start the next time either. */
  private giveUp(error: Error): void {
    const task = this.end();
    for (const each of task ? [task, ...this.tasks] : this.tasks) each.reject(error);
    this.options.onLost([]);
  }

  private end(): Task | undefined {
    this.lost = true;
    clearTimeout(this.timer);
    void this.worker.terminate();
    return this.tasks.shift();
  }
}

function whyLost(error: Error, memory: number): Reason {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { code: 'OUT_OF_MEMORY', reason: `needs more than the ${memory} MB that a worker may use` };
  return { code: 'CRASHED', reason: `brought its worker down: ${error.message}` };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0);
}
