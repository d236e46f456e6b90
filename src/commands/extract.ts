import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { loadKnowledge } from '../data.ts';
import { createParser, type ExtractRecord, type Parser, toRecord } from '../ingest/index.ts';
import { EXIT } from './exit.ts';

export interface ExtractOptions {
  readonly jsonl: boolean;
  readonly body: boolean;
  readonly phrases: boolean;
}

/**
 * Prints one JSON record an article, so several for a feed: of each file, of each `{"id","text"}` record on standard input (`jsonl`), or of
 * standard input as one document. What cannot be read is said on standard error, and the rest goes on.
 */
export async function extract(files: readonly string[], options: ExtractOptions): Promise<number> {
  const parse = createParser(loadKnowledge());
  const run = new ExtractRun(parse, options);
  if (options.jsonl) {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') await run.line(line);
    }
  } else if (files.length === 0) {
    await run.document('standard input', async () => Buffer.concat(await process.stdin.toArray()));
  } else {
    for (const file of files) await run.document(file, () => readFile(file));
  }
  return run.failures > 0 ? EXIT.SOME_FAILED : EXIT.DONE;
}

class ExtractRun {
  failures = 0;
  private lines = 0;

  constructor(
    private readonly parse: Parser,
    private readonly options: ExtractOptions,
  ) {}

  async document(path: string, read: () => Promise<Uint8Array>): Promise<void> {
    await this.attempt(path, async () => this.records(await read(), path));
  }

  async line(line: string): Promise<void> {
    this.lines += 1;
    await this.attempt(`line ${this.lines}`, () => {
      const { id, text } = parseLine(line);
      return this.records(text, id, id);
    });
  }

  private records(source: Uint8Array | string, path: string, id?: string): ExtractRecord[] {
    const { articles, failures } = this.parse.all(source, path, { bodyOnly: this.options.body });
    for (const { item, error } of failures) this.fail(`${path}#${item}`, error);
    return articles.map((article) =>
      toRecord(article, { phrases: this.options.phrases, ...(id !== undefined && { id }) }),
    );
  }

  private async attempt(where: string, make: () => ExtractRecord[] | Promise<ExtractRecord[]>): Promise<void> {
    try {
      for (const record of await make()) await print(`${JSON.stringify(record)}\n`);
    } catch (error) {
      this.fail(where, error);
    }
  }

  private fail(where: string, error: unknown): void {
    this.failures += 1;
    process.stderr.write(`dateline: ${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function parseLine(line: string): { id: string; text: string } {
  const value: unknown = JSON.parse(line);
  if (typeof value === 'object' && value !== null && 'id' in value && 'text' in value) {
    const { id, text } = value;
    if (typeof id === 'string' && typeof text === 'string') return { id, text };
  }
  throw new Error('is no record {"id": string, "text": string}');
}

/** Waits while the reader of the pipe is slower than we are. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
