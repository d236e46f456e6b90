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

/** A bar with rate and time left on a terminal; elsewhere what is said, and now and then how far it is. */
export function showProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? new Bar(stream) : new Lines(stream);
}

/** How often a log is told how far a run is, in milliseconds. */
const LOG_EVERY = 10_000;

class Lines implements ProgressDisplay {
  private readonly rate = new Rate();
  private told = performance.now();

  constructor(private readonly stream: NodeJS.WritableStream) {}

  readonly update = (progress: Progress): void => {
    const now = performance.now();
    if (now - this.told < LOG_EVERY) return;
    this.told = now;
    this.say(this.rate.tell(progress));
  };

  say(line: string): void {
    this.stream.write(`${printable(line)}\n`);
  }

  end(line: string | null): void {
    if (line !== null) this.say(line);
  }
}

class Bar implements ProgressDisplay {
  private readonly bar: SingleBar;
  private readonly rate = new Rate();

  constructor(private readonly stream: NodeJS.WritableStream) {
    const options = { format: '{bar} {state}', stream, clearOnComplete: true, hideCursor: true };
    this.bar = new SingleBar(options, Presets.shades_classic);
  }

  readonly update = (progress: Progress): void => {
    const { done, total } = progress;
    if (!this.bar.isActive) this.bar.start(total ?? 0, done, { state: '' });
    // Where it is not known how many there are, the bar stays empty and the words say how many are done.
    if (total !== null) this.bar.setTotal(total);
    this.bar.update(total === null ? 0 : done, { state: this.rate.tell(progress) });
  };

  say(line: string): void {
    if (this.bar.isActive) this.stream.write('\r\u001b[K');
    this.stream.write(`${printable(line)}\n`);
  }

  end(line: string | null): void {
    if (this.bar.isActive) this.bar.stop();
    if (line !== null) this.stream.write(`${line}\n`);
  }
}

/** How many files a second, and how long the rest will take at that. */
class Rate {
  private readonly started = performance.now();

  tell({ done, total }: Progress): string {
    const perSecond = (done * 1000) / Math.max(1, performance.now() - this.started);
    const rate = `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} files/s`;
    if (total === null) return `${done} files, ${rate}`;
    return `${done}/${total} files, ${rate}, ${printDuration((total - done) / perSecond)} left`;
  }
}

/** What a file is called may move a terminal's cursor, or worse. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd');
}

/** "45 s", "3 min 20 s", "2 h 5 min". */
export function printDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (!Number.isFinite(whole)) return '?';
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
