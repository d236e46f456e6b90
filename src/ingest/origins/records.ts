import { MAX_FILE_BYTES, ReadError, tooLarge } from '../../read/index.ts';
import { reasonOf } from '../job.ts';
import type { Candidate, Origin } from './origin.ts';

const NEWLINE = 0x0a;
const LARGEST = MAX_FILE_BYTES;
const LONGEST_PATH = 4096;

const NO_RECORD = `is no record {"path": string, "text": string} with a path of 1 to ${LONGEST_PATH} characters; "id" and "html" are taken, too`;

/** A line of a stream: its bytes, or that it is longer than one may be. */
type Line = Uint8Array | 'TOO_LONG';

/**
 * Records, one JSON object a line: `{"path": "2024/05/ferry.txt", "text": "…"}`.
 *
 * `path` (or `id`) is what the article's id is made from where its text states no URL; a record with the path of an earlier one
 * replaces it. `text` is anything that a file may hold, in any of the formats; `html` in its place says that it is a page.
 */
export function records(input: AsyncIterable<Uint8Array>, name: string, prefix = ''): Origin {
  return {
    name,
    complete: false,
    keepsOld: false,
    open: async () => ({ total: null, candidates: readRecords(input, prefix) }),
    has: async () => true,
  };
}

async function* readRecords(input: AsyncIterable<Uint8Array>, prefix: string): AsyncGenerator<Candidate> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line === 'TOO_LONG') yield broken(`line ${number}`, tooLong());
    else if (line.some((byte) => byte > 0x20)) yield toCandidate(line, number, prefix);
  }
}

function toCandidate(line: Uint8Array, number: number, prefix: string): Candidate {
  try {
    const { path, text } = toRecord(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
    return { kind: 'FILE', path: `${prefix}${path}`, content: { kind: 'TEXT', text }, size: line.length, stamp: null };
  } catch (error) {
    const reason =
      error instanceof ReadError ? error : new ReadError('MALFORMED', `is no JSON in UTF-8: ${messageOf(error)}`);
    return broken(`line ${number}`, reason);
  }
}

function toRecord(value: unknown): { readonly path: string; readonly text: string } {
  if (typeof value === 'object' && value !== null) {
    const path = stringOf(value, 'path') ?? stringOf(value, 'id');
    const text = stringOf(value, 'text') ?? asPage(stringOf(value, 'html'));
    if (path && path.length <= LONGEST_PATH && text !== null) return { path, text };
  }
  throw new ReadError('MALFORMED', NO_RECORD);
}

function stringOf(value: object, name: string): string | null {
  const member: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof member === 'string' ? member : null;
}

/** A page is told by how it begins. */
function asPage(html: string | null): string | null {
  return html === null || /^\s*<(?:!doctype|html)/i.test(html) ? html : `<!doctype html>${html}`;
}

/** Cuts a stream at its line ends, never holding more than a line may have. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= LARGEST) parts.push(part);
    else parts = [];
  };
  const line = (): Line => {
    const whole = length > LARGEST ? 'TOO_LONG' : Buffer.concat(parts);
    [parts, length] = [[], 0];
    return whole;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      yield line();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield line();
}

function broken(path: string, error: ReadError): Candidate {
  return { kind: 'BROKEN', path, why: reasonOf(error) };
}

function tooLong(): ReadError {
  return tooLarge(LARGEST + 1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
