import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Direction, Edge, Page, PersonRole, Slice } from './contract.ts';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';
import { ROLE, type Tables } from './tables.ts';

/** Something that a list is ordered by. The value must never be NULL. */
export interface OrderTerm {
  readonly value: RawBuilder<unknown>;
  readonly direction: Direction;
}

/** Where a list's rows come from: `t` is the table of the listed things. */
export interface ListSource {
  readonly from: RawBuilder<unknown>;
  /** The parent's key; null for a list of the whole store. */
  readonly parent: RawBuilder<unknown> | null;
  /** Columns of the pair of parent and node. */
  readonly mentionCount: RawBuilder<unknown>;
  readonly quoteCount: RawBuilder<unknown>;
  readonly roles: RawBuilder<unknown>;
  /** Holds in this list whatever the filter says. */
  readonly where: readonly RawBuilder<boolean>[];
}

export interface ListPlan<Raw, Row> {
  readonly source: ListSource;
  readonly parents: readonly string[];
  /** All columns of the listed things. */
  readonly columns: RawBuilder<unknown>;
  /** Ends with a term that is unique, so that no two rows tie. */
  readonly order: readonly OrderTerm[];
  /** Names the order in cursors. */
  readonly orderName: string;
  readonly slice: Slice;
  readonly totalCount: boolean;
  /** Whether it is looked up what lies outside the cursors. */
  readonly surroundings: boolean;
  readonly toRow: (raw: Raw) => Row;
}

type RawEdge<Raw> = Raw & {
  readonly parent_: string;
  readonly mention_count_: number | null;
  readonly quote_count_: number | null;
  readonly roles_: number;
  readonly [order: `order_${number}`]: CursorValue;
};

/** Pages of all parents by one statement, and their counts by one more where they are asked for. */
export async function listPages<Raw extends object, Row>(
  database: Kysely<Tables>,
  plan: ListPlan<Raw, Row>,
): Promise<Page<Row>[]> {
  const parents = plan.source.parent ? plan.parents : [''];
  if (parents.length === 0) return [];
  const edges = await readEdges(database, plan);
  const counts = plan.totalCount ? await readCounts(database, plan) : null;
  const outside = {
    before: await parentsWithRows(database, plan, 'AFTER'),
    after: await parentsWithRows(database, plan, 'BEFORE'),
  };
  return parents.map((parent) =>
    toPage(plan, {
      rows: edges.get(parent) ?? [],
      totalCount: counts && (counts.get(parent) ?? 0),
      rowsBefore: outside.before.has(parent),
      rowsAfter: outside.after.has(parent),
    }),
  );
}

/** What is known of one parent's page. */
interface Found<Raw> {
  readonly rows: readonly RawEdge<Raw>[];
  readonly totalCount: number | null;
  /** Whether there are rows outside the cursors, on either side. */
  readonly rowsBefore: boolean;
  readonly rowsAfter: boolean;
}

/** The parents that have rows on the far side of a cursor, the cursor's own row included; none without a cursor. */
async function parentsWithRows<Raw, Row>(
  database: Kysely<Tables>,
  { source, parents, slice, order, orderName, surroundings }: ListPlan<Raw, Row>,
  side: 'AFTER' | 'BEFORE',
): Promise<ReadonlySet<string>> {
  const cursor = side === 'AFTER' ? slice.after : slice.before;
  if (cursor === undefined) return new Set();
  // Nobody asks: a cursor is taken for a row that is there.
  if (!surroundings) return new Set(source.parent ? parents : ['']);
  const inside = beyond(order, decodeCursor(cursor, orderName, order.length), side);
  const where = sql.join([...source.where, sql`NOT ${inside}`], sql` AND `);
  const query =
    source.parent && parents.length > 1
      ? sql<{ parent_: string }>`SELECT DISTINCT ${source.parent} AS parent_ FROM ${source.from} WHERE ${where}`
      : sql<{
          parent_: string;
        }>`SELECT ${source.parent ?? sql`''`} AS parent_ FROM ${source.from} WHERE ${where} LIMIT 1`;
  const { rows } = await query.execute(database);
  return new Set(rows.map(({ parent_ }) => parent_));
}

/** Backwards when the last rows are wanted and not the first. */
function isBackwards({ first, last }: Slice): boolean {
  return first === undefined && last !== undefined;
}

function limitOf({ first, last }: Slice): number {
  return first ?? last ?? 20;
}

