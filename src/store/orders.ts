import { type RawBuilder, sql } from 'kysely';
import {
  type ArticleOrder,
  type Direction,
  type LocationOrder,
  type NearFilter,
  type Order,
  type PersonOrder,
  type QuoteOrder,
  StoreError,
} from './contract.ts';
import { halfChordSquared } from './geography.ts';
import type { OrderTerm } from './list.ts';

/** What a list is ordered by, ending with the key, and the order's name in cursors. */
export interface Ordering {
  readonly name: string;
  readonly terms: readonly OrderTerm[];
}

type Terms = (direction: Direction, hasPair: boolean) => OrderTerm[];

function term(value: RawBuilder<unknown>, direction: Direction): OrderTerm {
  return { value, direction };
}

/** Texts that come after, and before, every other. */
const LAST = { DATE: '~', TEXT: '\u{10ffff}', NUMBER: 9_007_199_254_740_991 } as const;
const NOTHING = { DATE: '', TEXT: '', NUMBER: -1 } as const;

/**
 * Rows without the value come last, whichever way the rest is ordered: they are taken to have the value that is last. One
 * expression, so that one index gives the order.
 */
function nullsLast(column: RawBuilder<unknown>, of: keyof typeof LAST, direction: Direction): OrderTerm[] {
  const nothing = direction === 'DESC' ? NOTHING[of] : LAST[of];
  return [term(sql`COALESCE(${column}, ${sql.lit(nothing)})`, direction)];
}

/** In a list below a parent, how often the pair goes together; elsewhere, how often the thing is mentioned at all. */
function mentionCount(direction: Direction, hasPair: boolean): OrderTerm[] {
  return [term(hasPair ? sql`r.mention_count` : sql`t.mention_count`, direction)];
}

const ARTICLE: Record<ArticleOrder, Terms> = {
  PUBLISHED_AT: (direction) => nullsLast(sql`t.published_at`, 'DATE', direction),
  HEADLINE: (direction) => nullsLast(sql`t.headline_folded`, 'TEXT', direction),
  WORD_COUNT: (direction) => [term(sql`t.word_count`, direction)],
  RELEVANCE: (direction, hasPair) =>
    hasPair ? [term(sql`r.strength`, direction)] : nullsLast(sql`t.published_at`, 'DATE', direction),
};

const PERSON: Record<PersonOrder, Terms> = {
  NAME: (direction) => [term(sql`t.name_folded`, direction)],
  MENTION_COUNT: mentionCount,
  ARTICLE_COUNT: (direction) => [term(sql`t.article_count`, direction)],
  QUOTE_COUNT: (direction) => [term(sql`t.quote_count`, direction)],
};

const QUOTE: Record<QuoteOrder, Terms> = {
  POSITION: (direction) => [term(sql`t.article_key`, 'ASC'), term(sql`t.start`, direction)],
  PUBLISHED_AT: (direction) => [
    ...nullsLast(sql`t.published_at`, 'DATE', direction),
    term(sql`t.article_key`, 'ASC'),
    term(sql`t.start`, 'ASC'),
  ],
  CONFIDENCE: (direction) => [term(sql`t.confidence`, direction)],
};

const LOCATION: Record<Exclude<LocationOrder, 'DISTANCE'>, Terms> = {
  NAME: (direction) => [term(sql`t.name_folded`, direction)],
  MENTION_COUNT: mentionCount,
  ARTICLE_COUNT: (direction) => [term(sql`t.article_count`, direction)],
  POPULATION: (direction) => nullsLast(sql`t.population`, 'NUMBER', direction),
};

function ordering<Field extends string>(
  fields: Record<Field, Terms>,
  orderBy: readonly Order<Field>[] | undefined,
  natural: Order<Field>,
  hasPair: boolean,
): Ordering {
  const orders = orderBy && orderBy.length > 0 ? orderBy : [natural];
  return {
    name: orders.map(({ field, direction }) => `${field} ${direction}`).join(','),
    terms: [...orders.flatMap(({ field, direction }) => fields[field](direction, hasPair)), term(sql`t.key`, 'ASC')],
  };
}

export function articleOrdering(orderBy: readonly Order<ArticleOrder>[] | undefined, related: boolean): Ordering {
  return ordering(ARTICLE, orderBy, { field: related ? 'RELEVANCE' : 'PUBLISHED_AT', direction: 'DESC' }, related);
}

export function personOrdering(orderBy: readonly Order<PersonOrder>[] | undefined, hasPair: boolean): Ordering {
  return ordering(PERSON, orderBy, { field: 'MENTION_COUNT', direction: 'DESC' }, hasPair);
}

export function quoteOrdering(orderBy: readonly Order<QuoteOrder>[] | undefined, inArticle: boolean): Ordering {
  const natural = inArticle
    ? ({ field: 'POSITION', direction: 'ASC' } as const)
    : ({ field: 'PUBLISHED_AT', direction: 'DESC' } as const);
  return ordering(QUOTE, orderBy, natural, false);
}

/** @throws StoreError BAD_ORDER for an order by distance where `near` says no point to measure from */
export function locationOrdering(
  orderBy: readonly Order<LocationOrder>[] | undefined,
  hasPair: boolean,
  near: NearFilter | undefined,
): Ordering {
  const fields = { ...LOCATION, DISTANCE: (direction: Direction) => [term(distanceFrom(near), direction)] };
  return ordering<LocationOrder>(fields, orderBy, { field: 'MENTION_COUNT', direction: 'DESC' }, hasPair);
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
