import type { Store } from '../store/index.ts';
import { type Parsing, parseHere } from './job.ts';
import { recogniseMoved } from './moved.ts';
import { Folder, type Origin } from './origins/index.ts';
import type { Parser } from './parse.ts';
import { type Failure, type IngestReport, type Progress, Tally } from './report.ts';
import { runOrigin } from './run.ts';

export { type Parsing, parseHere } from './job.ts';
export { Folder, type Origin, resolveSources, SourceError, type SourceOptions, type Sources } from './origins/index.ts';
export { createParser, type Parsed, type ParseFailure, type Parser } from './parse.ts';
export { poll } from './poll.ts';
export { createParserPool, MOST_WORKERS, type ParserPool, type PoolOptions } from './pool.ts';
export { type ExtractRecord, type RecordOptions, toRecord } from './record.ts';
export type { Failure, IngestReport, Progress } from './report.ts';
export { FolderWatch, type WatchOptions } from './watch.ts';

export interface IngestOptions {
  readonly origins: readonly Origin[];
  readonly store: Store;
  /** In this thread (`parseHere`), or in several (`createParserPool`). */
  readonly parsing: Parsing;
  /** Reads every file, whatever its size and time say. */
  readonly full?: boolean;
  /** Whether a whole folder that holds no file any more is meant to; else it may be a drive that is not there. */
  readonly allowEmpty?: boolean;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called after each file, or item of one, that failed. */
  readonly onFailure?: (failure: Failure) => void;
  /** Stops the run after what it has done: that is committed, and the next run carries on. */
  readonly signal?: AbortSignal;
}

/**
 * Takes in what the origins have. New and changed files are parsed; those whose size and time, or else whose SHA-256, are as they
 * were are passed over; what a whole folder holds no more is forgotten. A file that cannot be read as an article is reported,
 * keeps what the store had of it, and the run goes on. Articles are committed some dozens at a time, in the order of the files:
 * a run that is cut off, however hard, has lost no more than what it had not committed, and the next carries on from there.
 *
 * @throws the file system's error when a folder itself cannot be read, StoreError when the store fails
 */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const started = performance.now();
  const { origins, store, parsing, full = false, allowEmpty = false, onProgress, onFailure, signal } = options;
  const tally = new Tally(onFailure);
  for (const origin of origins) {
    if (signal?.aborted) break;
    await recogniseMoved(origin, store);
    const callbacks = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
    await runOrigin(origin, { store, parsing, full, allowEmpty, tally, ...callbacks });
  }
  const version = await store.version();
  return tally.report({ stopped: signal?.aborted ?? false, version, milliseconds: performance.now() - started });
}

/** Makes the store hold what one folder holds, beside what came from elsewhere; parses in this thread. See `ingest`. */
export async function ingestFolder(
  options: Omit<IngestOptions, 'origins' | 'parsing'> & { readonly folder: string; readonly parse: Parser },
): Promise<IngestReport> {
  const { folder, parse, ...rest } = options;
  const origin = (await Folder.at(folder)).whole();
  return ingest({ ...rest, origins: [origin], parsing: parseHere(parse) });
}
