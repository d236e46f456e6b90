import { type RawBuilder, sql } from 'kysely';
import type {
  ArticleWhere,
  DateFilter,
  EnumFilter,
  LocationWhere,
  Logic,
  NumberFilter,
  PersonWhere,
  QuoteWhere,
  TextFilter,
} from './contract.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';

type Condition = RawBuilder<boolean>;

/** Where a condition stands: the name of the filtered table in the statement, and whose words the statement is in. */
export interface Scope {
  /** Each nested filter gets one of its own. */
  readonly table: string;
  readonly dialect: Dialect;
}

const col = ({ table }: Scope, name: string): RawBuilder<unknown> => sql.ref(`${table}.${name}`);

/** Turns a filter over articles into a condition on the table that `t` names; always true where it says nothing. */
export function articleWhere(where: ArticleWhere | undefined, t: Scope): Condition {
  return compile(where, t, articleWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...text(t, filter.headline, col(t, 'headline'), col(t, 'headline_folded')),
    ...text(t, filter.publication, col(t, 'publication'), col(t, 'publication_folded')),
    ...text(t, filter.section, col(t, 'section'), col(t, 'section_folded')),
    ...text(t, filter.language, col(t, 'language'), col(t, 'language')),
    ...date(filter.publishedAt, col(t, 'published_at')),
    ...number(filter.wordCount, col(t, 'word_count')),
    ...some(filter.person, (person, n) => hasPerson(t, n, person, sql`ap.mention_count > 0`)),
    ...some(filter.author, (person, n) => hasPerson(t, n, person, sql`ap.roles & 1 = 1`)),
    ...some(filter.quote, (quote, n) => {
      const q = next(t, n);
      return sql`EXISTS (SELECT 1 FROM quotes AS ${sql.table(q.table)} WHERE ${col(q, 'article_key')} = ${col(t, 'key')} AND ${quoteWhere(quote, q)})`;
    }),
    ...some(filter.location, (location, n) => {
      const l = next(t, n);
      return sql`EXISTS (SELECT 1 FROM article_locations AS al JOIN locations AS ${sql.table(l.table)} ON ${col(l, 'key')} = al.location_key
        WHERE al.article_key = ${col(t, 'key')} AND ${locationWhere(location, l)})`;
    }),
  ]);
}

function hasPerson(t: Scope, n: string, person: PersonWhere, role: Condition): Condition {
  const p = next(t, n);
  return sql`EXISTS (SELECT 1 FROM article_people AS ap JOIN people AS ${sql.table(p.table)} ON ${col(p, 'key')} = ap.person_key
    WHERE ap.article_key = ${col(t, 'key')} AND ${role} AND ${personWhere(person, p)})`;
}

export function personWhere(where: PersonWhere | undefined, t: Scope): Condition {
  return compile(where, t, personWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...form(filter.name, 'person', t, ['name', 'alias']),
    ...text(t, filter.familyName, col(t, 'family_name'), col(t, 'family_name_folded')),
    ...form(filter.description, 'person', t, ['description']),
    ...some(filter.article, (article, n) => {
      const a = next(t, n);
      return sql`EXISTS (SELECT 1 FROM article_people AS ap JOIN articles AS ${sql.table(a.table)} ON ${col(a, 'key')} = ap.article_key
        WHERE ap.person_key = ${col(t, 'key')} AND ap.mention_count > 0 AND ${articleWhere(article, a)})`;
    }),
    ...some(filter.quote, (quote, n) => {
      const q = next(t, n);
      return sql`EXISTS (SELECT 1 FROM quotes AS ${sql.table(q.table)} WHERE ${col(q, 'speaker_key')} = ${col(t, 'key')} AND ${quoteWhere(quote, q)})`;
    }),
  ]);
}

export function quoteWhere(where: QuoteWhere | undefined, t: Scope): Condition {
  const condition = quoteConditions(where, t);
  return filtersKind(where) ? condition : sql`(${col(t, 'kind')} <> 'PHRASE' AND ${condition})`;
}

function quoteConditions(where: QuoteWhere | undefined, t: Scope): Condition {
  return compile(where, t, quoteConditions, (filter) => [
    ...oneOf(t, filter.kind, col(t, 'kind')),
    ...text(t, filter.text, col(t, 'text'), col(t, 'text_folded')),
    ...text(t, filter.speakerText, col(t, 'speaker_text'), col(t, 'speaker_text_folded')),
    ...number(filter.confidence, col(t, 'confidence')),
    ...some(filter.speaker, (person, n) => {
      const p = next(t, n);
      return sql`EXISTS (SELECT 1 FROM people AS ${sql.table(p.table)} WHERE ${col(p, 'key')} = ${col(t, 'speaker_key')} AND ${personWhere(person, p)})`;
    }),
    ...some(filter.person, (person, n) => {
      const p = next(t, n);
      return sql`EXISTS (SELECT 1 FROM quote_people AS qp JOIN people AS ${sql.table(p.table)} ON ${col(p, 'key')} = qp.person_key
        WHERE qp.quote_key = ${col(t, 'key')} AND ${personWhere(person, p)})`;
    }),
    ...some(filter.location, (location, n) => {
      const l = next(t, n);
      return sql`EXISTS (SELECT 1 FROM quote_locations AS ql JOIN locations AS ${sql.table(l.table)} ON ${col(l, 'key')} = ql.location_key
        WHERE ql.quote_key = ${col(t, 'key')} AND ${locationWhere(location, l)})`;
    }),
    ...some(filter.article, (article, n) => {
      const a = next(t, n);
      return sql`EXISTS (SELECT 1 FROM articles AS ${sql.table(a.table)} WHERE ${col(a, 'key')} = ${col(t, 'article_key')} AND ${articleWhere(article, a)})`;
    }),
  ]);
}

