import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { Changes, ContentStatus, FileChanges } from './contract.ts';
import type { Database, Dialect } from './dialect.ts';
import { keepFiles, readHolders } from './files.ts';
import { forgetOriginals, keepOriginals } from './originals.ts';
import { refreshLocations } from './refresh-locations.ts';
import { refreshPeople } from './refresh-people.ts';
import { type ArticleRows, type Form, toRows } from './rows.ts';
import { articleSearchText, keepInSearch, quoteSearchText, type SearchText } from './search-index.ts';
import type { Tables } from './tables.ts';
import { Tally } from './tally.ts';
import type { Lesson, Vocabulary } from './vocabulary.ts';

const CHILDREN = [
  'article_texts',
  'article_people',
  'article_locations',
  'person_mentions',
  'quotes',
  'quote_people',
  'quote_locations',
  'location_mentions',
  'article_holders',
] as const;

/** Articles that come without word of their files, as tests and libraries put them. */
const NO_FILES: FileChanges = { origin: '', keep: [], forget: [] };

/** Does all of `changes` or nothing; answers the content version, raised when anything changed. */
export async function commitChanges(
  { kysely, dialect }: Database,
  changes: Changes,
  vocabulary: Vocabulary,
): Promise<number> {
  const lesson = vocabulary.lesson();
  const committed = await kysely.transaction().execute(async (trx) => {
    await dialect.lockCommits(trx);
    const { put, forget, files } = await whatChanges(trx, changes);
    if (put.length > 0 || forget.length > 0) {
      const people = new Tally();
      const locations = new Tally();
      const forgotten = await forgetArticles(trx, dialect, forget, people, locations);
      const kept = await keepArticles(trx, dialect, put, people, locations, lesson);
      await forgetOriginals(trx, files);
      await raiseVersion(trx, {
        articles: put.length - forget.length,
        people: await refreshPeople(trx, dialect, people, lesson),
        quotes: kept.quotes - forgotten.quotes,
        locations: await refreshLocations(
          trx,
          dialect,
          locations,
          put.flatMap(({ places }) => places),
          lesson,
        ),
      });
      await lesson.write(trx, dialect);
    }
    const holders = changes.put.map(({ article }) => ({ key: article.key, path: article.source.path }));
    await keepFiles(trx, dialect, holders, changes.files ?? NO_FILES);
    const { version } = await trx.selectFrom('content').select('version').executeTakeFirstOrThrow();
    if (put.length > 0 || forget.length > 0) await dialect.announce(trx, version);
    return version;
  });
  lesson.remember();
  return committed;
}

/** The version with what the store holds now: tallies that each commit moves on, so that nobody counts whole tables. */
async function raiseVersion(trx: Transaction<Tables>, more: Omit<ContentStatus, 'version'>): Promise<void> {
  await trx
    .updateTable('content')
    .set((eb) => ({
      version: eb('version', '+', 1),
      mark: randomUUID(),
      articles: eb('articles', '+', more.articles),
      people: eb('people', '+', more.people),
      quotes: eb('quotes', '+', more.quotes),
      locations: eb('locations', '+', more.locations),
    }))
    .execute();
}

/** Quotes that lists show and the status counts: labels are none. */
function countSpoken(quotes: readonly { readonly kind: string }[]): number {
  return quotes.filter(({ kind }) => kind !== 'PHRASE').length;
}

/** Leaves out what is kept already just so, and what is to be forgotten but is not there. */
async function whatChanges(trx: Transaction<Tables>, changes: Changes) {
  const wanted = new Map(changes.put.map((kept) => [kept.article.key, kept]));
  const put = new Set(wanted.keys());
  const keys = [...wanted.keys(), ...changes.remove];
  const kept = await readByKeys(keys, (some) =>
    trx.selectFrom('articles').select(['key', 'path', 'sha256', 'parser']).where('key', 'in', some).execute(),
  );
  for (const { key, path, sha256, parser } of kept) {
    const source = wanted.get(key)?.article.source;
    if (source && source.path === path && source.sha256 === sha256 && source.parser === parser) wanted.delete(key);
  }
  const lost = await heldByOthers(trx, changes);
  const removed = new Set(changes.remove.filter((key) => !put.has(key) && !lost.has(key)));
  const forgotten = kept.filter(({ key }) => wanted.has(key) || removed.has(key));
  return {
    put: [...wanted.values()].map(toRows),
    forget: forgotten.map(({ key }) => key),
    /** The sums of the files that those to forget are from. */
    files: forgotten.map(({ sha256 }) => sha256),
  };
}

