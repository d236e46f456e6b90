import { type RawBuilder, sql } from 'kysely';
import type { ArticleFacet, FacetValue, LocationFacet, Period, PersonFacet, QuoteFacet } from './contract.ts';
import type { Database } from './dialect.ts';
import type { ListSource } from './list.ts';
import type { OrderTerm } from './ranges.ts';

/** What the entries of a list, `t`, are counted by. */
export interface Dimension {
  readonly value: RawBuilder<unknown>;
  /** Where the value lies in other tables: those, and what makes their rows the entry's. Null where it is a column of the entry. */
  readonly through: { readonly tables: RawBuilder<unknown>; readonly on: RawBuilder<boolean> } | null;
  /** What the value is called. */
  readonly label?: RawBuilder<unknown>;
  /** Periods come in the order of time, all else by count. */
  readonly inOrder?: true;
}

/** Facets that join other tables look at so many entries, the first in the list's own order. */
export const FACET_SCOPE = 10_000;

/** So many periods at most, the latest. */
const PERIODS = 1000;

/** How much of an ISO date says which period it lies in. */
const PERIOD_LENGTH: Record<Period, number> = { YEAR: 4, MONTH: 7, DAY: 10 };

export function periodOf(column: RawBuilder<unknown>, period: Period): RawBuilder<string> {
  return sql<string>`substr(${column}, 1, ${sql.lit(PERIOD_LENGTH[period])})`;
}

const own = (column: string): Dimension => ({ value: sql.ref(`t.${column}`), through: null });
const period = (by: Period): Dimension => ({
  value: periodOf(sql.ref('t.published_at'), by),
  through: null,
  inOrder: true,
});
const PERIOD_FACETS: Record<Period, Dimension> = { YEAR: period('YEAR'), MONTH: period('MONTH'), DAY: period('DAY') };

const ofArticle = (role: RawBuilder<unknown>): Dimension => ({
  through: { tables: sql`article_people AS fp`, on: sql`fp.article_key = t.key AND ${role}` },
  value: sql`fp.person_key`,
});

export const ARTICLE_FACETS: Record<ArticleFacet, Dimension> = {
  ...PERIOD_FACETS,
  PUBLICATION: own('publication'),
  SECTION: own('section'),
  LANGUAGE: own('language'),
  AUTHOR: ofArticle(sql`fp.roles & 1 = 1`),
  PERSON: ofArticle(sql`fp.mention_count > 0`),
  SPEAKER: ofArticle(sql`fp.quote_count > 0`),
  LOCATION: {
    through: { tables: sql`article_locations AS fl`, on: sql`fl.article_key = t.key` },
    value: sql`fl.location_key`,
  },
  COUNTRY: {
    through: {
      tables: sql`article_locations AS fl CROSS JOIN locations AS fc`,
      on: sql`fl.article_key = t.key AND fc.key = fl.location_key`,
    },
    value: sql`fc.country_code`,
    label: sql`fc.country`,
  },
};

const ofItsArticle = (column: string): Dimension => ({
  through: { tables: sql`articles AS fa`, on: sql`fa.key = t.article_key` },
  value: sql.ref(`fa.${column}`),
});

export const QUOTE_FACETS: Record<QuoteFacet, Dimension> = {
  ...PERIOD_FACETS,
  KIND: own('kind'),
  SPEAKER: own('speaker_key'),
  PERSON: { through: { tables: sql`quote_people AS fp`, on: sql`fp.quote_key = t.key` }, value: sql`fp.person_key` },
  LOCATION: {
    through: { tables: sql`quote_locations AS fl`, on: sql`fl.quote_key = t.key` },
    value: sql`fl.location_key`,
  },
  COUNTRY: {
    through: {
      tables: sql`quote_locations AS fl CROSS JOIN locations AS fc`,
      on: sql`fl.quote_key = t.key AND fc.key = fl.location_key`,
    },
    value: sql`fc.country_code`,
    label: sql`fc.country`,
  },
  PUBLICATION: ofItsArticle('publication'),
  SECTION: ofItsArticle('section'),
  LANGUAGE: ofItsArticle('language'),
};

export const PERSON_FACETS: Record<PersonFacet, Dimension> = {
  HONORIFIC: own('honorific'),
  DESCRIPTION: {
    through: { tables: sql`person_forms AS ff`, on: sql`ff.person_key = t.key AND ff.kind = 'description'` },
    value: sql`ff.value`,
  },
};

