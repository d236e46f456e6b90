import { type RawBuilder, sql } from 'kysely';
import { DATELESS } from './conditions.ts';
import {
  type ArticleOrder,
  type ArticleRelation,
  type Direction,
  type LocationOrder,
  type LocationRelation,
  type NearFilter,
  type Order,
  type PersonOrder,
  type PersonRelation,
  type QuoteOrder,
  type QuoteRelation,
  StoreError,
} from './contract.ts';
import { halfChordSquared } from './geography.ts';
import type { OrderTerm } from './ranges.ts';

/** What a list is ordered by, ending with the key, and the order's name in cursors. */
export interface Ordering {
  readonly name: string;
  readonly terms: readonly OrderTerm[];
}

/** Where what a list is ordered by stands: in the table of pairs too, if there is one, so that its index gives the order. */
interface Columns {
  readonly key: RawBuilder<unknown>;
  readonly articleKey: RawBuilder<unknown>;
  readonly start: RawBuilder<unknown>;
  readonly publishedAt: RawBuilder<unknown>;
  /** How often the pair goes together; in a list without pairs, how often the thing is mentioned at all. */
  readonly mentionCount: RawBuilder<unknown>;
  /** How much two articles have in common; null in other lists. */
  readonly strength: RawBuilder<unknown> | null;
}

const OWN: Columns = {
  key: sql`t.key`,
  articleKey: sql`t.article_key`,
  start: sql`t.start`,
  publishedAt: sql`t.published_at`,
  mentionCount: sql`t.mention_count`,
  strength: null,
};

type Terms = (direction: Direction, columns: Columns) => OrderTerm[];

function term(value: RawBuilder<unknown>, direction: Direction): OrderTerm {
  return { value, direction };
}

/** Texts that come after, and before, every other. */
const LAST = { DATE: DATELESS.last, TEXT: '\u{10ffff}', NUMBER: 9_007_199_254_740_991 } as const;
const NOTHING = { DATE: DATELESS.first, TEXT: '', NUMBER: -1 } as const;

/**
 * Rows without the value come last, whichever way the rest is ordered: they are taken to have the value that is last. One
 * expression, so that one index gives the order.
 */
function nullsLast(column: RawBuilder<unknown>, of: keyof typeof LAST, direction: Direction): OrderTerm[] {
  const nothing = direction === 'DESC' ? NOTHING[of] : LAST[of];
  return [term(sql`COALESCE(${column}, ${sql.lit(nothing)})`, direction)];
}

const ARTICLE: Record<ArticleOrder, Terms> = {
  PUBLISHED_AT: (direction, { publishedAt }) => nullsLast(publishedAt, 'DATE', direction),
  HEADLINE: (direction) => nullsLast(sql`t.headline_folded`, 'TEXT', direction),
  WORD_COUNT: (direction) => [term(sql`t.word_count`, direction)],
  RELEVANCE: (direction, { strength, publishedAt }) =>
    strength ? [term(strength, direction)] : nullsLast(publishedAt, 'DATE', direction),
};

const PERSON: Record<PersonOrder, Terms> = {
  NAME: (direction) => [term(sql`t.name_folded`, direction)],
  MENTION_COUNT: (direction, { mentionCount }) => [term(mentionCount, direction)],
  ARTICLE_COUNT: (direction) => [term(sql`t.article_count`, direction)],
  QUOTE_COUNT: (direction) => [term(sql`t.quote_count`, direction)],
};

const QUOTE: Record<QuoteOrder, Terms> = {
  POSITION: (direction, { articleKey, start }) => [term(articleKey, 'ASC'), term(start, direction)],
  PUBLISHED_AT: (direction, { publishedAt, articleKey, start }) => [
    ...nullsLast(publishedAt, 'DATE', direction),
    term(articleKey, 'ASC'),
    term(start, 'ASC'),
  ],
  CONFIDENCE: (direction) => [term(sql`t.confidence`, direction)],
};

const LOCATION: Record<Exclude<LocationOrder, 'DISTANCE'>, Terms> = {
  NAME: (direction) => [term(sql`t.name_folded`, direction)],
  MENTION_COUNT: (direction, { mentionCount }) => [term(mentionCount, direction)],
  ARTICLE_COUNT: (direction) => [term(sql`t.article_count`, direction)],
  POPULATION: (direction) => nullsLast(sql`t.population`, 'NUMBER', direction),
};