/** Whether a filter speaks of kinds anywhere: then it decides about phrases itself. */
function filtersKind(where: QuoteWhere | undefined): boolean {
  if (!where) return false;
  return where.kind !== undefined || [...(where.and ?? []), ...(where.or ?? []), where.not].some(filtersKind);
}

export function locationWhere(where: LocationWhere | undefined, t: Scope): Condition {
  return compile(where, t, locationWhere, (filter) => [
    ...keyIn(filter.key, t),
    ...form(filter.name, 'location', t, ['name', 'alias']),
    ...oneOf(t, filter.kind, col(t, 'kind')),
    ...oneOf(t, filter.countryCode, col(t, 'country_code')),
    ...number(filter.population, col(t, 'population')),
    ...some(
      filter.insideKey?.in,
      (keys) => sql`EXISTS (SELECT 1 FROM location_ancestors AS la
      WHERE la.location_key = ${col(t, 'key')} AND ${t.dialect.isOneOf(sql.ref('la.ancestor_key'), keys)})`,
    ),
    ...some(filter.article, (article, n) => {
      const a = next(t, n);
      return sql`EXISTS (SELECT 1 FROM article_locations AS al JOIN articles AS ${sql.table(a.table)} ON ${col(a, 'key')} = al.article_key
        WHERE al.location_key = ${col(t, 'key')} AND ${articleWhere(article, a)})`;
    }),
  ]);
}

function compile<Where extends Logic<Where>>(
  where: Where | undefined,
  t: Scope,
  recurse: (where: Where | undefined, t: Scope) => Condition,
  conditions: (filter: Where) => Condition[],
): Condition {
  if (!where) return sql`(1 = 1)`;
  const all = conditions(where);
  for (const part of where.and ?? []) all.push(recurse(part, t));
  if (where.or) all.push(anyOf(where.or.map((part) => recurse(part, t))));
  if (where.not) all.push(sql`(NOT COALESCE(${recurse(where.not, t)}, FALSE))`);
  return all.length === 0 ? sql`(1 = 1)` : sql`(${sql.join(all, sql` AND `)})`;
}

/** At least one holds; with no alternatives, nothing does. */
function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`(1 = 0)` : sql`(${sql.join([...conditions], sql` OR `)})`;
}

function next(t: Scope, n: string): Scope {
  return { ...t, table: `${t.table}_${n}` };
}

function some<Filter>(filter: Filter | undefined, condition: (filter: Filter, n: string) => Condition): Condition[] {
  return filter === undefined ? [] : [condition(filter, 'x')];
}

function keyIn(filter: { readonly in: readonly string[] } | undefined, t: Scope): Condition[] {
  return filter ? [t.dialect.isOneOf(col(t, 'key'), filter.in)] : [];
}

function text(
  t: Scope,
  filter: TextFilter | undefined,
  raw: RawBuilder<unknown>,
  folded: RawBuilder<unknown>,
): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.eq, (value) => sql<boolean>`${raw} = ${value}`),
    ...some(filter.in, (values) => t.dialect.isOneOf(raw, values)),
    ...some(filter.contains, (part) => t.dialect.isLike(folded, fold(part), 'ANYWHERE')),
    ...some(filter.startsWith, (part) => t.dialect.isLike(folded, fold(part), 'START')),
  ];
}

/** Some form of a person's or place's name fits the filter. */
function form(
  filter: TextFilter | undefined,
  of: 'person' | 'location',
  t: Scope,
  kinds: readonly string[],
): Condition[] {
  if (!filter) return [];
  const conditions = [
    t.dialect.isOneOf(sql.ref('f.kind'), kinds),
    ...text(t, filter, sql.ref('f.value'), sql.ref('f.folded')),
  ];
  return [
    sql`EXISTS (SELECT 1 FROM ${sql.table(`${of}_forms`)} AS f
      WHERE ${sql.ref(`f.${of}_key`)} = ${col(t, 'key')} AND ${sql.join(conditions, sql` AND `)})`,
  ];
}

function number(filter: NumberFilter | undefined, column: RawBuilder<unknown>): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.gte, (value) => sql<boolean>`${column} >= ${value}`),
    ...some(filter.lte, (value) => sql<boolean>`${column} <= ${value}`),
  ];
}

/** ISO texts compare as instants: a bare date comes before every time of that day. */
function date(filter: DateFilter | undefined, column: RawBuilder<unknown>): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.gte, (value) => sql<boolean>`${column} >= ${value}`),
    ...some(filter.lt, (value) => sql<boolean>`${column} < ${value}`),
  ];
}

function oneOf<Value extends string>(
  t: Scope,
  filter: EnumFilter<Value> | undefined,
  column: RawBuilder<unknown>,
): Condition[] {
  if (!filter) return [];
  return [
    ...some(filter.eq, (value) => sql<boolean>`${column} = ${value}`),
    ...some(filter.in, (values) => t.dialect.isOneOf(column, values)),
  ];
}
