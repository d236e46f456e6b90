import { GraphQLError } from 'graphql';
import { StoreError, type StoreErrorCode } from '../store/contract.ts';

/** What `extensions.code` of an error says; everything else that goes wrong is masked by the server. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'BAD_ID'
  | 'BAD_CURSOR'
  | 'BAD_ORDER'
  | 'BAD_SEARCH'
  | 'UNAVAILABLE'
  | 'TOO_SLOW';

/**
 * An error that the client can act on.
 *
 * @param facts more for `extensions`: the argument's name, the limit, the value
 */
export function codedError(
  code: ErrorCode,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...facts } });
}

/** What clients hear of the store's errors: its own words (null) of what they asked, but not where the store is. */
const STORE_WORDS: Readonly<Partial<Record<StoreErrorCode, string | null>>> = {
  BAD_CURSOR: null,
  BAD_ORDER: null,
  BAD_SEARCH: null,
  UNAVAILABLE: 'The store cannot be reached now: try again later',
  TOO_SLOW: 'The store gave up on this, because it took too long: ask for less at once',
} satisfies Partial<Record<ErrorCode, string | null>>;

/** Waits for a read of the store and gives its errors the shape that clients see. */
export async function fromStore<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    const words = error instanceof StoreError ? STORE_WORDS[error.code] : undefined;
    if (!(error instanceof StoreError) || words === undefined) throw error;
    throw new GraphQLError(words ?? error.message, { originalError: error, extensions: { code: error.code } });
  }
}
