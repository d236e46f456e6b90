/** A file, or an item of one, that gave no article, and why. */
export interface Failure {
  /** The file's path; of an item, with its id after "#". */
  readonly path: string;
  /** A reader's code ("EMPTY", "BINARY" …), "DUPLICATE", the parser pool's ("TIMED_OUT" …), or the file system's ("EACCES"). */
  readonly code: string;
  readonly reason: string;
}

export interface Progress {
  readonly done: number;
  /** Null while it is not known how many there are: an archive, or records on standard input. */
  readonly total: number | null;
}

/** What a run did; the counts are of files, and of records and members of archives, which count as files. */
export interface IngestReport {
  readonly files: number;
  /** New or changed, and kept. */
  readonly changed: number;
  readonly unchanged: number;
  /** Articles forgotten, because their file is gone. */
  readonly removed: number;
  /** The first of the failures, up to `MOST_LISTED`. */
  readonly failed: readonly Failure[];
  /** How many failures there were. */
  readonly failures: number;
  /** Whether it was told to stop before its end: what was committed stays, and the next run carries on. */
  readonly stopped: boolean;
  /** The content version after the run. */
  readonly version: number;
  readonly milliseconds: number;
}

/** How many failures a report lists; the others are counted, and told as they come. */
export const MOST_LISTED = 10_000;

/** Adds up what a run does. */
export class Tally {
  files = 0;
  changed = 0;
  unchanged = 0;
  removed = 0;
  failures = 0;
  readonly failed: Failure[] = [];

  constructor(private readonly onFailure: ((failure: Failure) => void) | undefined) {}

  fail(failure: Failure): void {
    this.failures += 1;
    if (this.failed.length < MOST_LISTED) this.failed.push(failure);
    this.onFailure?.(failure);
  }

  report(rest: Pick<IngestReport, 'stopped' | 'version' | 'milliseconds'>): IngestReport {
    const { files, changed, unchanged, removed, failures, failed } = this;
    return { files, changed, unchanged, removed, failed, failures, ...rest };
  }
}
