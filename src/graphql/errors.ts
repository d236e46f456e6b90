import { GraphQLError } from 'graphql';
import { StoreError } from '../store/contract.ts';

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

const STORE_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_CURSOR',
  'BAD_ORDER',
  'BAD_SEARCH',
  'UNAVAILABLE',
  'TOO_SLOW',
]);

/** Waits for a read of the store and gives its errors the shape that clients see. */
export async function fromStore<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof StoreError && STORE_CODES.has(error.code)) {
      throw new GraphQLError(error.message, { originalError: error, extensions: { code: error.code } });
    }
    throw error;
  }
}