export const LOCATION_FACETS: Record<LocationFacet, Dimension> = {
  KIND: own('kind'),
  COUNTRY: { ...own('country_code'), label: sql`t.country` },
};

export interface FacetPlan {
  /** The list, its filter included. */
  readonly source: ListSource;
  readonly parents: readonly string[];
  /** The columns of the entries that dimensions go through. */
  readonly columns: readonly string[];
  readonly order: readonly OrderTerm[];
  readonly dimension: Dimension;
  readonly first: number;
}

interface RawFacet {
  readonly parent_: string;
  readonly value_: string;
  readonly label_: string | null;
  readonly count_: number | string;
}

/** Counts the entries of the lists of all parents by one of their traits, by one statement. Entries without it are left out. */
export async function readFacets({ reads }: Database, plan: FacetPlan): Promise<FacetValue[][]> {
  const parents = plan.source.parent ? plan.parents : [''];
  if (parents.length === 0) return [];
  const { dimension } = plan;
  const limit = dimension.inOrder ? PERIODS : plan.first;
  const order = dimension.inOrder ? sql`value_ DESC` : sql`count_ DESC, value_`;
  const { rows } = await sql<RawFacet>`
    SELECT * FROM (
      SELECT counted.*, ROW_NUMBER() OVER (PARTITION BY parent_ ORDER BY ${order}) AS rank_
      FROM (${dimension.through ? countThrough(plan, dimension.through) : countColumn(plan)}) AS counted
    ) AS ranked WHERE rank_ <= ${limit} ORDER BY parent_, rank_`.execute(reads);
  const byParent = new Map<string, FacetValue[]>();
  for (const { parent_, value_, label_, count_ } of rows) {
    const values = byParent.get(parent_) ?? [];
    byParent.set(parent_, values);
    values.push({ value: value_, label: label_, count: Number(count_) });
  }
  return parents.map((parent) => {
    const values = byParent.get(parent) ?? [];
    return dimension.inOrder ? values.reverse() : values;
  });
}

/** The value is a column of the entry: one look at each entry, as a count takes it. */
function countColumn({ source, dimension: { value, label } }: FacetPlan): RawBuilder<unknown> {
  return sql`
    SELECT ${source.parent ?? sql`''`} AS parent_, ${value} AS value_, MIN(${label ?? sql`CAST(NULL AS TEXT)`}) AS label_, COUNT(*) AS count_
    FROM ${source.from} WHERE ${sql.join([...source.where, sql`${value} IS NOT NULL`], sql` AND `)} GROUP BY 1, 2`;
}

/**
 * The value lies in other tables, where an entry may have many: so many entries only are looked at. `CROSS JOIN` makes SQLite
 * begin with those; PostgreSQL weighs for itself.
 */
function countThrough(
  { source, parents, columns, order, dimension: { value, label } }: FacetPlan,
  { tables, on }: NonNullable<Dimension['through']>,
): RawBuilder<unknown> {
  const parent = source.parent ?? sql`''`;
  const where = sql.join([...source.where], sql` AND `);
  const orderBy = sql.join(
    order.map(({ value: by, direction }) => (direction === 'ASC' ? sql`${by} ASC` : sql`${by} DESC`)),
  );
  const selected = sql.join([sql`${parent} AS parent_`, ...columns.map((column) => sql.ref(`t.${column}`))]);
  const kept = sql.join(['parent_', ...columns].map((column) => sql.ref(column)));
  const scope =
    source.parent && parents.length > 1
      ? sql`SELECT ${kept} FROM (
          SELECT ${selected}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderBy}) AS place_
          FROM ${source.from} WHERE ${where}) AS placed WHERE place_ <= ${FACET_SCOPE}`
      : sql`SELECT ${selected} FROM ${source.from} WHERE ${where} ORDER BY ${orderBy} LIMIT ${FACET_SCOPE}`;
  return sql`
    SELECT t.parent_, ${value} AS value_, MIN(${label ?? sql`CAST(NULL AS TEXT)`}) AS label_, COUNT(DISTINCT t.key) AS count_
    FROM (${scope}) AS t CROSS JOIN ${tables} WHERE ${on} AND ${value} IS NOT NULL GROUP BY 1, 2`;
}
