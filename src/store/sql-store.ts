import { sql } from 'kysely';
import { bestByName } from './by-name.ts';
import { collection, inOrder, lists } from './collections.ts';
import { commitChanges } from './commit.ts';
import type {
  ArticleHolder,
  ArticleRow,
  ArticleText,
  Changes,
  ContentState,
  ContentStatus,
  KeptFile,
  KeptSource,
  LocationRow,
  OriginSummary,
  PersonRow,
  SearchPage,
  SearchRequest,
  Store,
  TimelineEntry,
  TimelineRequest,
} from './contract.ts';
import { type Database, QUICK } from './dialect.ts';
import { ARTICLE_FACETS, LOCATION_FACETS, PERSON_FACETS, QUOTE_FACETS } from './facets.ts';
import { readFiles, readHolders, readOrigins, renameOrigin } from './files.ts';
import { narrowArticles, narrowQuotes } from './narrow.ts';
import { articleOrdering, locationOrdering, mentionOrdering, personOrdering, quoteOrdering } from './orders.ts';
import { readOriginals } from './originals.ts';
import { ARTICLE, LOCATION, MENTION, PERSON, QUOTE, rowReader, toArticleText } from './read-rows.ts';
import { ARTICLES, LOCATIONS, MENTIONS, PEOPLE, QUOTES, within } from './relations.ts';
import { search } from './search.ts';
import type { Tables } from './tables.ts';
import { readTimelines } from './timelines.ts';
import { VersionWatch } from './version-watch.ts';
import { Vocabulary } from './vocabulary.ts';
import { articleWhere, locationWhere, mentionWhere, personWhere, quoteWhere } from './where.ts';

const { toRow: toArticle } = rowReader(ARTICLE);
const { toRow: toPerson } = rowReader(PERSON);
const { toRow: toLocation } = rowReader(LOCATION);

/** The store over SQL; what differs between databases is behind the folder of each. */
export class SqlStore implements Store {
  private readonly database: Database;
  private readonly vocabulary = new Vocabulary();
  private readonly versions: VersionWatch;
  readonly articles: Store['articles'];
  readonly people: Store['people'];
  readonly quotes: Store['quotes'];
  readonly locations: Store['locations'];
  readonly mentions: Store['mentions'];

  constructor(database: Database) {
    this.database = database;
    this.versions = new VersionWatch(() => this.version(), database.onNews);
    this.articles = collection(database, {
      table: 'articles',
      shape: ARTICLE,
      facets: ARTICLE_FACETS,
      facetColumns: ['key'],
      source: ({ of, parents, where }, dialect) =>
        within(ARTICLES[of ?? 'all'](parents, dialect), of, where?.publishedAt),
      where: (where, t) => (where ? articleWhere(where, t) : null),
      order: ({ of, orderBy }) => articleOrdering(orderBy, of),
      narrow: narrowArticles,
    });
    this.people = collection(database, {
      table: 'people',
      shape: PERSON,
      facets: PERSON_FACETS,
      facetColumns: ['key'],
      source: ({ of, parents }, dialect) => PEOPLE[of ?? 'all'](parents, dialect),
      where: (where, t) => (where ? personWhere(where, t) : null),
      order: ({ of, orderBy }) => personOrdering(orderBy, of),
    });
    this.quotes = collection(database, {
      table: 'quotes',
      shape: QUOTE,
      facets: QUOTE_FACETS,
      facetColumns: ['key', 'article_key'],
      source: ({ of, parents, where }, dialect) =>
        within(QUOTES[of ?? 'all'](parents, dialect), of, where?.publishedAt),
      where: quoteWhere,
      order: ({ of, orderBy }) => quoteOrdering(orderBy, of),
      narrow: narrowQuotes,
    });
    this.locations = collection(database, {
      table: 'locations',
      shape: LOCATION,
      facets: LOCATION_FACETS,
      facetColumns: ['key'],
      source: ({ of, parents }, dialect) => LOCATIONS[of ?? 'all'](parents, dialect),
      where: (where, t) => (where ? locationWhere(where, t) : null),
      order: ({ of, orderBy, where }) => locationOrdering(orderBy, of, where?.near),
    });
    this.mentions = lists(database, {
      shape: MENTION,
      source: ({ of, parents }, dialect) => MENTIONS[of ?? 'ofPerson'](parents, dialect),
      where: (where, t) => (where ? mentionWhere(where, t) : null),
      order: mentionOrdering,
    });
  }

