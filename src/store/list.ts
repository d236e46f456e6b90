import { type RawBuilder, sql } from 'kysely';
import type { ContentStatus, EdgeField, Page, Slice } from './contract.ts';
import { decodeCursor } from './cursor.ts';
import type { Database, Dialect, ONE_PLAN, QUICK } from './dialect.ts';
import { ListEdge, type RawEdge } from './list-edge.ts';
import { cursorBounds, cursorRanges, isBackwards, type Ordered, type OrderTerm, rangesBeyond } from './ranges.ts';

/** Where a list's rows come from: `t` is the table of the listed things. */
export interface ListSource {
  readonly from: RawBuilder<unknown>;
  /** The parent's key; null for a list of the whole store. */
  readonly parent: RawBuilder<unknown> | null;
  /**
   * The node's key, if an index gives the first nodes below a parent in the list's order: then no more is read of a parent
   * with very many. Null where parents have few, or nodes are computed for all parents at once.
   */
  readonly key: RawBuilder<unknown> | null;
  /** As `from`, where parents have few and all of those are wanted; null elsewhere. */
  readonly lookedUp: RawBuilder<unknown> | null;
  /** As `from`, when nothing is asked of the listed things but how many there are. */
  readonly pairs: RawBuilder<unknown>;
  /** Columns of the pair of parent and node; null for what it does not have. */
  readonly mentionCount: RawBuilder<unknown> | null;
  readonly quoteCount: RawBuilder<unknown> | null;
  readonly roles: RawBuilder<unknown> | null;
  /** Whether the first entries in the list's own order are read without many others, whatever the parents. */
  readonly isQuick: boolean;
  /** Holds in this list whatever the filter says. */
  readonly where: readonly RawBuilder<boolean>[];
}

/** The same list as those of some parents, of each no more than a page: whoever is in very many articles has them in an index. */
export interface Narrowed {
  readonly source: ListSource & { readonly parent: RawBuilder<unknown>; readonly key: RawBuilder<unknown> };
  /** `SELECT` of their keys, as `key`. */
  readonly parents: RawBuilder<unknown>;
  /** By the columns of the source. */
  readonly order: readonly OrderTerm[];
  /** What else is to hold of the listed things. */
  readonly filter: RawBuilder<boolean> | null;
}

export interface ListPlan<Raw, Row> extends Ordered {
  readonly source: ListSource;
  readonly parents: readonly string[];
  /** The columns of the listed things that rows are made of; there may be none. */
  readonly columns: readonly RawBuilder<unknown>[];
  readonly totalCount: boolean;
  /** What edges say besides their node. */
  readonly edge: ReadonlySet<EdgeField>;
  /** Whether it is looked up what lies outside the cursors. */
  readonly surroundings: boolean;
  readonly filter: RawBuilder<boolean> | null;
  /** For a list of the whole store whose filter singles out few parents. */
  readonly narrowed: Narrowed | null;
  /** Whether what the filter says makes no difference to how the list is best read, and whether that is quick. */
  readonly hint: typeof ONE_PLAN | typeof QUICK | null;
  /** What is kept of how many there are in the whole store: asked for a list of all, without a filter. */
  readonly tally: keyof ContentStatus | null;
  readonly toRow: (raw: Raw) => Row;
}

