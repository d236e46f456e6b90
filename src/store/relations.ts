import { type RawBuilder, sql } from 'kysely';
import type { ArticleRelation, LocationRelation, MentionRelation, PersonRelation, QuoteRelation } from './contract.ts';
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

const NOTHING = { mentionCount: sql`NULL`, quoteCount: sql`NULL`, roles: sql`0` } as const;

function whole(table: string, where: readonly RawBuilder<boolean>[] = []): Source {
  return () => ({
    from: sql`${sql.table(table)} AS t`,
    parent: null,
    ...NOTHING,
    where: [sql<boolean>`(1 = 1)`, ...where],
  });
}

/** Rows that hang on their parents by a table of pairs, `r`. */
function paired(
  from: RawBuilder<unknown>,
  parent: string,
  facts: { mentionCount?: RawBuilder<unknown>; roles?: RawBuilder<unknown> } = {},
  where: readonly RawBuilder<boolean>[] = [],
): Source {
  const column = sql.ref(parent);
  return (parents, { isOneOf }) => ({
    from,
    parent: column,
    ...NOTHING,
    ...facts,
    where: [isOneOf(column, parents), ...where],
  });
}

const MENTIONED = sql<boolean>`r.mention_count > 0`;
const PERSON_FACTS = { mentionCount: sql`r.mention_count`, roles: sql`r.roles` };
const PLACE_FACTS = { mentionCount: sql`r.mention_count` };

export const ARTICLES: Readonly<Record<ArticleRelation | 'all', Source>> = {
  all: whole('articles'),
  mentioningPerson: paired(
    sql`article_people AS r JOIN articles AS t ON t.key = r.article_key`,
    'r.person_key',
    PERSON_FACTS,
    [MENTIONED],
  ),
  writtenBy: paired(
    sql`article_people AS r JOIN articles AS t ON t.key = r.article_key`,
    'r.person_key',
    PERSON_FACTS,
    [sql<boolean>`r.roles & 1 = 1`],
  ),
  mentioningLocation: paired(
    sql`article_locations AS r JOIN articles AS t ON t.key = r.article_key`,
    'r.location_key',
    PLACE_FACTS,
  ),
  relatedToArticle: (parents, { isOneOf }) => ({
    from: sql`(
      SELECT parent, article_key, SUM(weight) AS strength, COUNT(*) AS mention_count FROM (
        SELECT a.article_key AS parent, b.article_key, 1000000 / x.article_count AS weight
        FROM article_people AS a JOIN people AS x ON x.key = a.person_key AND x.article_count BETWEEN 2 AND ${sql.lit(UBIQUITOUS)}
        JOIN article_people AS b ON b.person_key = a.person_key AND b.article_key <> a.article_key AND b.mention_count > 0
        WHERE a.mention_count > 0 AND ${isOneOf(sql.ref('a.article_key'), parents)}
        UNION ALL
        SELECT a.article_key, b.article_key, 500000 / x.article_count
        FROM article_locations AS a JOIN locations AS x ON x.key = a.location_key AND x.article_count BETWEEN 2 AND ${sql.lit(UBIQUITOUS)}
        JOIN article_locations AS b ON b.location_key = a.location_key AND b.article_key <> a.article_key
        WHERE ${isOneOf(sql.ref('a.article_key'), parents)}
      ) AS shared GROUP BY parent, article_key
    ) AS r JOIN articles AS t ON t.key = r.article_key`,
    parent: sql.ref('r.parent'),
    mentionCount: sql`r.mention_count`,
    quoteCount: sql`NULL`,
    roles: sql`0`,
    where: [sql<boolean>`(1 = 1)`],
  }),
};

export const PEOPLE: Readonly<Record<PersonRelation | 'all', Source>> = {
  all: whole('people'),
  inArticle: paired(sql`article_people AS r JOIN people AS t ON t.key = r.person_key`, 'r.article_key', PERSON_FACTS, [
    MENTIONED,
  ]),
  inQuote: paired(sql`quote_people AS r JOIN people AS t ON t.key = r.person_key`, 'r.quote_key'),
  mentionedWithPerson: PEOPLE_WITH_PERSON,
  mentionedWithLocation: PEOPLE_WITH_LOCATION,
  speakingOfLocation: SPEAKERS_OF_LOCATION,
};

export const QUOTES: Readonly<Record<QuoteRelation | 'all', Source>> = {
  all: whole('quotes'),
  inArticle: paired(sql`quotes AS t`, 't.article_key'),
  bySpeaker: paired(sql`quotes AS t`, 't.speaker_key'),
  mentioningLocation: paired(sql`quote_locations AS r JOIN quotes AS t ON t.key = r.quote_key`, 'r.location_key'),
};

export const LOCATIONS: Readonly<Record<LocationRelation | 'all', Source>> = {
  // A place that only contains others is a node, but no entry of the list.
  all: whole('locations', [sql<boolean>`t.article_count > 0`]),
  inArticle: paired(
    sql`article_locations AS r JOIN locations AS t ON t.key = r.location_key`,
    'r.article_key',
    PLACE_FACTS,
  ),
  inQuote: paired(sql`quote_locations AS r JOIN locations AS t ON t.key = r.location_key`, 'r.quote_key'),
  mentionedWithPerson: LOCATIONS_WITH_PERSON,
  mentionedWithLocation: LOCATIONS_WITH_LOCATION,
};

export const MENTIONS: Readonly<Record<MentionRelation, Source>> = {
  ofPerson: paired(sql`person_mentions AS t`, 't.person_key'),
  ofLocation: paired(sql`location_mentions AS t`, 't.location_key'),
};
