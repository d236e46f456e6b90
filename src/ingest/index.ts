import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { personKey } from '../extract/index.ts';
import type { Article } from '../model.ts';
import { MAX_FILE_BYTES, tooLarge } from '../read/index.ts';
import type { KeptSource, Store } from '../store/index.ts';
import { type FoundFile, listFiles } from './files.ts';
import { PARSER, type Parser, sha256 } from './parse.ts';

export { createParser, type Parser } from './parse.ts';
export { type ExtractRecord, type RecordOptions, toRecord } from './record.ts';

/** How many articles one transaction takes. */
const BATCH = 64;

/** A file that gave no article, and why. */
export interface Failure {
  readonly path: string;
  /** A reader's code ("EMPTY", "BINARY" …), "DUPLICATE", or the file system's ("EACCES"). */
  readonly code: string;
  readonly reason: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface IngestOptions {
  readonly folder: string;
  readonly store: Store;
  readonly parse: Parser;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
  /** Called after each file that failed. */
  readonly onFailure?: (failure: Failure) => void;
  /** Stops the run between two files; what was committed stays. */
  readonly signal?: AbortSignal;
}

/** What a run did; the counts are of files. */
export interface IngestReport {
  readonly files: number;
  /** New or changed, and kept. */
  readonly changed: number;
  readonly unchanged: number;
  /** Articles forgotten, because their file is gone. */
  readonly removed: number;
  readonly failed: readonly Failure[];
  /** The content version after the run. */
  readonly version: number;
  readonly milliseconds: number;
}

/**
 * Makes the store hold what the folder holds: new and changed files are parsed, unchanged ones (by SHA-256) are passed
 * over, articles whose file is gone are forgotten. A file that cannot be read as an article is reported, keeps what the
 * store had of it, and the run goes on.
 *
 * @throws the file system's error when the folder itself cannot be read, StoreError when the store fails
 */
export async function ingestFolder(options: IngestOptions): Promise<IngestReport> {
  const started = performance.now();
  const files = await listFiles(options.folder);
  const run = new IngestRun(options.store, options.parse, await options.store.sources(), options.onFailure);
  for (const [i, file] of files.entries()) {
    options.signal?.throwIfAborted();
    await run.take(file);
    options.onProgress?.({ done: i + 1, total: files.length });
    // Parsing blocks: between two files the server in the same process gets its turn.
    await nextTurn();
  }
  const version = await run.finish();
  return { ...run.counts(), files: files.length, version, milliseconds: performance.now() - started };
}

/** The state of one run: what the store had, what is kept so far, what waits for the next commit. */
class IngestRun {
  private readonly failed: Failure[] = [];
  /** Which path gave each article that stays, so that no two files fight over one. */
  private readonly owners = new Map<string, string>();
  private waiting: Article[] = [];
  private changed = 0;
  private unchanged = 0;
  private removed = 0;

  constructor(
    private readonly store: Store,
    private readonly parse: Parser,
    private readonly known: Awaited<ReturnType<Store['sources']>>,
    private readonly onFailure: IngestOptions['onFailure'],
  ) {}

  async take({ file, path }: FoundFile): Promise<void> {
    const known = this.known.get(path);
    const article = await this.parseIfChanged(file, path, known);
    if (article === 'FAILED') {
      // What the store has of this file stays.
      if (known) this.owners.set(known.key, path);
      return;
    }
    const key = article === 'UNCHANGED' ? known?.key : article.key;
    const owner = key === undefined ? undefined : this.owners.get(key);
    if (key === undefined || owner !== undefined) {
      this.fail({ path, code: 'DUPLICATE', reason: `is the same article as ${owner}` });
      return;
    }
    this.owners.set(key, path);
    if (article === 'UNCHANGED') this.unchanged += 1;
    else await this.keep(article);
  }

  private async parseIfChanged(
    file: string,
    path: string,
    known?: KeptSource,
  ): Promise<Article | 'UNCHANGED' | 'FAILED'> {
    try {
      const bytes = await readArticleFile(file);
      const same = known?.parser === PARSER && known.sha256 === sha256(bytes);
      return same ? 'UNCHANGED' : this.parse(bytes, path);
    } catch (error) {
      this.fail(toFailure(path, error));
      return 'FAILED';
    }
  }

  private async keep(article: Article): Promise<void> {
    this.changed += 1;
    this.waiting.push(article);
    if (this.waiting.length >= BATCH) await this.flush([]);
  }

  private fail(failure: Failure): void {
    this.failed.push(failure);
    this.onFailure?.(failure);
  }

  private flush(remove: readonly string[]): Promise<number> {
    const put = this.waiting.map((article) => ({
      article,
      authorKeys: article.authors.map((author) => personKey(author.name)),
    }));
    this.waiting = [];
    return this.store.commit({ put, remove });
  }

  /** Commits what waits and forgets what is gone; answers the content version. */
  finish(): Promise<number> {
    const gone = [...this.known.values()].map(({ key }) => key).filter((key) => !this.owners.has(key));
    this.removed = gone.length;
    return this.flush(gone);
  }

  counts(): Pick<IngestReport, 'changed' | 'unchanged' | 'removed' | 'failed'> {
    return { changed: this.changed, unchanged: this.unchanged, removed: this.removed, failed: this.failed };
  }
}

/** Reads a file, but not one that no reader would take. */
async function readArticleFile(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > MAX_FILE_BYTES) throw tooLarge(size);
  return await readFile(file);
}

function toFailure(path: string, error: unknown): Failure {
  if (!(error instanceof Error)) return { path, code: 'UNKNOWN', reason: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { path, code, reason: error.message };
}
