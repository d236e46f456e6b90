import { type Kysely, sql, type Transaction } from 'kysely';
import { chunks, insert, readByKeys } from './batches.ts';
import type { ArticleHolder, FileChanges, FileFailure, KeptFile, OriginSummary } from './contract.ts';
import type { Dialect } from './dialect.ts';
import type { FileTable, Tables } from './tables.ts';

/** What is kept of the files that an ingest has seen, and which of them holds each article. */

export async function readFiles(database: Kysely<Tables>, origin: string): Promise<ReadonlyMap<string, KeptFile>> {
  const rows = await database.selectFrom('files').selectAll().where('origin', '=', origin).execute();
  const holders = await database
    .selectFrom('article_holders')
    .select(['path', 'article_key'])
    .where('origin', '=', origin)
    .execute();
  const files = new Map<string, KeptFile & { held: string[] }>();
  for (const row of rows) files.set(row.path, { ...toFile(row), held: [] });
  for (const { path, article_key } of holders) {
    const file = files.get(path) ?? { ...UNSEEN, path, held: [] };
    files.set(path, file);
    file.held.push(article_key);
  }
  return files;
}

/** What is known of a file whose articles are kept, but which no ingest has recorded. */
const UNSEEN = { size: -1, modified: null, sha256: '', parser: '', tag: null, keys: [], failures: [] };

export async function readHolders(
  database: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ArticleHolder>> {
  const rows = await readByKeys(keys, (some) =>
    database.selectFrom('article_holders').selectAll().where('article_key', 'in', some).execute(),
  );
  return new Map(rows.map(({ article_key, origin, path }) => [article_key, { origin, path }]));
}

export async function readOrigins(database: Kysely<Tables>): Promise<OriginSummary[]> {
  const files = await countByOrigin(database, 'files');
  const articles = await countByOrigin(database, 'article_holders');
  return [...new Set([...files.keys(), ...articles.keys()])]
    .sort()
    .map((origin) => ({ origin, files: files.get(origin) ?? 0, articles: articles.get(origin) ?? 0 }));
}

async function countByOrigin(
  database: Kysely<Tables>,
  table: 'files' | 'article_holders',
): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom(table)
    .select((eb) => ['origin', eb.fn.countAll<number | string>().as('count')])
    .groupBy('origin')
    .execute();
  return new Map(rows.map(({ origin, count }) => [origin, Number(count)]));
}

/** Gives all that came from one origin to another that holds nothing yet: a folder that was moved. */
export function renameOrigin(database: Kysely<Tables>, from: string, to: string): Promise<void> {
  return database.transaction().execute(async (trx) => {
    await trx.updateTable('files').set({ origin: to }).where('origin', '=', from).execute();
    await trx.updateTable('article_holders').set({ origin: to }).where('origin', '=', from).execute();
  });
}

/** Part of a commit: which file holds the articles that it puts, and what is known of files now. */
export async function keepFiles(
  trx: Transaction<Tables>,
  dialect: Dialect,
  put: readonly { readonly key: string; readonly path: string }[],
  { origin, keep, forget }: FileChanges,
): Promise<void> {
  await insert(
    trx,
    dialect,
    'article_holders',
    put.map(({ key, path }) => ({ article_key: key, origin, path })),
    sql`ON CONFLICT (article_key) DO UPDATE SET origin = excluded.origin, path = excluded.path`,
  );
  // Of a file that one commit has twice, the later is true.
  const last = new Map(keep.map((file) => [file.path, file]));
  const paths = [...forget, ...last.keys()];
  for (const some of chunks(paths)) {
    await trx.deleteFrom('files').where('origin', '=', origin).where('path', 'in', some).execute();
  }
  await insert(
    trx,
    dialect,
    'files',
    [...last.values()].map((file) => toRow(origin, file)),
  );
}

function toRow(origin: string, { keys, failures, held: _, ...file }: KeptFile): FileTable {
  return { origin, ...file, keys: JSON.stringify(keys), failures: JSON.stringify(failures) };
}

function toFile({ origin: _, keys, failures, size, ...row }: FileTable): Omit<KeptFile, 'held'> {
  const parsed: { keys: string[]; failures: FileFailure[] } = {
    keys: JSON.parse(keys),
    failures: JSON.parse(failures),
  };
  return { ...row, size: Number(size), ...parsed };
}
