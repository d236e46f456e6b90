import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../../tests/store/postgres-server.ts';
import { fillStore } from './base.ts';
import { multiplyPostgres, schemaWith, vacuum, withClient } from './multiply-postgres.ts';
import { multiplySqlite } from './multiply-sqlite.ts';

/** A store to measure on. */
export interface MeasuredStore {
  readonly database: 'SQLite' | 'PostgreSQL';
  readonly articles: number;
  readonly location: string;
  readonly bytes: number;
  /** The files that hold it. */
  readonly files: readonly string[];
}

/** Up to so many articles a store is filled as by an ingest; larger ones are multiples of it. */
const FILLED = 10_000;

/** SQLite stores of these sizes in a folder; those that are there already are taken as they are. */
export async function sqliteStores(folder: string, sizes: readonly number[]): Promise<MeasuredStore[]> {
  mkdirSync(folder, { recursive: true });
  const place = (articles: number) => join(folder, `sqlite-${articles}.db`);
  const stores: MeasuredStore[] = [];
  for (const articles of sizes) {
    const location = place(articles);
    if (!existsSync(location)) {
      if (articles > FILLED) await fillStore(place(FILLED), FILLED);
      if (articles > FILLED) await multiplySqlite(place(FILLED), location, articles / FILLED);
      else await fillStore(location, articles);
    }
    stores.push({ database: 'SQLite', articles, location, bytes: statSync(location).size, files: [location] });
  }
  return stores;
}

/**
 * The same in schemas of a PostgreSQL server.
 *
 * @param data where the server keeps its files
 */
export async function postgresStores(
  server: PostgresServer,
  data: string,
  sizes: readonly number[],
): Promise<MeasuredStore[]> {
  const schemaOfSize = (articles: number) => (articles === FILLED ? 'base' : `articles_${articles}`);
  const fill = (articles: number) =>
    schemaWith(server.url, schemaOfSize(articles), async (location) => {
      await fillStore(location, articles);
      await vacuum(location);
    });
  const stores: MeasuredStore[] = [];
  for (const articles of sizes) {
    if (articles > FILLED) await fill(FILLED);
    const location =
      articles > FILLED
        ? await schemaWith(server.url, schemaOfSize(articles), (unfinished, schema) =>
            multiplyPostgres(unfinished, schema, articles / FILLED),
          )
        : await fill(articles);
    stores.push({
      database: 'PostgreSQL',
      articles,
      location,
      bytes: await bytesOf(location),
      files: await filesOf(location, data),
    });
  }
  return stores;
}

function bytesOf(location: string): Promise<number> {
  return withClient(location, async (client) => {
    const { rows } = await client.query<{ bytes: string }>(
      `SELECT SUM(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace`,
    );
    return Number(rows[0]?.bytes);
  });
}

/** Tables, indexes and long texts, each in pieces of a gigabyte. */
function filesOf(location: string, data: string): Promise<string[]> {
  return withClient(location, async (client) => {
    const { rows } = await client.query<{ path: string }>(
      `WITH tables AS (
         SELECT oid, reltoastrelid FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       ), all_tables AS (SELECT oid FROM tables UNION ALL SELECT reltoastrelid FROM tables WHERE reltoastrelid <> 0)
       SELECT pg_relation_filepath(oid) AS path FROM all_tables
       UNION ALL SELECT pg_relation_filepath(indexrelid) FROM pg_index WHERE indrelid IN (SELECT oid FROM all_tables)`,
    );
    return rows.flatMap(({ path }) => piecesOf(join(data, path)));
  });
}

function piecesOf(file: string): string[] {
  const pieces = [file];
  for (let n = 1; existsSync(`${file}.${n}`); n++) pieces.push(`${file}.${n}`);
  return pieces;
}
