import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../ingest/index.ts';

/** Tells a person, or a log, how far a run is. */
export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Prints a line of its own, above the bar where there is one. */
  say(line: string): void;
  /** Takes the bar away and prints the closing line, if there is one. */
  end(line: string | null): void;
}

/** A bar with rate and time left on a terminal; elsewhere only the lines that are said. */
export function showProgress(stream: NodeJS.WriteStream | WriteStream): ProgressDisplay {
  return stream.isTTY ? new Bar(stream) : new Lines(stream);
}

class Lines implements ProgressDisplay {
  constructor(private readonly stream: NodeJS.WritableStream) {}

  readonly update = (): void => {};

  say(line: string): void {
    this.stream.write(`${line}\n`);
  }

  end(line: string | null): void {
    if (line !== null) this.say(line);
  }
}

class Bar implements ProgressDisplay {
  private readonly bar: SingleBar;

  constructor(private readonly stream: NodeJS.WritableStream) {
    const format = '{bar} {value}/{total} files, {eta_formatted} left';
    this.bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  }

  readonly update = ({ done, total }: Progress): void => {
    if (!this.bar.isActive) this.bar.start(total, done);
    this.bar.update(done);
  };

  say(line: string): void {
    if (this.bar.isActive) this.stream.write('\r\u001b[K');
    this.stream.write(`${line}\n`);
  }

  end(line: string | null): void {
    if (this.bar.isActive) this.bar.stop();
    if (line !== null) this.stream.write(`${line}\n`);
  }
}