async function readEdges<Raw extends object, Row>(database: Kysely<Tables>, plan: ListPlan<Raw, Row>) {
  const { source, slice, order } = plan;
  const backwards = isBackwards(slice);
  const terms = order.map(({ value, direction }) =>
    backwards === (direction === 'ASC') ? sql`${value} DESC` : sql`${value} ASC`,
  );
  const orderBy = sql.join(terms);
  const values = sql.join(order.map(({ value }, i) => sql`${value} AS ${sql.ref(`order_${i}`)}`));
  const where = sql.join([...source.where, ...cursorBounds(plan)], sql` AND `);
  // One more than asked for tells whether there is a next page.
  const limit = limitOf(slice) + 1;
  const parent = source.parent ?? sql`''`;
  const select = sql`
    SELECT ${plan.columns}, ${parent} AS parent_, ${source.mentionCount} AS mention_count_, ${source.quoteCount} AS quote_count_, ${source.roles} AS roles_, ${values}`;
  const query =
    source.parent && plan.parents.length > 1
      ? sql<RawEdge<Raw>>`
          SELECT * FROM (
            ${select}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderBy}) AS rank_
            FROM ${source.from} WHERE ${where}
          ) AS ranked WHERE rank_ <= ${limit} ORDER BY parent_, rank_`
      : sql<RawEdge<Raw>>`${select} FROM ${source.from} WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`;
  const { rows } = await query.execute(database);
  const byParent = new Map<string, RawEdge<Raw>[]>();
  for (const row of rows) {
    const group = byParent.get(row.parent_);
    if (group) group.push(row);
    else byParent.set(row.parent_, [row]);
  }
  return byParent;
}

async function readCounts<Raw, Row>(database: Kysely<Tables>, { source }: ListPlan<Raw, Row>) {
  const parent = source.parent ?? sql`''`;
  const { rows } = await sql<{ parent_: string; count_: number }>`
    SELECT ${parent} AS parent_, COUNT(*) AS count_ FROM ${source.from} WHERE ${sql.join([...source.where], sql` AND `)}
    GROUP BY 1`.execute(database);
  return new Map(rows.map(({ parent_, count_ }) => [parent_, count_]));
}

function cursorBounds<Raw, Row>({ slice, order, orderName }: ListPlan<Raw, Row>): RawBuilder<boolean>[] {
  const bounds: RawBuilder<boolean>[] = [];
  if (slice.after !== undefined)
    bounds.push(beyond(order, decodeCursor(slice.after, orderName, order.length), 'AFTER'));
  if (slice.before !== undefined)
    bounds.push(beyond(order, decodeCursor(slice.before, orderName, order.length), 'BEFORE'));
  return bounds;
}

/** A row lies beyond a cursor when, at the first term in which they differ, it does: (a > x OR (a = x AND (b > y …))). */
function beyond(
  order: readonly OrderTerm[],
  values: readonly CursorValue[],
  side: 'AFTER' | 'BEFORE',
): RawBuilder<boolean> {
  return order.reduceRight<RawBuilder<boolean>>((rest, { value, direction }, i) => {
    const at = values[i] ?? '';
    const greater = (direction === 'ASC') === (side === 'AFTER');
    const differs = greater ? sql`${value} > ${at}` : sql`${value} < ${at}`;
    return i === order.length - 1
      ? sql<boolean>`(${differs})`
      : sql<boolean>`(${differs} OR (${value} = ${at} AND ${rest}))`;
  }, sql<boolean>`(1 = 1)`);
}

function toPage<Raw extends object, Row>(
  { slice, order, orderName, toRow }: ListPlan<Raw, Row>,
  { rows, totalCount, rowsBefore, rowsAfter }: Found<Raw>,
): Page<Row> {
  const backwards = isBackwards(slice);
  const limit = limitOf(slice);
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (backwards) kept.reverse();
  const edges = kept.map(
    (row): Edge<Row> => ({
      cursor: encodeCursor(
        orderName,
        order.map((_, i) => row[`order_${i}`] ?? ''),
      ),
      node: toRow(row),
      mentionCount: row.mention_count_,
      quoteCount: row.quote_count_,
      roles: toRoles(row.roles_),
    }),
  );
  return {
    edges,
    hasNextPage: rowsAfter || (more && !backwards),
    hasPreviousPage: rowsBefore || (more && backwards),
    totalCount,
  };
}

function toRoles(bits: number): PersonRole[] {
  const roles: PersonRole[] = [];
  if (bits & ROLE.AUTHOR) roles.push('AUTHOR');
  if (bits & ROLE.SPEAKER) roles.push('SPEAKER');
  if (bits & ROLE.MENTIONED) roles.push('MENTIONED');
  return roles;
}
