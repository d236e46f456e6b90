import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadKnowledge } from '../data.ts';
import {
  createParserPool,
  FolderWatch,
  type IngestReport,
  ingest,
  type Origin,
  type ParserPool,
  poll,
  resolveSources,
  SourceError,
  type Sources,
} from '../ingest/index.ts';
import type { Store } from '../store/index.ts';
import { CommandError } from './exit.ts';
import { showProgress } from './progress.ts';

export interface IngestionOptions {
  /** Where the store is, so that its own files are not taken for articles. */
  readonly store: string;
  readonly workers?: number;
  readonly full?: boolean;
  readonly as?: string;
  readonly allowEmpty?: boolean;
  /** How often addresses are asked again while it is watched, in seconds. */
  readonly poll: number;
  /** Where the report of the last run is written, as JSON. */
  readonly report?: string;
  /** Prints the report of each run on standard output, as JSON, one a line. */
  readonly json?: boolean;
}

/** Takes in what a command line names, once or as it changes, and says on standard error what it does. */
export class Ingestion {
  private pool: ParserPool | null = null;
  private watch: FolderWatch | null = null;

  private constructor(
    private readonly words: readonly string[],
    private readonly sources: Sources,
    private readonly store: Store,
    private readonly options: IngestionOptions,
  ) {}

  /** @throws CommandError when a word names nothing that could be taken in */
  static async of(words: readonly string[], store: Store, options: IngestionOptions): Promise<Ingestion> {
    const known = (await store.origins()).map(({ origin }) => origin);
    const { as } = options;
    const settings = {
      known,
      input: process.stdin,
      except: ownFiles(options.store),
      ...(as !== undefined && { name: as }),
    };
    try {
      return new Ingestion(words, await resolveSources(words, settings), store, options);
    } catch (error) {
      if (error instanceof SourceError) throw new CommandError(error.message);
      throw error;
    }
  }

  /** From now on changes are noticed, those during the first run included; `keepUp` takes them in. */
  async beginWatch(): Promise<void> {
    const { folders, feeds, origins } = this.sources;
    if (folders.length + feeds.length !== origins.length)
      throw new CommandError(
        '--watch is for folders and addresses alone: files, patterns and standard input do not tell of changes',
      );
    if (folders.length === 0) return;
    this.watch = await FolderWatch.open(folders, {
      except: ownFiles(this.options.store),
      onTrouble: ({ message }) =>
        say(`Not all of it can be watched (${message}): it is looked at every half minute instead`),
    });
  }

  /** One run over all of it. */
  async once(signal: AbortSignal): Promise<IngestReport> {
    const report = await this.run(this.sources.origins, signal, true);
    if (report.files === 0 && report.failures === 0 && !report.stopped)
      say(`${this.words.join(' ')} holds no files: put articles there and ingest again`);
    else say(`${this.words.join(' ')}: ${summary(report)}`);
    return report;
  }

  /** Takes in what changes until it is told to stop. What fails is tried again. */
  async keepUp(signal: AbortSignal): Promise<void> {
    // Apart from each other: what a folder has does not wait for an address that does not answer.
    await Promise.all([
      this.watch ? this.follow(this.watch.changes(signal), signal) : null,
      this.follow(poll(this.sources.feeds, this.options.poll * 1000, signal), signal),
    ]);
  }

  private async follow(changes: AsyncIterable<readonly Origin[]>, signal: AbortSignal): Promise<void> {
    for await (const origins of changes) {
      try {
        const report = await this.run(origins, signal, false);
        if (report.changed + report.removed + report.failures > 0) say(summary(report));
      } catch (error) {
        say(`Could not take in what changed: ${error instanceof Error ? error.message : String(error)}; trying again`);
        this.watch?.lookAgain();
      }
    }
  }

  async close(): Promise<void> {
    await this.watch?.close();
    await this.pool?.close();
  }

  private async run(origins: readonly Origin[], signal: AbortSignal, showing: boolean): Promise<IngestReport> {
    const { store } = this;
    const { full = false, allowEmpty = false } = this.options;
    const progress = showProgress(process.stderr);
    // What is under way is not waited for: the next run reads it.
    const drop = (): void => void this.pool?.close();
    signal.addEventListener('abort', drop);
    try {
      const report = await ingest({
        origins,
        store,
        full,
        allowEmpty,
        signal,
        parsing: { parse: (job) => this.parsers().parse(job) },
        onFailure: ({ path, code, reason }) => progress.say(`${path}: ${reason} (${code})`),
        ...(showing && { onProgress: progress.update }),
      });
      await this.tell(report);
      return report;
    } catch (error) {
      throw isOfSystem(error) ? new CommandError(error.message) : error;
    } finally {
      signal.removeEventListener('abort', drop);
      progress.end(null);
    }
  }

  /** Made when the first file is to be parsed: where nothing changed, nothing need be loaded. */
  private parsers(): ParserPool {
    const { workers } = this.options;
    this.pool ??= createParserPool({ knowledge: loadKnowledge(), ...(workers !== undefined && { workers }) });
    return this.pool;
  }

  private async tell(report: IngestReport): Promise<void> {
    const { json, report: file } = this.options;
    const record = { sources: this.words, ...report };
    if (json) process.stdout.write(`${JSON.stringify(record)}\n`);
    if (file === undefined) return;
    // Whoever reads the file finds the last report whole, of two runs that end at once, too.
    const unfinished = `${file}.${randomUUID()}.tmp`;
    await writeFile(unfinished, `${JSON.stringify(record, null, 2)}\n`);
    await rename(unfinished, file);
  }
}

/** What the system says of a folder that cannot be read, or a file that cannot be written. */
function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function summary({ files, changed, unchanged, removed, failures, stopped, milliseconds }: IngestReport): string {
  const rate = milliseconds > 0 ? Math.round((files * 1000) / milliseconds) : 0;
  const parts = [`${changed} read`, `${unchanged} unchanged`, `${removed} removed`, `${failures} failed`];
  const end = stopped ? '; stopped before the end: the next run carries on' : '';
  return `${parts.join(', ')} in ${(milliseconds / 1000).toFixed(1)} s (${rate} files/s)${end}`;
}

/** Tells the files of a SQLite store, which may lie among the articles: the file itself and what stands beside it. */
function ownFiles(store: string): (file: string) => boolean {
  if (store.includes('://')) return () => false;
  const own = join(realpathSync(dirname(store)), basename(store));
  return (file) => file === own || file.startsWith(`${own}-`);
}
