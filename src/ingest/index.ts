import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { personKey } from '../extract/index.ts';
import type { Article } from '../model.ts';
import { MAX_FILE_BYTES, tooLarge } from '../read/index.ts';
import type { KeptSource, Store } from '../store/index.ts';
import { type FoundFile, listFiles } from './files.ts';
import { PARSER, type Parsed, type ParseFailure, type Parser, sha256 } from './parse.ts';

export { createParser, type Parsed, type ParseFailure, type Parser } from './parse.ts';
export { type ExtractRecord, type RecordOptions, toRecord } from './record.ts';

/** How many articles one transaction takes. */
const BATCH = 64;

/** A file, or an item of one, that gave no article, and why. */
export interface Failure {
  /** The file's path; of an item, with its id after "#". */
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
    const known = this.known.get(path) ?? [];
    const parsed = await this.parseIfChanged(file, path, known);
    if (parsed === 'FAILED') {
      // What the store has of this file stays.
      for (const { key } of known) this.owners.set(key, path);
      return;
    }
    if (parsed === 'UNCHANGED') {
      const kept = known.filter(({ key }) => this.own(key, path));
      if (kept.length > 0) this.unchanged += 1;
      return;
    }
    this.reportItems(path, parsed.failures, known);
    const own = parsed.articles.filter(({ key }) => this.own(key, path));
    if (own.length > 0) this.changed += 1;
    for (const article of own) await this.keep(article);
  }

  /** Whether the article is this file's to give: of two files with the same article the first has it. */
  private own(key: string, path: string): boolean {
    const owner = this.owners.get(key);
    if (owner !== undefined) this.fail({ path, code: 'DUPLICATE', reason: `is the same article as ${owner}` });
    else this.owners.set(key, path);
    return owner === undefined;
  }

  /** An item that fails keeps what the store had of it, as a file does. */
  private reportItems(path: string, failures: readonly ParseFailure[], known: readonly KeptSource[]): void {
    for (const { item, key, error } of failures) {
      this.fail(toFailure(`${path}#${item}`, error));
      if (known.some((source) => source.key === key)) this.owners.set(key, path);
    }
  }

  private async parseIfChanged(
    file: string,
    path: string,
    known: readonly KeptSource[],
  ): Promise<Parsed | 'UNCHANGED' | 'FAILED'> {
    try {
      const bytes = await readArticleFile(file);
      const sum = sha256(bytes);
      const same = known.length > 0 && known.every(({ parser, sha256 }) => parser === PARSER && sha256 === sum);
      return same ? 'UNCHANGED' : this.parse.all(bytes, path);
    } catch (error) {
      this.fail(toFailure(path, error));
      return 'FAILED';
    }
  }

  private async keep(article: Article): Promise<void> {
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
    const gone = [...this.known.values()]
      .flat()
      .map(({ key }) => key)
      .filter((key) => !this.owners.has(key));
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
