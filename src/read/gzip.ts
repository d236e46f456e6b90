import { gunzipSync } from 'node:zlib';
import { MAX_FILE_BYTES, ReadError } from './error.ts';

/** Whether the bytes are gzip. Source: RFC 1952, section 2.3.1. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip, but never more than a file may have.
 *
 * @throws ReadError TOO_LARGE, MALFORMED
 */
export function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ReadError('TOO_LARGE', 'is gzip that unpacks to more than 20 MB: split it');
    throw new ReadError('MALFORMED', 'is gzip that is damaged or cut off: pack it anew');
  }
}
