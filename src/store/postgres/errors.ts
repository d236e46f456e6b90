import { StoreError, type StoreErrorCode } from '../contract.ts';

/** SQLSTATE classes (PostgreSQL, appendix A) and what Node says of a connection, with what they mean for the store. */
const MEANINGS: readonly (readonly [cause: RegExp, code: StoreErrorCode, says: string])[] = [
  [/^57014$/, 'TOO_SLOW', 'gave up on a statement that took too long'],
  [/^(53100|53200)$/, 'FULL', 'has no room left'],
  [/^XX00[12]$/, 'DAMAGED', 'is damaged'],
  // Connection exceptions, too many connections, shutting down or starting up, wrong password, no such database.
  [/^(08...|53300|57P0[1-5]|28...|3D000)$/, 'UNAVAILABLE', 'cannot be reached'],
  // A standby gave up on a read that stood in the way of what it follows, or is asked to write.
  [/^(40001|25006|55P03|57P04)$/, 'UNAVAILABLE', 'cannot answer now'],
  // No value of the type, or none that fits: all that goes in is of its column's type but for what a cursor was made to say.
  [/^(22P02|22003)$/, 'BAD_CURSOR', 'was given a cursor of another list'],
  [/^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_)/, 'UNAVAILABLE', 'cannot be reached'],
  [/^(ENOTFOUND|ENOENT|EACCES)$/, 'UNAVAILABLE', 'cannot be reached'],
];

/** node-postgres gives errors of its own, without a code, when a connection ends or cannot be had in time. */
const CONNECTION_LOST =
  /connection (terminated|ended|error)|timeout exceeded when trying to connect|not queryable|timeout expired/i;

/** Says what an error means for the store; errors of another kind pass as they are. */
export function toStoreError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  if (meaning)
    return new StoreError(meaning[1], `The store ${name} ${meaning[2]}: ${wordsOf(error)}`, { cause: error });
  if (!CONNECTION_LOST.test(error.message)) return error;
  return new StoreError('UNAVAILABLE', `The store ${name} cannot be reached: ${error.message}`, { cause: error });
}

/** A host with several addresses gives an error of several, without words of its own. */
function wordsOf(error: Error): string {
  if (error.message !== '') return error.message;
  if (error instanceof AggregateError)
    return error.errors.map((one) => (one instanceof Error ? one.message : '')).join('; ');
  return 'code' in error ? String(error.code) : error.name;
}
