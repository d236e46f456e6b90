import { StoreError } from './contract.ts';

export type CursorValue = string | number;

/**
 * Writes a cursor: what orders the row, and the row's key, under the name of the order. A cursor holds values and no
 * position, so that it stays right when rows come and go.
 */
export function encodeCursor(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** @throws StoreError BAD_CURSOR for anything that `encodeCursor` did not write for the same order */
export function decodeCursor(cursor: string, order: string, length: number): CursorValue[] {
  const values = parse(cursor);
  if (!Array.isArray(values) || values[0] !== order || values.length !== length + 1) throw badCursor(cursor);
  return values.slice(1).map((value: unknown) => {
    if (typeof value !== 'string' && typeof value !== 'number') throw badCursor(cursor);
    return value;
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor(cursor);
  }
}

function badCursor(cursor: string): StoreError {
  const shown = cursor.length > 60 ? `${cursor.slice(0, 60)}…` : cursor;
  return new StoreError('BAD_CURSOR', `"${shown}" is no cursor of this list: take one from a page with the same order`);
}
