import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { StoreError } from '../contract.ts';
import { LOCK } from './dialect.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Brings a schema to that of this Dateline, in one transaction; gateways that start at once wait for each other.
 *
 * @throws StoreError NEWER_SCHEMA for one that a newer Dateline wrote, NOT_A_STORE where others keep tables of the same names
 */
export async function migrate(pool: PostgresPool, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN', []);
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK.SPACE}, ${LOCK.MIGRATE})`, []);
    const version = await readVersion(client, name);
    if (version > MIGRATIONS.length) {
      throw new StoreError(
        'NEWER_SCHEMA',
        `The store ${name} was written by a newer Dateline (schema ${version}, this one knows ${MIGRATIONS.length})`,
      );
    }
    for (const migration of MIGRATIONS.slice(version)) await client.query(migration, []);
    if (version < MIGRATIONS.length)
      await client.query(`UPDATE dateline_schema SET version = ${MIGRATIONS.length}`, []);
    await client.query('COMMIT', []);
  } catch (error) {
    await client.query('ROLLBACK', []).catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** The schema's version; 0 where there is nothing yet. */
async function readVersion(client: PostgresPoolClient, name: string): Promise<number> {
  const found = await client.query<{ ours: string | null; articles: string | null }>(
    `SELECT to_regclass('dateline_schema')::text AS ours, to_regclass('articles')::text AS articles`,
    [],
  );
  const [tables] = found.rows;
  if (tables?.ours == null) {
    if (tables?.articles != null)
      throw new StoreError('NOT_A_STORE', `${name} is no store of Dateline: it has another table "articles"`);
    await client.query('CREATE TABLE dateline_schema (version integer NOT NULL)', []);
    await client.query('INSERT INTO dateline_schema (version) VALUES (0)', []);
  }
  const { rows } = await client.query<{ version: number }>('SELECT version FROM dateline_schema', []);
  return rows[0]?.version ?? 0;
}
