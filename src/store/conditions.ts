import { type RawBuilder, sql } from 'kysely';
import type { DateFilter, EnumFilter, KeyFilter, Logic, NameFilter, NumberFilter, TextFilter } from './contract.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';
import { wordsOf } from './name-words.ts';
import { askedSpellings } from './spellings.ts';

export type Condition = RawBuilder<boolean>;

/** Where a condition stands: the name of the filtered table in the statement, and whose words the statement is in. */
export interface Scope {
  /** Each nested filter gets one of its own. */
  readonly table: string;
  readonly dialect: Dialect;
}

/** What stands for a date that is missing, before and after every other. */
export const DATELESS = { first: '', last: '~' } as const;

export const col = ({ table }: Scope, name: string): RawBuilder<unknown> => sql.ref(`${table}.${name}`);

const ALWAYS: Condition = sql`(1 = 1)`;
const NEVER: Condition = sql`(1 = 0)`;

/** Joins what a filter says by itself with what its `and`, `or` and `not` say. */
export function compile<Where extends Logic<Where>>(
  where: Where | undefined,
  t: Scope,
  recurse: (where: Where | undefined, t: Scope) => Condition,
  conditions: (filter: Where) => Condition[],
): Condition {
  if (!where) return ALWAYS;
  const all = conditions(where);
  for (const part of where.and ?? []) all.push(recurse(part, t));
  if (where.or) all.push(anyOf(where.or.map((part) => recurse(part, t))));
  if (where.not) all.push(sql`(NOT COALESCE(${recurse(where.not, t)}, FALSE))`);
  return all.length === 0 ? ALWAYS : sql`(${sql.join(all, sql` AND `)})`;
}

/** At least one holds; with no alternatives, nothing does. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? NEVER : sql`(${sql.join([...conditions], sql` OR `)})`;
}

/** A table of its own for a filter inside the filter of `t`. */
export function next(t: Scope): Scope {
  return { ...t, table: `${t.table}_x` };
}

export function some<Filter>(filter: Filter | undefined, condition: (filter: Filter) => Condition): Condition[] {
  return filter === undefined ? [] : [condition(filter)];
}

/** Rows of other tables that hang on those of a filtered one. */
interface Hanging {
  readonly from: RawBuilder<unknown>;
  /** The column there, and the column here, that are the same. */
  readonly on: readonly [there: RawBuilder<unknown>, here: RawBuilder<unknown>];
  readonly where: Condition;
}

/**
 * Some row that hangs on this one fits.
 *
 * @param few few rows fit: they are found once, and this row looked for among those that they hang on; else they are looked for
 *   at each row, which is quicker where many fit and a page is soon full
 */
export function hangs(few: boolean, { from, on: [there, here], where }: Hanging): Condition {
  return few
    ? sql`(${here} IN (SELECT ${there} FROM ${from} WHERE ${where}))`
    : sql`EXISTS (SELECT 1 FROM ${from} WHERE ${there} = ${here} AND ${where})`;
}

export function keyIn(filter: KeyFilter | undefined, t: Scope): Condition[] {
  return some(filter, ({ in: keys }) => t.dialect.isOneOf(col(t, 'key'), keys));
}

export function isNull(filter: { readonly isNull?: boolean }, column: RawBuilder<unknown>): Condition[] {
  return some(filter.isNull, (none) => (none ? sql`(${column} IS NULL)` : sql`(${column} IS NOT NULL)`));
}

/** A text with its folded form; where the column `folded` is not kept, the text in small letters stands in for it. */
export function text(t: Scope, filter: TextFilter | undefined, column: string, folded?: string): Condition[] {
  if (!filter) return [];
  const raw = col(t, column);
  return [...texts(t, filter, raw, folded ? col(t, folded) : sql`lower(${raw})`), ...isNull(filter, raw)];
}

function texts(t: Scope, filter: TextFilter, raw: RawBuilder<unknown>, folded: RawBuilder<unknown>): Condition[] {
  return [
    ...some(filter.eq, (value) => sql<boolean>`${raw} = ${value}`),
    ...some(filter.in, (values) => t.dialect.isOneOf(raw, values)),
    ...some(filter.contains, (part) => t.dialect.isLike(folded, fold(part), 'ANYWHERE')),
    ...some(filter.startsWith, (part) => t.dialect.isLike(folded, fold(part), 'START')),
  ];
}

