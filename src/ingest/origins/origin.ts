import type { KeptFile } from '../../store/index.ts';
import type { Content, Reason } from '../job.ts';

/**
 * Where articles come from: a folder, some files of one, a feed's address, standard input. In the store each origin is a space
 * of paths of its own: an ingest of one leaves alone what came from another.
 */
export interface Origin {
  /** What the store knows it by: the folder's absolute path, the feed's address, or a name given to it. */
  readonly name: string;
  /** Whether it lists all that it has, so that what it does not list is gone. */
  readonly complete: boolean;
  /** Whether articles stay when their file no longer gives them, as they fall off the end of a feed. */
  readonly keepsOld: boolean;
  /**
   * Lists what it has, in an order that is always the same.
   *
   * @param signal ends what takes long; what is listed after it is not looked at
   */
  open(known: Known, signal?: AbortSignal): Promise<Listing>;
  /** Whether it has a path still; asked of paths that an earlier run has seen. */
  has(path: string): Promise<boolean>;
  /** The same origin with only these paths to tell of, where it can. */
  revisit?(paths: readonly string[]): Origin;
}

/** What the store knows of an origin's files, by path. */
export type Known = ReadonlyMap<string, KeptFile>;

export interface Listing {
  /** How many there are, if that is known beforehand. */
  readonly total: number | null;
  readonly candidates: AsyncIterable<Candidate>;
}

/** Something that an origin has to say of a path. */
export type Candidate = FileCandidate | Same | Read | Broken | Gone;

/** A file, to be parsed unless it is as it was. */
export interface FileCandidate {
  readonly kind: 'FILE';
  readonly path: string;
  readonly content: Content;
  readonly size: number;
  readonly stamp: Stamp | null;
  /** See `KeptFile`. */
  readonly tag?: string | null;
}

/** A path that is as it was, and all below it. */
export interface Same {
  readonly kind: 'SAME';
  readonly path: string;
}

/** An archive that was read to its end: what it has was told before. */
export interface Read {
  readonly kind: 'READ';
  readonly path: string;
  readonly stamp: Stamp;
}

/** A path that cannot be read, or not to its end: what the store has of it, and of what is below it, stays. */
export interface Broken {
  readonly kind: 'BROKEN';
  readonly path: string;
  readonly why: Reason;
}

/** A path that is no more, nor anything below it. */
export interface Gone {
  readonly kind: 'GONE';
  readonly path: string;
}

/** What tells, without reading a file, whether it is as it was. */
export interface Stamp {
  readonly size: number;
  /** Milliseconds since 1970; null when it is not to be trusted. */
  readonly modified: number | null;
}

export function isSameStamp(known: KeptFile | undefined, stamp: Stamp | null): boolean {
  return (
    known !== undefined &&
    stamp !== null &&
    stamp.modified !== null &&
    known.modified === stamp.modified &&
    known.size === stamp.size
  );
}
