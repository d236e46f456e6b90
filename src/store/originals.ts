import { gunzipSync } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import { chunks, insert } from './batches.ts';
import type { Database, Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Keeps files as they came, each once, however many articles it gave. */
export async function keepOriginals(
  trx: Transaction<Tables>,
  dialect: Dialect,
  originals: readonly (Tables['originals'] | null)[],
): Promise<void> {
  const bySum = new Map(originals.flatMap((original) => (original ? [[original.sha256, original]] : [])));
  // A few at a time: one may be a file of 20 MB.
  for (const original of bySum.values()) {
    await insert(trx, dialect, 'originals', [original], sql`ON CONFLICT (sha256) DO NOTHING`);
  }
}

/** Forgets those of the files that no article is from any more. */
export async function forgetOriginals(trx: Transaction<Tables>, sums: readonly string[]): Promise<void> {
  for (const some of chunks([...new Set(sums)])) {
    const rows = await trx.selectFrom('articles').select('sha256').distinct().where('sha256', 'in', some).execute();
    const used = new Set(rows.map(({ sha256 }) => sha256));
    const unused = some.filter((sum) => !used.has(sum));
    if (unused.length > 0) await trx.deleteFrom('originals').where('sha256', 'in', unused).execute();
  }
}

/** The bytes of files by their sums; null where the articles' text is the file's own. */
export async function readOriginals(
  { reads, dialect }: Database,
  sums: readonly string[],
): Promise<(Uint8Array | null)[]> {
  const { rows } = await sql<Tables['originals']>`
    SELECT * FROM originals WHERE ${dialect.isOneOf(sql.ref('sha256'), sums)}`.execute(reads);
  const bySum = new Map(rows.map(({ sha256, packed }) => [sha256, packed]));
  return sums.map((sum) => {
    const packed = bySum.get(sum);
    return packed === undefined ? null : gunzipSync(Buffer.from(packed, 'base64'));
  });
}
