import { type RawBuilder, sql } from 'kysely';
import { type Collection, EDGE_FIELDS, type ListRequest, type Lists } from './contract.ts';
import { type Database, type Dialect, ONE_PLAN, QUICK } from './dialect.ts';
import { type Dimension, readFacets } from './facets.ts';
import { onlyNames } from './few.ts';
import { type ListSource, listPages, type Narrowed } from './list.ts';
import type { Narrowing } from './narrow.ts';
import type { Ordering } from './orders.ts';
import { rowReader, type Shape } from './read-rows.ts';
import type { Scope } from './where.ts';

/** What is known of one kind of list, so that the rest is said once for all. */
interface ListDefinition<Raw, Row, Where, Field extends string, Relation extends string> {
  /** The table of the listed things, if the store tallies how many there are. */
  readonly table?: 'articles' | 'people' | 'quotes' | 'locations';
  readonly shape: Shape<Raw, Row>;
  readonly source: (request: ListRequest<Where, Field, Relation>, dialect: Dialect) => ListSource;
  /** Null when it lets everything pass. */
  readonly where: (where: Where | undefined, t: Scope) => RawBuilder<boolean> | null;
  readonly order: (request: ListRequest<Where, Field, Relation>) => Ordering;
  /** As what hangs on which things a list of all may be read, in its natural order; null where the filter names none. */
  readonly narrow?: (where: Where, dialect: Dialect) => Narrowing<Where, Relation> | null;
}

/** Lists over SQL. */
export function lists<Raw extends object, Row, Where extends object, Field extends string, Relation extends string>(
  database: Database,
  definition: ListDefinition<Raw, Row, Where, Field, Relation>,
): Lists<Row, Where, Field, Relation> {
  return {
    async list(request) {
      const ordering = definition.order(request);
      const { columns, toRow } = rowReader(definition.shape, request.fields);
      const source = definition.source(request, database.dialect);
      return listPages<Raw, Row>(database, {
        source,
        parents: request.parents,
        columns: columns.map((column) => sql.ref(`t.${column}`)),
        order: ordering.terms,
        orderName: ordering.name,
        slice: request,
        edge: new Set(request.edge ?? EDGE_FIELDS),
        totalCount: request.totalCount,
        surroundings: request.surroundings ?? false,
        filter: definition.where(request.where, { table: 't', dialect: database.dialect }),
        narrowed: narrow(definition, request, ordering, database.dialect),
        hint: hintOf(request, source),
        tally: (request.where === undefined && definition.table) || null,
        toRow,
      });
    },
  };
}

function narrow<Raw, Row, Where, Field extends string, Relation extends string>(
  definition: ListDefinition<Raw, Row, Where, Field, Relation>,
  request: ListRequest<Where, Field, Relation>,
  { name }: Ordering,
  dialect: Dialect,
): Narrowed | null {
  if (request.of !== null || request.where === undefined || name !== NEWEST_FIRST) return null;
  const narrowing = definition.narrow?.(request.where, dialect);
  if (!narrowing) return null;
  const { of, parents, rest } = narrowing;
  const below = { ...request, of, where: rest };
  const { parent, key, ...source } = definition.source(below, dialect);
  if (parent === null || key === null) throw new Error(`no index gives what is ${of} in order`);
  return {
    source: { ...source, parent, key },
    parents,
    order: definition.order(below).terms,
    filter: definition.where(isEmpty(rest) ? undefined : rest, { table: 't', dialect }),
  };
}

/** The order that the indexes of what hangs on a thing have. */
const NEWEST_FIRST = 'PUBLISHED_AT DESC';

function isEmpty(where: unknown): boolean {
  return typeof where === 'object' && where !== null && Object.keys(where).length === 0;
}

function hintOf({ where, orderBy }: ListRequest<object, string, string>, { isQuick }: ListSource) {
  if (where === undefined) return isQuick && orderBy === undefined ? QUICK : ONE_PLAN;
  return onlyNames(where) ? ONE_PLAN : null;
}

/** Where the rows of all lists of a request come from, parents and filter included. */
function sourceOf<Raw, Row, Where, Field extends string, Relation extends string>(
  { dialect }: Database,
  { source, where }: ListDefinition<Raw, Row, Where, Field, Relation>,
  request: ListRequest<Where, Field, Relation>,
): ListSource {
  const from = source(request, dialect);
  const filter = where(request.where, { table: 't', dialect });
  const below = from.parent ? dialect.isOneOf(from.parent, request.parents) : sql<boolean>`(1 = 1)`;
  return { ...from, where: [below, ...from.where, ...(filter ? [filter] : [])] };
}

/** Lists with their facets, and rows by key. */
export function collection<
  Raw extends { key: string },
  Row extends { key: string },
  Where extends object,
  Field extends string,
  Relation extends string,
  Facet extends string,
>(
  database: Database,
  definition: ListDefinition<Raw, Row, Where, Field, Relation> & {
    readonly table: string;
    readonly facets: Readonly<Record<Facet, Dimension>>;
    readonly facetColumns: readonly string[];
  },
): Collection<Row, Where, Field, Relation, Facet> {
  return {
    ...lists(database, definition),
    async facet({ of, parents, where, by, first }) {
      const request = { of, parents, ...(where && { where }), first, totalCount: false };
      return readFacets(database, {
        source: sourceOf(database, definition, request),
        parents,
        columns: definition.facetColumns,
        order: definition.order(request).terms,
        dimension: definition.facets[by],
        first,
      });
    },
    async byKeys(keys, fields) {
      const { columns, toRow } = rowReader(definition.shape, fields);
      const names = sql.join(columns.map((column) => sql.ref(column)));
      const { rows } = await sql<Raw>`${sql.raw(QUICK)}
        SELECT ${names} FROM ${sql.table(definition.table)} WHERE ${database.dialect.isOneOf(sql.ref('key'), keys)}`.execute(
        database.reads,
      );
      return inOrder(keys, rows.map(toRow), (row) => row.key);
    },
  };
}

/** The rows in the keys' order; null where there is none. */
export function inOrder<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
