import type { Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { Changes, FileChanges } from './contract.ts';
import type { Database, Dialect } from './dialect.ts';
import { keepFiles, readHolders } from './files.ts';
import { refreshLocations } from './refresh-locations.ts';
import { refreshPeople } from './refresh-people.ts';
import { type ArticleRows, type Form, toRows } from './rows.ts';
import { forgetInSearch, keepInSearch, type SearchText } from './search-index.ts';
import { stemmedAs } from './stems.ts';
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
    const { put, forget } = await whatChanges(trx, changes);
    if (put.length > 0 || forget.length > 0) {
      const people = new Tally();
      const locations = new Tally();
      await forgetArticles(trx, dialect, forget, people, locations);
      await keepArticles(trx, dialect, put, people, locations, lesson);
      await refreshPeople(trx, dialect, people, lesson);
      await refreshLocations(
        trx,
        dialect,
        locations,
        put.flatMap(({ places }) => places),
        lesson,
      );
      await lesson.write(trx);
      await trx
        .updateTable('content')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .execute();
    }
    const holders = changes.put.map(({ article }) => ({ key: article.key, path: article.source.path }));
    await keepFiles(trx, holders, changes.files ?? NO_FILES);
    const content = await trx.selectFrom('content').select('version').executeTakeFirstOrThrow();
    return content.version;
  });
  lesson.remember();
  return committed;
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
  return {
    put: [...wanted.values()].map(toRows),
    forget: kept.map(({ key }) => key).filter((key) => wanted.has(key) || removed.has(key)),
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
): Promise<void> {
  for (const some of chunks(keys)) {
    const persons = await trx.selectFrom('article_people').selectAll().where('article_key', 'in', some).execute();
    for (const row of persons) people.add(row.person_key, -1, row, parseForms(row.forms));
    const places = await trx.selectFrom('article_locations').selectAll().where('article_key', 'in', some).execute();
    for (const row of places) locations.add(row.location_key, -1, row, parseForms(row.forms));
    const quotes = await trx.selectFrom('quotes').select('key').where('article_key', 'in', some).execute();
    await forgetInSearch(trx, dialect, 'ARTICLE', some);
    await forgetInSearch(
      trx,
      dialect,
      'QUOTE',
      quotes.map(({ key }) => key),
    );
    for (const table of CHILDREN) await trx.deleteFrom(table).where('article_key', 'in', some).execute();
    await trx.deleteFrom('articles').where('key', 'in', some).execute();
  }
}

async function keepArticles(
  trx: Transaction<Tables>,
  dialect: Dialect,
  articles: readonly ArticleRows[],
  people: Tally,
  locations: Tally,
  lesson: Lesson,
): Promise<void> {
  for (const rows of articles) {
    for (const row of rows.people) people.add(row.person_key, 1, row, row.formList);
    for (const row of rows.locations) locations.add(row.location_key, 1, row, row.formList);
  }
  const of = <Row>(pick: (rows: ArticleRows) => readonly Row[]): Row[] => articles.flatMap(pick);
  await insert(
    trx,
    'articles',
    of((rows) => [rows.article]),
  );
  await insert(
    trx,
    'article_texts',
    of((rows) => [rows.text]),
  );
  await insert(
    trx,
    'article_people',
    of((rows) => rows.people.map(({ formList, ...row }) => row)),
  );
  await insert(
    trx,
    'person_mentions',
    of((rows) => rows.personMentions),
  );
  await insert(
    trx,
    'quotes',
    of((rows) => rows.quotes),
  );
  await insert(
    trx,
    'quote_people',
    of((rows) => rows.quotePeople),
  );
  await insert(
    trx,
    'quote_locations',
    of((rows) => rows.quoteLocations),
  );
  await insert(
    trx,
    'article_locations',
    of((rows) => rows.locations.map(({ formList, ...row }) => row)),
  );
  await insert(
    trx,
    'location_mentions',
    of((rows) => rows.locationMentions),
  );
  await keepInSearch(trx, dialect, articles.flatMap(searchTexts), lesson);
}

/** What the full-text index holds of an article and its quotes. */
function searchTexts({ article, text, quotes }: ArticleRows): SearchText[] {
  const blocks: [string, number, number][] = JSON.parse(text.blocks);
  const body = blocks
    .filter(([kind]) => BODY.has(kind))
    .map(([, start, end]) => text.raw.slice(start, end))
    .join('\n');
  return [
    {
      type: 'ARTICLE',
      key: article.key,
      language: stemmedAs(article.language),
      title: article.headline ?? '',
      body,
    },
    ...quotes
      .filter(({ kind }) => kind !== 'PHRASE')
      .map((quote) => ({ type: 'QUOTE' as const, key: quote.key, language: null, title: '', body: quote.text })),
  ];
}

const BODY: ReadonlySet<string> = new Set(['STANDFIRST', 'PARAGRAPH', 'SUBHEAD', 'LIST_ITEM', 'CAPTION']);

function parseForms(json: string): Form[] {
  return JSON.parse(json);
}
