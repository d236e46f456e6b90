import { StoreError, type StoreErrorCode } from '../contract.ts';

const MEANINGS: readonly (readonly [sqlite: RegExp, code: StoreErrorCode, says: string])[] = [
  [/^SQLITE_NOTADB/, 'NOT_A_STORE', 'is no store of Dateline'],
  [/^SQLITE_CORRUPT/, 'DAMAGED', 'is damaged: put back a copy, or ingest into a new one'],
  [/^SQLITE_FULL/, 'FULL', 'cannot grow: the disk is full'],
  [/^SQLITE_(BUSY|LOCKED)/, 'UNAVAILABLE', 'is being written by another process'],
  [/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|AUTH)/, 'UNAVAILABLE', 'cannot be read or written'],
];

/** Says what an error of SQLite means for the store; errors of another kind pass as they are. */
export function toStoreError(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  if (!meaning || !(error instanceof Error)) return error;
  return new StoreError(meaning[1], `The store ${file} ${meaning[2]} (${error.message})`, { cause: error });
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error));
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