/** What may be missing comes last both ways, so that each way has an index of its own. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['PUBLISHED_AT', 'HEADLINE', 'POPULATION']);

/** What is ordered from the least, if nobody says otherwise; everything else from the most. */
const RISES: ReadonlySet<string> = new Set(['NAME', 'POSITION', 'DISTANCE']);

/** Ties go by key, upwards; in the other direction of an order, downwards, so that one index gives both. */
function tieDirection({ field, direction }: Order<string>): Direction {
  return MAY_BE_MISSING.has(field) || RISES.has(field) === (direction === 'ASC') ? 'ASC' : 'DESC';
}

function ordering<Field extends string>(
  fields: Record<Field, Terms>,
  orderBy: readonly Order<Field>[] | undefined,
  natural: Order<Field>,
  columns: Columns,
): Ordering {
  const orders = orderBy && orderBy.length > 0 ? orderBy : [natural];
  return {
    name: orders.map(({ field, direction }) => `${field} ${direction}`).join(','),
    terms: [
      ...orders.flatMap(({ field, direction }) => fields[field](direction, columns)),
      term(columns.key, tieDirection(orders.at(-1) ?? natural)),
    ],
  };
}

export function articleOrdering(
  orderBy: readonly Order<ArticleOrder>[] | undefined,
  of: ArticleRelation | null,
): Ordering {
  const related = of === 'relatedToArticle';
  const pair = { ...OWN, key: sql`r.article_key`, publishedAt: sql`r.published_at` };
  const columns = related ? { ...OWN, strength: sql`r.strength` } : of === null ? OWN : pair;
  return ordering(ARTICLE, orderBy, { field: related ? 'RELEVANCE' : 'PUBLISHED_AT', direction: 'DESC' }, columns);
}

export function personOrdering(
  orderBy: readonly Order<PersonOrder>[] | undefined,
  of: PersonRelation | null,
): Ordering {
  const counted = of !== null && of !== 'inQuote';
  const columns = counted ? { ...OWN, mentionCount: sql`r.mention_count` } : OWN;
  return ordering(PERSON, orderBy, { field: 'MENTION_COUNT', direction: 'DESC' }, columns);
}

export function quoteOrdering(orderBy: readonly Order<QuoteOrder>[] | undefined, of: QuoteRelation | null): Ordering {
  const natural = of === 'inArticle' ? ({ field: 'POSITION', direction: 'ASC' } as const) : NEWEST;
  const columns = of === 'mentioningLocation' ? QUOTE_PAIR : OWN;
  return ordering(QUOTE, orderBy, natural, columns);
}

const NEWEST = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;

const QUOTE_PAIR: Columns = {
  ...OWN,
  key: sql`r.quote_key`,
  articleKey: sql`r.article_key`,
  start: sql`r.start`,
  publishedAt: sql`r.published_at`,
};

/** @throws StoreError BAD_ORDER for an order by distance where `near` says no point to measure from */
export function locationOrdering(
  orderBy: readonly Order<LocationOrder>[] | undefined,
  of: LocationRelation | null,
  near: NearFilter | undefined,
): Ordering {
  const counted = of !== null && of !== 'inQuote';
  const columns = counted ? { ...OWN, mentionCount: sql`r.mention_count` } : OWN;
  const fields = { ...LOCATION, DISTANCE: (direction: Direction) => [term(distanceFrom(near), direction)] };
  return ordering<LocationOrder>(fields, orderBy, { field: 'MENTION_COUNT', direction: 'DESC' }, columns);
}

function distanceFrom(near: NearFilter | undefined): RawBuilder<number> {
  if (!near) throw new StoreError('BAD_ORDER', 'To order by DISTANCE, say from where: give "near" in "where"');
  return halfChordSquared(sql.ref('t.latitude'), sql.ref('t.longitude'), near);
}

/** Mentions stand in the order of the text, article by article; they have no key but their place. */
export function mentionOrdering(): Ordering {
  return {
    name: 'POSITION ASC',
    terms: [term(sql`t.article_key`, 'ASC'), term(sql`t.start`, 'ASC'), term(sql`t."end"`, 'ASC')],
  };
}
