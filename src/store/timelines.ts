import { type RawBuilder, sql } from 'kysely';
import { date } from './conditions.ts';
import type { TimelineEntry, TimelineRequest } from './contract.ts';
import type { Database } from './dialect.ts';
import { periodOf } from './facets.ts';

/** So many periods at most, the latest. */
const PERIODS = 1000;

interface Pairs {
  /** `p`: what joins a thing with articles. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
  readonly parent: RawBuilder<unknown>;
  readonly quotes: RawBuilder<unknown>;
}

const PAIRS: Record<TimelineRequest['of'], Pairs> = {
  person: {
    from: sql`article_people AS p`,
    where: sql`p.mention_count > 0`,
    parent: sql`p.person_key`,
    quotes: sql`p.quote_count`,
  },
  location: {
    from: sql`article_locations AS p`,
    where: sql`(1 = 1)`,
    parent: sql`p.location_key`,
    quotes: sql`(SELECT COUNT(*) FROM quote_locations AS ql JOIN quotes AS q ON q.key = ql.quote_key
      WHERE ql.location_key = p.location_key AND ql.article_key = p.article_key AND q.kind <> 'PHRASE')`,
  },
};

interface RawEntry {
  readonly parent_: string;
  readonly period_: string;
  readonly articles_: number | string;
  readonly mentions_: number | string;
  readonly quotes_: number | string;
}

/** How much there is of each of several people or places in each period that has something, by one statement. */
export async function readTimelines(
  { reads, dialect }: Database,
  request: TimelineRequest,
): Promise<TimelineEntry[][]> {
  const { from, where: holds, parent, quotes } = PAIRS[request.of];
  const published = sql.ref('p.published_at');
  const where = [
    dialect.isOneOf(parent, request.parents),
    holds,
    sql`${published} IS NOT NULL`,
    ...date(request.publishedAt, published),
  ];
  const { rows } = await sql<RawEntry>`
    SELECT * FROM (
      SELECT counted.*, ROW_NUMBER() OVER (PARTITION BY parent_ ORDER BY period_ DESC) AS rank_ FROM (
        SELECT parent_, period_, COUNT(*) AS articles_, SUM(mentions_) AS mentions_, SUM(quotes_) AS quotes_ FROM (
          SELECT ${parent} AS parent_, ${periodOf(published, request.by)} AS period_, p.mention_count AS mentions_, ${quotes} AS quotes_
          FROM ${from} WHERE ${sql.join(where, sql` AND `)}) AS articles_of
        GROUP BY parent_, period_) AS counted
    ) AS ranked WHERE rank_ <= ${sql.lit(PERIODS)} ORDER BY parent_, period_`.execute(reads);
  const byParent = new Map<string, TimelineEntry[]>();
  for (const row of rows) {
    const entries = byParent.get(row.parent_) ?? [];
    byParent.set(row.parent_, entries);
    entries.push({
      period: row.period_,
      articleCount: Number(row.articles_),
      mentionCount: Number(row.mentions_),
      quoteCount: Number(row.quotes_),
    });
  }
  return request.parents.map((key) => byParent.get(key) ?? []);
}
