import pg from 'pg';
import { openStore } from '../../src/store/index.ts';
import { copyOf, copyStatements, RARE } from './copies.ts';

/** A schema of a server, as a URL. */
export function schemaOf(url: string, schema: string): string {
  return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/** Makes a schema for a store that has nothing in it yet. */
async function createSchema(url: string, schema: string): Promise<string> {
  await withClient(url, (client) => client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`));
  return schemaOf(url, schema);
}

/** A schema with a store, made once: it gets its name when it is whole. */
export async function schemaWith(
  url: string,
  schema: string,
  make: (location: string, schema: string) => Promise<void>,
): Promise<string> {
  const known = await withClient(url, (client) => client.query('SELECT to_regnamespace($1) AS is', [schema]));
  if (known.rows[0]?.is === null) {
    const unfinished = `${schema}_unfinished`;
    await make(await createSchema(url, unfinished), unfinished);
    await withClient(url, (client) => client.query(`ALTER SCHEMA ${unfinished} RENAME TO ${schema}`));
  }
  return schemaOf(url, schema);
}

/** Makes a store in an empty schema with every article of the one in the schema `base` so many times over. */
export async function multiplyPostgres(location: string, schema: string, copies: number): Promise<void> {
  await (await openStore(location)).close();
  await withClient(location, async (client) => {
    await client.query("SET maintenance_work_mem = '512MB'");
    await prepareCopies(client, copies);
    const indexes = await dropIndexes(client, schema);
    const columnsOf = async (table: string) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2
         ORDER BY ordinal_position`,
        [schema, table],
      );
      return rows.map(({ name }) => name);
    };
    for (const statement of await copyStatements(copies, columnsOf)) await client.query(statement);
    await client.query(`
      INSERT INTO search_entries (type, key, words)
      SELECT e.type, CASE WHEN e.type = 'PERSON' THEN e.key || '-' || c.tag ELSE c.tag || '-' || e.key END, e.words
      FROM copies c CROSS JOIN base.search_entries e LEFT JOIN rare r ON e.type = 'PERSON' AND r.key = e.key
      WHERE e.type IN ('ARTICLE', 'QUOTE') OR r.key IS NOT NULL
      UNION ALL
      SELECT e.type, e.key, e.words FROM base.search_entries e
      WHERE e.type NOT IN ('ARTICLE', 'QUOTE') AND (e.type <> 'PERSON' OR e.key NOT IN (SELECT key FROM rare))`);
    for (const index of indexes) await client.query(index);
  });
  await vacuum(location);
}

/** What a server's own housekeeping does a little later: the planner knows the tables, pages are marked as read by all. */
export async function vacuum(location: string): Promise<void> {
  await withClient(location, (client) => client.query('VACUUM ANALYZE'));
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function prepareCopies(client: pg.Client, copies: number): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE copies (tag text, month text, hour text, syllables text);
    CREATE TEMP TABLE rare AS SELECT key FROM base.people WHERE article_count < ${RARE}
      AND key NOT IN (SELECT person_key FROM base.article_people WHERE roles & 1 = 1)`);
  for (let n = 0; n < copies; n++) {
    const { tag, month, hour, syllables } = copyOf(n);
    await client.query('INSERT INTO copies VALUES ($1, $2, $3, $4)', [tag, month, hour, syllables]);
  }
  await client.query('ANALYZE copies; ANALYZE rare');
}

/** An index is made many times faster when its rows are there. */
async function dropIndexes(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
     WHERE i.schemaname = $1 AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname
       AND c.connamespace = i.schemaname::regnamespace)`,
    [schema],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => definition);
}
