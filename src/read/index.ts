import type { Document } from '../model.ts';

/** Why a file could not be read as an article. */
export type ReadErrorCode = 'EMPTY' | 'BINARY' | 'TOO_LARGE' | 'UNSUPPORTED_FORMAT';

/** The only error that reading throws: it names what is wrong; the caller knows where. */
export declare class ReadError extends Error {
  readonly code: ReadErrorCode;
}

/**
 * Reads the bytes of one file.
 *
 * @param bytes the file, whole
 * @param path its name, a hint of its format; nothing is opened
 * @throws ReadError and nothing else
 */
export declare function readDocument(bytes: Uint8Array, path: string): Document;
