import type { Document } from '../model.ts';
import { decode } from './decode.ts';
import { MAX_FILE_BYTES, ReadError, tooLarge } from './error.ts';
import type { Reader } from './reader.ts';
import { refuseUnsupported } from './signatures.ts';
import { textReader } from './text.ts';

export { MAX_FILE_BYTES, ReadError, type ReadErrorCode, tooLarge } from './error.ts';

/** Every format, most particular first; plain text takes what no other claims. */
const READERS: readonly Reader[] = [textReader];

/**
 * Reads the bytes of one file.
 *
 * @param bytes the file, whole
 * @param path its name, a hint of its format; nothing is opened
 * @throws ReadError and nothing else
 */
export function readDocument(bytes: Uint8Array, path: string): Document {
  if (bytes.length > MAX_FILE_BYTES) throw tooLarge(bytes.length);
  refuseUnsupported(bytes);
  return readText(decode(bytes), path);
}

/**
 * Reads a text that is decoded already; offsets point into it as it is.
 *
 * @throws ReadError EMPTY
 */
export function readText(text: string, path: string): Document {
  const reader = READERS.find((candidate) => candidate.accepts(text, path)) ?? textReader;
  const document = reader.read(text);
  if (document.lines.length === 0) {
    throw new ReadError('EMPTY', 'holds no text: an article needs at least one line of words');
  }
  return document;
}