/** Pages of all parents by one statement, and their counts by one more where they are asked for. */
export async function listPages<Raw extends object, Row>(
  database: Database,
  plan: ListPlan<Raw, Row>,
): Promise<Page<Row>[]> {
  const parents = plan.source.parent ? plan.parents : [''];
  if (parents.length === 0) return [];
  const edges = await readEdges(database, plan);
  const counts = plan.totalCount ? await readCounts(database, plan) : null;
  const [rowsBefore, rowsAfter] = [
    await rowsOutside(database, plan, 'after'),
    await rowsOutside(database, plan, 'before'),
  ];
  return parents.map((parent) =>
    toPage(plan, {
      rows: edges.get(parent) ?? [],
      totalCount: counts && (counts.get(parent) ?? 0),
      rowsBefore: rowsBefore.has(parent),
      rowsAfter: rowsAfter.has(parent),
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
async function rowsOutside<Raw, Row>(
  { reads, dialect }: Database,
  plan: ListPlan<Raw, Row>,
  side: 'after' | 'before',
): Promise<ReadonlySet<string>> {
  const { source, parents, slice, order, orderName, surroundings } = plan;
  const cursor = slice[side];
  if (cursor === undefined) return new Set();
  // Nobody asks: a cursor is taken for a row that is there.
  if (!surroundings) return new Set(source.parent ? parents : ['']);
  const values = decodeCursor(cursor, orderName, order.length);
  const itself = order.map(({ value }, i) => sql<boolean>`${value} = ${values[i] ?? ''}`);
  const ranges = [itself, ...rangesBeyond(order, values, side === 'after' ? 'before' : 'after')];
  const below = source.parent ? [dialect.isOneOf(source.parent, parents)] : [];
  const select = (range: readonly RawBuilder<boolean>[], limit: RawBuilder<unknown>) => sql`
    SELECT DISTINCT ${source.parent ?? sql`''`} AS parent_ FROM ${source.from}
    WHERE ${sql.join([...below, ...conditionsOf(plan), ...range], sql` AND `)} ${limit}`;
  const many = source.parent !== null && parents.length > 1;
  const looks = ranges.map((range, i) =>
    many ? select(range, sql``) : sql`SELECT * FROM (${select(range, sql`LIMIT 1`)}) AS ${sql.ref(`range_${i}`)}`,
  );
  const { rows } = await sql<{ parent_: string }>`${sql.join(looks, sql` UNION ALL `)}`.execute(reads);
  return new Set(rows.map(({ parent_ }) => parent_));
}

function sizeOf({ first, last }: Slice): number {
  return first ?? last ?? 20;
}

async function readEdges<Raw extends object, Row>(database: Database, plan: ListPlan<Raw, Row>) {
  const { parent } = plan.source;
  const statement = parent && plan.parents.length > 1 ? readBelowMany(database, plan, parent) : readOne(database, plan);
  // What lies beyond a cursor may be all, or nothing.
  const hint = hasCursor(plan.slice) ? null : plan.hint;
  const { rows } = await (hint ? sql<RawEdge<Raw>>`${sql.raw(hint)} ${statement}` : statement).execute(database.reads);
  const byParent = new Map<string, RawEdge<Raw>[]>();
  for (const row of rows) {
    const group = byParent.get(row.parent_);
    if (group) group.push(row);
    else byParent.set(row.parent_, [row]);
  }
  return byParent;
}

function hasCursor({ after, before }: Slice): boolean {
  return after !== undefined || before !== undefined;
}

/**
 * One list. What lies beyond a cursor is read as ranges, one for each term of the order: in each, all terms but the last are
 * fixed, so that an index leads to its first row, however deep in the list it is.
 */
function readOne<Raw, Row>({ dialect }: Database, plan: ListPlan<Raw, Row>): RawBuilder<RawEdge<Raw>> {
  const { narrowed } = plan;
  const { ranges, bounds } = cursorRanges(narrowed ? { ...plan, order: narrowed.order } : plan);
  const pages = ranges.map((range) =>
    narrowed
      ? readNarrowed(dialect, plan, narrowed, [...bounds, ...range])
      : readBelowOne(dialect, plan, [...bounds, ...range]),
  );
  const [first] = pages;
  if (first && pages.length === 1) return sql`${first}`;
  const all = pages.map((page, i) => sql`SELECT * FROM (${page}) AS ${sql.ref(`range_${i}`)}`);
  return sql`
    SELECT * FROM (${sql.join(all, sql` UNION ALL `)}) AS ranges ORDER BY ${namedOrderOf(plan)} LIMIT ${limitOf(plan)}`;
}

function readBelowOne<Raw, Row>(
  dialect: Dialect,
  plan: ListPlan<Raw, Row>,
  range: readonly RawBuilder<boolean>[],
): RawBuilder<unknown> {
  const { source, parents } = plan;
  const below = source.parent ? [dialect.isOneOf(source.parent, parents)] : [];
  const where = sql.join([...below, ...conditionsOf(plan), ...range], sql` AND `);
  return sql`SELECT ${selectOf(plan)} FROM ${source.from} WHERE ${where} ORDER BY ${orderOf(plan)} LIMIT ${limitOf(plan)}`;
}

/** The first of what hangs on each parent are merged: what hangs on two of them is there once. */
function readNarrowed<Raw, Row>(
  { firstBelow }: Dialect,
  plan: ListPlan<Raw, Row>,
  { source, parents, order, filter }: Narrowed,
  range: readonly RawBuilder<boolean>[],
): RawBuilder<unknown> {
  const limit = limitOf(plan);
  const firsts = firstBelow({
    parents,
    from: filter ? source.from : source.pairs,
    parent: source.parent,
    key: source.key,
    where: sql.join([sql`(1 = 1)`, ...source.where, ...(filter ? [filter] : []), ...range], sql` AND `),
    orderBy: orderBy(order, plan.slice),
    limit,
  });
  return sql`
    SELECT ${selectOf(plan)} FROM (SELECT DISTINCT key_ FROM (${firsts}) AS firsts) AS f_ CROSS JOIN ${plan.source.from}
    WHERE t.key = f_.key_ ORDER BY ${orderOf(plan)} LIMIT ${limit}`;
}

/** A list for each of many parents: the keys of each page first, by an index, then the rows of all. */
function readBelowMany<Raw, Row>(
  { dialect }: Database,
  plan: ListPlan<Raw, Row>,
  parent: RawBuilder<unknown>,
): RawBuilder<RawEdge<Raw>> {
  const { source, parents } = plan;
  const where = [...conditionsOf(plan), ...cursorBounds(plan)];
  const [orderBy, limit] = [orderOf(plan), limitOf(plan)];
  if (!source.key) {
    const all = sql.join([dialect.isOneOf(parent, parents), ...where], sql` AND `);
    return sql`
      SELECT * FROM (
        SELECT ${selectOf(plan)}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderBy}) AS rank_
        FROM ${(!plan.filter && source.lookedUp) || source.from} WHERE ${all}
      ) AS ranked WHERE rank_ <= ${limit} ORDER BY rank_`;
  }
  const { from, key } = source;
  const firsts = dialect.firstBelow({ parents, from, parent, key, where: sql.join(where, sql` AND `), orderBy, limit });
  return sql`
    SELECT ${selectOf(plan)} FROM (${firsts}) AS f_ CROSS JOIN ${from}
    WHERE ${parent} = f_.parent_ AND ${key} = f_.key_ ORDER BY ${orderBy}`;
}

function conditionsOf<Raw, Row>({ source, filter }: ListPlan<Raw, Row>): RawBuilder<boolean>[] {
  return [sql`(1 = 1)`, ...source.where, ...(filter ? [filter] : [])];
}

function selectOf<Raw, Row>(plan: ListPlan<Raw, Row>): RawBuilder<unknown> {
  const { source, columns, order, edge } = plan;
  const { mentionCount, quoteCount, roles } = source;
  return sql.join([
    ...columns,
    sql`${source.parent ?? sql`''`} AS parent_`,
    ...(mentionCount && edge.has('mentionCount') ? [sql`${mentionCount} AS mention_count_`] : []),
    ...(quoteCount && edge.has('quoteCount') ? [sql`${quoteCount} AS quote_count_`] : []),
    ...(roles && edge.has('roles') ? [sql`${roles} AS roles_`] : []),
    ...(needsOrder(plan) ? order.map(({ value }, i) => sql`${value} AS ${sql.ref(`order_${i}`)}`) : []),
  ]);
}

/** What rows are ordered by goes into their cursors, and ranges are merged by it. */
function needsOrder<Raw, Row>({ edge, slice }: ListPlan<Raw, Row>): boolean {
  return edge.has('cursor') || hasCursor(slice);
}

function orderOf<Raw, Row>({ order, slice }: ListPlan<Raw, Row>): RawBuilder<unknown> {
  return orderBy(order, slice);
}

/** The same order over rows that `selectOf` gave. */
function namedOrderOf<Raw, Row>({ order, slice }: ListPlan<Raw, Row>): RawBuilder<unknown> {
  return orderBy(
    order.map((term, i) => ({ ...term, value: sql.ref(`order_${i}`) })),
    slice,
  );
}

function orderBy(order: readonly OrderTerm[], slice: Slice): RawBuilder<unknown> {
  const backwards = isBackwards(slice);
  return sql.join(
    order.map(({ value, direction }) => (backwards === (direction === 'ASC') ? sql`${value} DESC` : sql`${value} ASC`)),
  );
}

/**
 * One more than asked for tells whether there is a next page. It stands in the statement's text: a plan for any length of a page
 * would be one for a long list.
 */
function limitOf<Raw, Row>({ slice }: ListPlan<Raw, Row>): RawBuilder<unknown> {
  return sql.lit(sizeOf(slice) + 1);
}

async function readCounts<Raw, Row>(
  { reads, dialect }: Database,
  plan: ListPlan<Raw, Row>,
): Promise<ReadonlyMap<string, number>> {
  const { source, parents, filter, tally } = plan;
  if (!source.parent && tally) {
    const { rows } = await sql<{ count_: number }>`SELECT ${sql.ref(tally)} AS count_ FROM content`.execute(reads);
    return new Map([['', rows[0]?.count_ ?? 0]]);
  }
  const parent = source.parent ?? sql`''`;
  const below = source.parent ? [dialect.isOneOf(source.parent, parents)] : [];
  const { rows } = await sql<{ parent_: string; count_: number }>`
    SELECT ${parent} AS parent_, COUNT(*) AS count_ FROM ${filter ? source.from : source.pairs}
    WHERE ${sql.join([...below, ...conditionsOf(plan)], sql` AND `)} GROUP BY 1`.execute(reads);
  return new Map(rows.map(({ parent_, count_ }) => [parent_, count_]));
}

function toPage<Raw extends object, Row>(
  { slice, order, orderName, edge, toRow }: ListPlan<Raw, Row>,
  { rows, totalCount, rowsBefore, rowsAfter }: Found<Raw>,
): Page<Row> {
  const backwards = isBackwards(slice);
  const limit = sizeOf(slice);
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (backwards) kept.reverse();
  const edges = kept.map((row) => new ListEdge(toRow(row), row, orderName, edge.has('cursor') ? order.length : 0));
  return {
    edges,
    hasNextPage: rowsAfter || (more && !backwards),
    hasPreviousPage: rowsBefore || (more && backwards),
    totalCount,
  };
}