  async texts(articleKeys: readonly string[]): Promise<(ArticleText | null)[]> {
    const { rows } = await sql<Tables['article_texts']>`${sql.raw(QUICK)}
      SELECT * FROM article_texts WHERE ${this.database.dialect.isOneOf(sql.ref('article_key'), articleKeys)}`.execute(
      this.database.reads,
    );
    return inOrder(articleKeys, rows.map(toArticleText), (row) => row.key);
  }

  originals(sums: readonly string[]): Promise<(Uint8Array | null)[]> {
    return readOriginals(this.database, sums);
  }

  async articleBySlug(slugs: readonly string[]): Promise<(ArticleRow | null)[]> {
    const { rows } = await sql<Tables['articles']>`
      SELECT * FROM articles WHERE ${this.database.dialect.isOneOf(sql.ref('slug'), slugs)}`.execute(
      this.database.reads,
    );
    return inOrder(slugs, rows.map(toArticle), (row) => row.slug);
  }

  async peopleByName(names: readonly string[]): Promise<(PersonRow | null)[]> {
    const best = await bestByName<Tables['people']>(this.database, 'person', names);
    return best.map((row) => row && toPerson(row));
  }

  async locationsByName(names: readonly string[]): Promise<(LocationRow | null)[]> {
    const best = await bestByName<Tables['locations']>(this.database, 'location', names);
    return best.map((row) => row && toLocation(row));
  }

  timelines(request: TimelineRequest): Promise<TimelineEntry[][]> {
    return readTimelines(this.database, request);
  }

  search(request: SearchRequest): Promise<SearchPage> {
    return search(this.database, this.vocabulary, request);
  }

  async status(): Promise<ContentStatus> {
    const { rows } = await sql<ContentStatus>`
      SELECT version, articles, people, quotes, locations FROM content`.execute(this.database.reads);
    return rows[0] ?? { version: 0, articles: 0, people: 0, quotes: 0, locations: 0 };
  }

  async version(): Promise<number> {
    return (await this.state()).version;
  }

  state(): Promise<ContentState> {
    return this.database.state();
  }

  onVersion(listener: (version: number) => void): () => void {
    return this.versions.listen(listener);
  }

  async sources(): Promise<ReadonlyMap<string, readonly KeptSource[]>> {
    const rows = await this.database.kysely
      .selectFrom('articles')
      .select(['path', 'key', 'sha256', 'parser'])
      .execute();
    const byPath = new Map<string, KeptSource[]>();
    for (const { path, ...source } of rows) {
      const same = byPath.get(path);
      if (same) same.push(source);
      else byPath.set(path, [source]);
    }
    return byPath;
  }

  files(origin: string): Promise<ReadonlyMap<string, KeptFile>> {
    return readFiles(this.database.kysely, origin);
  }

  holders(articleKeys: readonly string[]): Promise<ReadonlyMap<string, ArticleHolder>> {
    return readHolders(this.database.kysely, articleKeys);
  }

  origins(): Promise<readonly OriginSummary[]> {
    return readOrigins(this.database.kysely);
  }

  renameOrigin(from: string, to: string): Promise<void> {
    return renameOrigin(this.database.kysely, from, to);
  }

  async commit(changes: Changes): Promise<number> {
    const version = await commitChanges(this.database, changes, this.vocabulary);
    this.database.onCommit?.();
    await this.versions.look();
    return version;
  }

  close(): Promise<void> {
    this.versions.close();
    return this.database.close();
  }
}
