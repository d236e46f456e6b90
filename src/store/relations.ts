import { type RawBuilder, sql } from 'kysely';
import { date } from './conditions.ts';
import type {
  ArticleRelation,
  DateFilter,
  LocationRelation,
  MentionRelation,
  PersonRelation,
  QuoteRelation,
} from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { ListSource } from './list.ts';
import {
  LOCATIONS_WITH_LOCATION,
  LOCATIONS_WITH_PERSON,
  PEOPLE_WITH_LOCATION,
  PEOPLE_WITH_PERSON,
  SPEAKERS_OF_LOCATION,
} from './together.ts';

/** People and places that more articles than this share say little about what two articles have in common. */
const UBIQUITOUS = 200;

type Source = (parents: readonly string[], dialect: Dialect) => ListSource;

const NOTHING = { lookedUp: null, mentionCount: null, quoteCount: null, roles: null } as const;

function whole(table: string, where: readonly RawBuilder<boolean>[] = []): Source {
  const from = sql`${sql.table(table)} AS t`;
  return () => ({ from, pairs: from, parent: null, key: null, ...NOTHING, isQuick: true, where });
}

interface Pairing {
  /** The table of pairs, `r`. */
  readonly pairs: RawBuilder<unknown>;
  /** The table of what is listed, `t`. */
  readonly table: string;
  readonly parent: string;
  readonly key: string;
  /** Whether a parent has few: then all are read at once, and the first of each are kept. */
  readonly few?: true;
  readonly mentionCount?: RawBuilder<unknown>;
  readonly roles?: RawBuilder<unknown>;
  readonly where?: readonly RawBuilder<boolean>[];
}

/** Rows that hang on their parents by a table of pairs. */
function paired({ pairs, table, parent, key, few, where = [], ...facts }: Pairing): Source {
  const [nodes, parentColumn, keyColumn] = [sql.table(table), sql.ref(parent), sql.ref(key)];
  return (_parents, { lookUp }) => ({
    ...NOTHING,
    ...facts,
    from: sql`${pairs} JOIN ${nodes} AS t ON t.key = ${keyColumn}`,
    lookedUp: few ? lookUp(pairs, nodes, keyColumn) : null,
    pairs,
    parent: parentColumn,
    key: few ? null : keyColumn,
    isQuick: true,
    where,
  });
}

/**
 * Rows that name their parent themselves.
 *
 * @param key null when no index gives the first of each
 * @param few whether a parent has few
 */
function owned(table: string, parent: string, key: string | null, few = false): Source {
  const from = sql`${sql.table(table)} AS t`;
  return () => ({
    from,
    pairs: from,
    parent: sql.ref(parent),
    key: key === null ? null : sql.ref(key),
    ...NOTHING,
    isQuick: few || key !== null,
    where: [],
  });
}

/** Rows that are computed for all parents at once, as `r` with `parent` and `mention_count`. */
function computed(rows: RawBuilder<unknown>, nodes: RawBuilder<unknown>, key: string): ListSource {
  const from = sql`(${rows}) AS r JOIN ${nodes} ON t.key = ${sql.ref(key)}`;
  return {
    from,
    pairs: from,
    parent: sql.ref('r.parent'),
    key: null,
    ...NOTHING,
    mentionCount: sql`r.mention_count`,
    isQuick: false,
    where: [],
  };
}

const PERSON_FACTS = { mentionCount: sql`r.mention_count`, roles: sql`r.roles` };
const PLACE_FACTS = { mentionCount: sql`r.mention_count` };
const MENTIONED = [sql<boolean>`r.mention_count > 0`];
const WROTE = [sql<boolean>`r.roles & 1 = 1`];

const ARTICLE_PEOPLE = sql`article_people AS r`;
const ARTICLE_LOCATIONS = sql`article_locations AS r`;
const QUOTE_PEOPLE = sql`quote_people AS r`;
const QUOTE_LOCATIONS = sql`quote_locations AS r`;

