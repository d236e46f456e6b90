import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The command as it is installed: `npm test` builds it first. */
const CLI = resolve(import.meta.dirname, '../../dist/cli.js');

/** Starts `dateline …`; what it says on standard error is kept. */
export class Command {
  readonly process: ChildProcessWithoutNullStreams;
  said = '';
  private readonly ended: Promise<unknown[]>;

  constructor(...args: readonly string[]) {
    this.process = spawn(process.execPath, [CLI, ...args]);
    this.process.stderr.on('data', (chunk) => {
      this.said += String(chunk);
    });
    this.ended = once(this.process, 'exit');
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Waits until it has said something that fits. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.said.match(pattern)?.[0];
      if (found !== undefined) return found;
      if (this.hasEnded) throw new Error(`It ended without saying ${pattern}:\n${this.said}`);
      await Promise.race([once(this.process.stderr, 'data'), this.ended]);
    }
  }

  /** Its exit status, or the signal that ended it. */
  async end(): Promise<unknown> {
    const [code, signal] = await this.ended;
    return code ?? signal;
  }

  async kill(signal: NodeJS.Signals): Promise<unknown> {
    this.process.kill(signal);
    return this.end();
  }
}
