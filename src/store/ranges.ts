import { type RawBuilder, sql } from 'kysely';
import type { Direction, Slice } from './contract.ts';
import { type CursorValue, decodeCursor } from './cursor.ts';

/** Something that a list is ordered by. The value must never be NULL. */
export interface OrderTerm {
  readonly value: RawBuilder<unknown>;
  readonly direction: Direction;
}

/** A slice of a list in its order. */
export interface Ordered {
  readonly slice: Slice;
  /** Ends with a term that is unique, so that no two rows tie. */
  readonly order: readonly OrderTerm[];
  /** Names the order in cursors. */
  readonly orderName: string;
}

/** Backwards when the last rows are wanted and not the first. */
export function isBackwards({ first, last }: Slice): boolean {
  return first === undefined && last !== undefined;
}

/** What lies between the cursors: one of them as ranges to read one after the other, the other as a condition. */
export function cursorRanges({ slice, order, orderName }: Ordered): {
  readonly ranges: readonly RawBuilder<boolean>[][];
  readonly bounds: readonly RawBuilder<boolean>[];
} {
  const sides = isBackwards(slice) ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const [near, far] = sides.map((side) => {
    const cursor = slice[side];
    return cursor === undefined ? null : { side, values: decodeCursor(cursor, orderName, order.length) };
  });
  return {
    ranges: near ? rangesBeyond(order, near.values, near.side) : [[]],
    bounds: far ? [beyond(order, far.values, far.side)] : [],
  };
}

/** What lies between the cursors, as a condition. */
export function cursorBounds({ slice, order, orderName }: Ordered): RawBuilder<boolean>[] {
  return (['after', 'before'] as const).flatMap((side) => {
    const cursor = slice[side];
    return cursor === undefined ? [] : [beyond(order, decodeCursor(cursor, orderName, order.length), side)];
  });
}

/** A row lies beyond a cursor when, at the first term in which they differ, it does: a > x, or a = x AND b > y, or … */
export function rangesBeyond(
  order: readonly OrderTerm[],
  values: readonly CursorValue[],
  side: 'after' | 'before',
): RawBuilder<boolean>[][] {
  return order.map(({ value, direction }, i) => {
    const same = order.slice(0, i).map((term, j) => sql<boolean>`${term.value} = ${values[j] ?? ''}`);
    const at = values[i] ?? '';
    const greater = (direction === 'ASC') === (side === 'after');
    return [...same, greater ? sql<boolean>`${value} > ${at}` : sql<boolean>`${value} < ${at}`];
  });
}

function beyond(
  order: readonly OrderTerm[],
  values: readonly CursorValue[],
  side: 'after' | 'before',
): RawBuilder<boolean> {
  const ranges = rangesBeyond(order, values, side).map((range) => sql`(${sql.join(range, sql` AND `)})`);
  return sql<boolean>`(${sql.join(ranges, sql` OR `)})`;
}
