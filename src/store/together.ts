import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { ListSource } from './list.ts';

/** What goes together with a person or place is looked for in so many articles, the newest, or so many quotes. */
const TOGETHER_SCOPE = 1_000;

/** A table that says where people or places are mentioned, and how its rows are ordered, the newest first. */
interface Places {
  readonly table: string;
  readonly column: string;
  readonly what: string;
  readonly order: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
}

const NEWEST = sql`COALESCE(published_at, '') DESC, article_key`;

const ARTICLES_OF_PERSON: Places = {
  table: 'article_people',
  column: 'person_key',
  what: 'article_key',
  order: NEWEST,
  where: sql`mention_count > 0`,
};

const ARTICLES_OF_LOCATION: Places = {
  table: 'article_locations',
  column: 'location_key',
  what: 'article_key',
  order: NEWEST,
  where: sql`(1 = 1)`,
};

const QUOTES_OF_LOCATION: Places = {
  table: 'quote_locations',
  column: 'location_key',
  what: 'quote_key',
  order: sql`${NEWEST}, start, quote_key`,
  where: sql`(1 = 1)`,
};

/** Rows of `parent` and `item`: from the end of an index, for each parent. */
function newest(
  { table, column, what, order, where }: Places,
  parents: readonly string[],
  { firstBelow }: Dialect,
): RawBuilder<unknown> {
  const [parent, key] = [sql.ref(column), sql.ref(what)];
  const firsts = firstBelow({
    parents,
    from: sql.table(table),
    parent,
    key,
    where,
    orderBy: order,
    limit: sql.lit(TOGETHER_SCOPE),
  });
  return sql`SELECT parent_ AS parent, key_ AS item FROM (${firsts}) AS firsts`;
}

type Source = (parents: readonly string[], dialect: Dialect) => ListSource;

/** `r`: pairs of parent and node, `key`, with `mention_count` and, where there is one, `quote_count`. */
function together(pairs: (parents: readonly string[], dialect: Dialect) => RawBuilder<unknown>, table: string): Source {
  return (parents, dialect) => {
    const from = sql`(${pairs(parents, dialect)}) AS r JOIN ${sql.table(table)} AS t ON t.key = r.node`;
    return {
      from,
      pairs: from,
      parent: sql.ref('r.parent'),
      key: null,
      lookedUp: null,
      mentionCount: sql.ref('r.mention_count'),
      quoteCount: sql.ref('r.quote_count'),
      roles: null,
      isQuick: false,
      where: [],
    };
  };
}

/** `b`: who or what is mentioned beside, in the articles of `a`. `CROSS JOIN` makes SQLite begin with those few. */
const PEOPLE_BESIDE = sql`CROSS JOIN article_people AS b WHERE b.article_key = a.item AND b.mention_count > 0`;
const LOCATIONS_BESIDE = sql`CROSS JOIN article_locations AS b WHERE b.article_key = a.item`;

function count(of: Places, join: RawBuilder<unknown>, node: RawBuilder<unknown>) {
  return (parents: readonly string[], dialect: Dialect): RawBuilder<unknown> => sql`
    SELECT a.parent, ${node} AS node, COUNT(*) AS mention_count, 0 AS quote_count
    FROM (${newest(of, parents, dialect)}) AS a ${join} AND ${node} <> a.parent GROUP BY a.parent, ${node}`;
}

export const PEOPLE_WITH_PERSON = together(count(ARTICLES_OF_PERSON, PEOPLE_BESIDE, sql.ref('b.person_key')), 'people');

export const PEOPLE_WITH_LOCATION = together(
  count(ARTICLES_OF_LOCATION, PEOPLE_BESIDE, sql.ref('b.person_key')),
  'people',
);

export const LOCATIONS_WITH_LOCATION = together(
  count(ARTICLES_OF_LOCATION, LOCATIONS_BESIDE, sql.ref('b.location_key')),
  'locations',
);

/**
 * Where a person is mentioned together with a place, and how many of the person's quotes there mention it. The speaker is
 * compared in a way that no index serves: the few quotes of an article are to be looked at, not the many of a speaker.
 */
export const LOCATIONS_WITH_PERSON = together(
  (parents, dialect) => sql`
    WITH a AS (${newest(ARTICLES_OF_PERSON, parents, dialect)})
    SELECT parent, node, SUM(articles) AS mention_count, SUM(quotes) AS quote_count FROM (
      SELECT a.parent, b.location_key AS node, 1 AS articles, 0 AS quotes FROM a ${LOCATIONS_BESIDE}
      UNION ALL
      SELECT a.parent, l.location_key, 0, 1 FROM a
      CROSS JOIN quotes AS q CROSS JOIN quote_locations AS l
      WHERE q.article_key = a.item AND COALESCE(q.speaker_key, '') = a.parent AND q.kind <> 'PHRASE' AND l.quote_key = q.key
    ) AS pairs GROUP BY parent, node`,
  'locations',
);

/** Who is quoted with words that mention a place; what counts is the quotes. */
export const SPEAKERS_OF_LOCATION = together(
  (parents, dialect) => sql`
    SELECT a.parent, q.speaker_key AS node, COUNT(*) AS mention_count, COUNT(*) AS quote_count
    FROM (${newest(QUOTES_OF_LOCATION, parents, dialect)}) AS a
    CROSS JOIN quotes AS q WHERE q.key = a.item AND q.kind <> 'PHRASE' AND q.speaker_key IS NOT NULL
    GROUP BY a.parent, q.speaker_key`,
  'people',
);
