import { readFileSync, statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../model.ts';
import { MAX_FILE_BYTES, tooLarge } from '../read/index.ts';
import { PARSER, type Parser, sha256 } from './parse.ts';

/** A file to parse. Plain data, so that it can go to another thread. */
export interface Job {
  /** The articles' source path. */
  readonly path: string;
  readonly content: Content;
  /** In bytes, as far as it is known before it is read: the time limit grows with it. */
  readonly size: number;
  /** The SHA-256 with which it is as it was, so that it need not be parsed; null to parse it in any case. */
  readonly known: string | null;
}

/** Where a file's bytes are. */
export type Content =
  | { readonly kind: 'FILE'; readonly file: string }
  | { readonly kind: 'BYTES'; readonly bytes: Uint8Array }
  | { readonly kind: 'TEXT'; readonly text: string };

/** What became of a file. Plain data too. */
export type Outcome = Unchanged | ParsedFile | FailedFile;

export interface Unchanged {
  readonly kind: 'UNCHANGED';
}

export interface ParsedFile {
  readonly kind: 'PARSED';
  readonly sha256: string;
  readonly articles: readonly Article[];
  /** Items of it that gave no article, with the key that each would have had. */
  readonly failures: readonly { readonly item: string; readonly key: string; readonly why: Reason }[];
}

export interface FailedFile {
  readonly kind: 'FAILED';
  /** Null when it could not even be read. */
  readonly sha256: string | null;
  readonly why: Reason;
}

export interface Reason {
  /** A reader's ("EMPTY", "BINARY" …), the file system's ("EACCES") or the parser pool's ("TIMED_OUT", "OUT_OF_MEMORY", "CRASHED"). */
  readonly code: string;
  readonly reason: string;
}

/** Parses files, one after another or several at once. */
export interface Parsing {
  /**
   * Parses one file. A file that is no article is an outcome.
   *
   * @throws Error only when nothing can be parsed at all
   */
  parse(job: Job): Promise<Outcome>;
}

/** Parses in this thread: what else it has to do waits for each file, and nothing guards against one that never ends. */
export function parseHere(parser: Parser): Parsing {
  let before: Promise<unknown> = Promise.resolve();
  return {
    parse(job) {
      // Between two files the others in this thread get their turn.
      const outcome = before.then(() => nextTurn()).then(() => runJob(parser, job));
      before = outcome;
      return outcome;
    },
  };
}

/** Reads and parses one file. */
export function runJob(parser: Parser, { content, path, known }: Job): Outcome {
  let sum: string | null = null;
  try {
    const source = contentOf(content);
    sum = sha256(source);
    if (sum === known) return { kind: 'UNCHANGED' };
    const { articles, failures } = parser.all(source, path);
    return {
      kind: 'PARSED',
      sha256: sum,
      articles,
      failures: failures.map(({ item, key, error }) => ({ item, key, why: reasonOf(error) })),
    };
  } catch (error) {
    return { kind: 'FAILED', sha256: sum, why: reasonOf(error) };
  }
}

/** Reads a file, but not one that no reader would take. */
function contentOf(content: Content): Uint8Array | string {
  if (content.kind === 'TEXT') return content.text;
  if (content.kind === 'BYTES') return content.bytes;
  const { size } = statSync(content.file);
  if (size > MAX_FILE_BYTES) throw tooLarge(size);
  return readFileSync(content.file);
}

/** An error as data: its code, if it has one, and what it says. */
export function reasonOf(error: unknown): Reason {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', reason: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { code, reason: error.message };
}

export { PARSER };
