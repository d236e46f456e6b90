import type { Document } from '../model.ts';
import { decode } from './decode.ts';
import { MAX_FILE_BYTES, ReadError, tooLarge } from './error.ts';
import { feedReader } from './feed/index.ts';
import { isGzip, unpack } from './gzip.ts';
import { htmlReader } from './html/index.ts';
import { jsonReader } from './json/index.ts';
import { markdownReader } from './markdown/index.ts';
import type { Reader } from './reader.ts';
import { refuseUnsupported } from './signatures.ts';
import { textReader } from './text.ts';

export { MAX_FILE_BYTES, ReadError, type ReadErrorCode, tooLarge } from './error.ts';

/** Every format, most particular first; plain text takes what no other claims. */
const READERS: readonly Reader[] = [jsonReader, htmlReader, feedReader, markdownReader, textReader];

/** What a file holds: its articles, and the items of it that hold none. */
export interface Reading {
  readonly documents: readonly Document[];
  readonly failures: readonly ItemFailure[];
}

/** An item of a file that gives no article. */
export interface ItemFailure {
  readonly item: string;
  /** What the item says is its address. */
  readonly url: string | null;
  readonly error: ReadError;
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
  const documents = reader.read(text);
  const read = documents.filter(({ lines }) => lines.length > 0);
  if (read.length === 0) throw empty();
  const failures = documents
    .filter(({ lines }) => lines.length === 0)
    .map(({ item, metadata }) => ({ item: item ?? '', url: metadata.url ?? null, error: empty() }));
  return { documents: read, failures };
}

function empty(): ReadError {
  return new ReadError('EMPTY', 'holds no text: an article needs at least one line of words');
}
