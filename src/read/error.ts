/** Why a file could not be read as an article. */
export type ReadErrorCode = 'EMPTY' | 'BINARY' | 'TOO_LARGE' | 'TOO_COMPLEX' | 'MALFORMED' | 'UNSUPPORTED_FORMAT';

/** The only error that reading throws: it names what is wrong and what to do; the caller knows where. */
export class ReadError extends Error {
  override readonly name = 'ReadError';

  constructor(
    readonly code: ReadErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The largest file that is read, in bytes: a newspaper's longest article is a hundredth of it. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The error for a file of `size` bytes, for callers that know the size before they hold the bytes. */
export function tooLarge(size: number): ReadError {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return new ReadError('TOO_LARGE', `is ${megabytes} MB: the most is 20 MB; split it into one file an article`);
}