/** What is exactly a text folds as it does: an index of folded forms finds it. */
function asFolded(t: Scope, filter: TextFilter, folded: RawBuilder<unknown>): Condition[] {
  return [
    ...some(filter.eq, (value) => sql<boolean>`${folded} = ${fold(value)}`),
    ...some(filter.in, (values) => t.dialect.isOneOf(folded, values.map(fold))),
  ];
}

/** What has forms that many articles count together: names and descriptions. */
type Formed = 'person' | 'location';

/** Some form of a thing, one form for all members of the filter, fits; `isNull` asks whether it has any. */
export function form(filter: TextFilter | undefined, of: Formed, t: Scope, kinds: readonly string[]): Condition[] {
  if (!filter) return [];
  const { isNull: none, ...rest } = filter;
  const hasForm = (conditions: Condition[]): Condition =>
    hangs(conditions.length > 0, {
      from: sql`${sql.table(`${of}_forms`)} AS f`,
      on: [sql.ref(`f.${of}_key`), col(t, 'key')],
      where: sql`${sql.join([t.dialect.isOneOf(sql.ref('f.kind'), kinds), ...conditions], sql` AND `)}`,
    });
  const [value, folded] = [sql.ref('f.value'), sql.ref('f.folded')];
  const said = [...texts(t, rest, value, folded), ...asFolded(t, rest, folded)];
  return [
    ...(said.length > 0 ? [hasForm(said)] : []),
    ...some(none, (isNone) => (isNone ? sql`(NOT ${hasForm([])})` : hasForm([]))),
  ];
}

export function name(filter: NameFilter | undefined, of: Formed, t: Scope): Condition[] {
  if (!filter) return [];
  const { matches, ...rest } = filter;
  return [...form(rest, of, t, ['name', 'alias']), ...some(matches, (words) => matchesName(words, of, t))];
}

/** Each word is, or is spelt nearly like, a word of the name, whatever their order. */
function matchesName(name: string, of: Formed, t: Scope): Condition {
  const words = wordsOf(name);
  if (words.length === 0) return NEVER;
  const { isOneOf } = t.dialect;
  const all = words.map((word) => {
    const spellings = askedSpellings(word);
    return sql<boolean>`${col(t, 'key')} IN (
      SELECT w.key FROM name_words AS w WHERE w.type = ${sql.lit(of === 'person' ? 'PERSON' : 'LOCATION')} AND w.word IN (
        SELECT s.word FROM name_spellings AS s WHERE ${isOneOf(sql.ref('s.spelling'), spellings)}))`;
  });
  return sql`(${sql.join(all, sql` AND `)})`;
}

export function number(filter: NumberFilter | undefined, column: RawBuilder<unknown>): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.gte, (value) => sql<boolean>`${column} >= ${value}`),
    ...some(filter.lte, (value) => sql<boolean>`${column} <= ${value}`),
    ...isNull(filter, column),
  ];
}

/**
 * ISO texts compare as instants: a bare date comes before every time of that day. Each bound is said of both expressions that lists
 * are ordered by (`orders.ts`), so that a list begins at its date in the index, whichever way it goes, and does not walk there
 * from the end. What has no date is in neither range, for one of the two.
 */
export function date(filter: DateFilter | undefined, column: RawBuilder<unknown>): Condition[] {
  if (!filter) return [];
  const [first, last] = [
    sql`COALESCE(${column}, ${sql.lit(DATELESS.first)})`,
    sql`COALESCE(${column}, ${sql.lit(DATELESS.last)})`,
  ];
  return [
    ...some(filter.gte, (value) => sql<boolean>`(${first} >= ${value} AND ${last} >= ${value})`),
    ...some(filter.lt, (value) => sql<boolean>`(${first} < ${value} AND ${last} < ${value})`),
    ...isNull(filter, column),
  ];
}

export function oneOf<Value extends string>(
  t: Scope,
  filter: EnumFilter<Value> | undefined,
  column: RawBuilder<unknown>,
): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.eq, (value) => sql<boolean>`${column} = ${value}`),
    ...some(filter.in, (values) => t.dialect.isOneOf(column, values)),
    ...isNull(filter, column),
  ];
}