/** Of the articles to forget those that another origin has taken over meanwhile. */
async function heldByOthers(trx: Transaction<Tables>, { remove, files }: Changes): Promise<ReadonlySet<string>> {
  if (!files || remove.length === 0) return new Set();
  const holders = await readHolders(trx, remove);
  return new Set(remove.filter((key) => holders.get(key)?.origin !== files.origin));
}

async function forgetArticles(
  trx: Transaction<Tables>,
  dialect: Dialect,
  keys: readonly string[],
  people: Tally,
  locations: Tally,
): Promise<{ readonly quotes: number }> {
  let spoken = 0;
  for (const some of chunks(keys)) {
    const persons = await trx.selectFrom('article_people').selectAll().where('article_key', 'in', some).execute();
    for (const row of persons) people.add(row.person_key, -1, row, parseForms(row.forms));
    const places = await trx.selectFrom('article_locations').selectAll().where('article_key', 'in', some).execute();
    for (const row of places) locations.add(row.location_key, -1, row, parseForms(row.forms));
    const quotes = await trx.selectFrom('quotes').select(['key', 'kind']).where('article_key', 'in', some).execute();
    spoken += countSpoken(quotes);
    await dialect.fullText.forget(trx, 'ARTICLE', some);
    await dialect.fullText.forget(
      trx,
      'QUOTE',
      quotes.map(({ key }) => key),
    );
    for (const table of CHILDREN) await trx.deleteFrom(table).where('article_key', 'in', some).execute();
    await trx.deleteFrom('articles').where('key', 'in', some).execute();
  }
  return { quotes: spoken };
}

async function keepArticles(
  trx: Transaction<Tables>,
  dialect: Dialect,
  articles: readonly ArticleRows[],
  people: Tally,
  locations: Tally,
  lesson: Lesson,
): Promise<{ readonly quotes: number }> {
  for (const rows of articles) {
    for (const row of rows.people) people.add(row.person_key, 1, row, row.formList);
    for (const row of rows.locations) locations.add(row.location_key, 1, row, row.formList);
  }
  const put = <Table extends keyof Tables & string>(
    table: Table,
    pick: (rows: ArticleRows) => readonly Tables[Table][],
  ): Promise<void> => insert(trx, dialect, table, articles.flatMap(pick));
  await put('articles', ({ article }) => [article]);
  await put('article_texts', ({ text }) => [text]);
  await keepOriginals(
    trx,
    dialect,
    articles.map(({ original }) => original),
  );
  await put('article_people', (rows) => rows.people.map(({ formList, ...row }) => row));
  await put('person_mentions', ({ personMentions }) => personMentions);
  await put('quotes', ({ quotes }) => quotes);
  await put('quote_people', ({ quotePeople }) => quotePeople);
  await put('quote_locations', ({ quoteLocations }) => quoteLocations);
  await put('article_locations', (rows) => rows.locations.map(({ formList, ...row }) => row));
  await put('location_mentions', ({ locationMentions }) => locationMentions);
  await keepInSearch(trx, dialect, articles.flatMap(searchTexts), lesson);
  return { quotes: countSpoken(articles.flatMap(({ quotes }) => quotes)) };
}

/** What an article and its quotes are found by. */
function searchTexts({ article, text, quotes }: ArticleRows): SearchText[] {
  const spoken = quotes.filter(({ kind }) => kind !== 'PHRASE');
  return [articleSearchText(article, text), ...spoken.map(quoteSearchText)];
}

function parseForms(json: string): Form[] {
  return JSON.parse(json);
}