export const ARTICLES: Readonly<Record<ArticleRelation | 'all', Source>> = {
  all: whole('articles'),
  mentioningPerson: paired({
    pairs: ARTICLE_PEOPLE,
    table: 'articles',
    parent: 'r.person_key',
    key: 'r.article_key',
    ...PERSON_FACTS,
    where: MENTIONED,
  }),
  writtenBy: paired({
    pairs: ARTICLE_PEOPLE,
    table: 'articles',
    parent: 'r.person_key',
    key: 'r.article_key',
    ...PERSON_FACTS,
    where: WROTE,
  }),
  mentioningLocation: paired({
    pairs: ARTICLE_LOCATIONS,
    table: 'articles',
    parent: 'r.location_key',
    key: 'r.article_key',
    ...PLACE_FACTS,
  }),
  relatedToArticle: (parents, { isOneOf }) =>
    computed(
      sql`
        SELECT parent, article_key, SUM(weight) AS strength, COUNT(*) AS mention_count FROM (
          SELECT a.article_key AS parent, b.article_key, 1000000 / x.article_count AS weight
          FROM article_people AS a JOIN people AS x ON x.key = a.person_key AND x.article_count BETWEEN 2 AND ${sql.lit(UBIQUITOUS)}
          JOIN article_people AS b ON b.person_key = a.person_key AND b.article_key <> a.article_key AND b.mention_count > 0
          WHERE a.mention_count > 0 AND ${isOneOf(sql.ref('a.article_key'), parents)}
          UNION ALL
          SELECT a.article_key, b.article_key, 500000 / x.article_count
          FROM article_locations AS a
          JOIN locations AS x ON x.key = a.location_key AND x.article_count BETWEEN 2 AND ${sql.lit(UBIQUITOUS)}
          JOIN article_locations AS b ON b.location_key = a.location_key AND b.article_key <> a.article_key
          WHERE ${isOneOf(sql.ref('a.article_key'), parents)}
        ) AS shared GROUP BY parent, article_key`,
      sql`articles AS t`,
      'r.article_key',
    ),
};

export const PEOPLE: Readonly<Record<PersonRelation | 'all', Source>> = {
  all: whole('people'),
  inArticle: paired({
    pairs: ARTICLE_PEOPLE,
    table: 'people',
    few: true,
    parent: 'r.article_key',
    key: 'r.person_key',
    ...PERSON_FACTS,
    where: MENTIONED,
  }),
  inQuote: paired({
    pairs: QUOTE_PEOPLE,
    table: 'people',
    parent: 'r.quote_key',
    key: 'r.person_key',
    few: true,
  }),
  mentionedWithPerson: PEOPLE_WITH_PERSON,
  mentionedWithLocation: PEOPLE_WITH_LOCATION,
  speakingOfLocation: SPEAKERS_OF_LOCATION,
};

export const QUOTES: Readonly<Record<QuoteRelation | 'all', Source>> = {
  all: whole('quotes'),
  inArticle: owned('quotes', 't.article_key', null, true),
  bySpeaker: owned('quotes', 't.speaker_key', 't.key'),
  mentioningLocation: paired({
    pairs: QUOTE_LOCATIONS,
    table: 'quotes',
    parent: 'r.location_key',
    key: 'r.quote_key',
  }),
};

/** Relations by pairs that repeat the date of what is listed, in the order of their index. */
const DATED: ReadonlySet<string> = new Set<ArticleRelation | QuoteRelation>([
  'mentioningPerson',
  'writtenBy',
  'mentioningLocation',
]);

/** The source with its span of time said of the pairs too, so that a list below somebody begins there, and not at its end. */
export function within(source: ListSource, of: string | null, span: DateFilter | undefined): ListSource {
  if (span === undefined || of === null || !DATED.has(of)) return source;
  return { ...source, where: [...source.where, ...date(span, sql.ref('r.published_at'))] };
}

export const LOCATIONS: Readonly<Record<LocationRelation | 'all', Source>> = {
  // A place that only contains others is a node, but no entry of the list.
  all: whole('locations', [sql<boolean>`t.article_count > 0`]),
  inArticle: paired({
    pairs: ARTICLE_LOCATIONS,
    table: 'locations',
    few: true,
    parent: 'r.article_key',
    key: 'r.location_key',
    ...PLACE_FACTS,
  }),
  inQuote: paired({
    pairs: QUOTE_LOCATIONS,
    table: 'locations',
    few: true,
    parent: 'r.quote_key',
    key: 'r.location_key',
  }),
  mentionedWithPerson: LOCATIONS_WITH_PERSON,
  mentionedWithLocation: LOCATIONS_WITH_LOCATION,
};

export const MENTIONS: Readonly<Record<MentionRelation, Source>> = {
  ofPerson: owned('person_mentions', 't.person_key', null),
  ofLocation: owned('location_mentions', 't.location_key', null),
};
