import type { Document } from '../model.ts';
import { decode } from './decode.ts';
import { MAX_FILE_BYTES, ReadError, tooLarge } from './error.ts';
import { feedReader } from './feed/index.ts';
import { isGzip, unpack } from './gzip.ts';
import { htmlReader } from './html/index.ts';
import { jsonReader } from './json/index.ts';
import { markdownReader } from './markdown/index.ts';
import type { ItemFailure, Reader } from './reader.ts';
import { refuseUnsupported } from './signatures.ts';
import { textReader } from './text.ts';

export { MAX_FILE_BYTES, ReadError, type ReadErrorCode, tooLarge } from './error.ts';
export type { ItemFailure } from './reader.ts';

/** Every format, most particular first; plain text takes what no other claims. */
const READERS: readonly Reader[] = [jsonReader, htmlReader, feedReader, markdownReader, textReader];

/** What a file holds: its articles, and the items of it that hold none. */
export interface Reading {
  readonly documents: readonly Document[];
  readonly failures: readonly ItemFailure[];
}

/**
 * Reads the bytes of one file, packed with gzip or not.
 *
 * @param bytes the file, whole
 * @param path its name, a hint of its format; nothing is opened
 * @throws ReadError, and nothing else, when nothing of the file can be read
 */
export function readDocuments(bytes: Uint8Array, path: string): Reading {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(bytes.length);
  const plainBytes = isGzip(bytes) ? unpack(bytes) : bytes;
  refuseUnsupported(plainBytes);
  return readTexts(decode(plainBytes), path);
}

/**
 * Reads the bytes of a file that holds one article: of several, the first.
 *
 * @throws ReadError as `readDocuments` does
 */
export function readDocument(bytes: Uint8Array, path: string): Document {
  const [first] = readDocuments(bytes, path).documents;
  if (!first) throw empty();
  return first;
}

/**
 * Reads a text that is decoded already; offsets point into it as it is, where the format is text or Markdown.
 *
 * @throws ReadError as `readDocuments` does
 */
export function readTexts(text: string, path: string): Reading {
  const reader = READERS.find((candidate) => candidate.accepts(text, path)) ?? textReader;
  const documents: Document[] = [];
  const failures: ItemFailure[] = [];
  for (const read of reader.read(text)) {
    if ('error' in read) failures.push(read);
    else if (read.lines.length > 0) documents.push(read);
    else failures.push({ item: read.item ?? '', url: read.metadata.url ?? null, error: empty() });
  }
  if (documents.length === 0) throw failures[0]?.error ?? empty();
  return { documents, failures };
}

function empty(): ReadError {
  return new ReadError('EMPTY', 'holds no text: an article needs at least one line of words');
}
