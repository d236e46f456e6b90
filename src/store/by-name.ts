import { type RawBuilder, sql } from 'kysely';
import { col, name as nameFits, type Scope } from './conditions.ts';
import type { Database } from './dialect.ts';
import { fold } from './fold.ts';

const TABLES = { person: 'people', location: 'locations' } as const;

type Named = keyof typeof TABLES;

/**
 * For each name the thing that is called so in most articles; a full name goes before a part of one. Where nothing is called
 * just so, the one in most articles whose name has all the words, spelt nearly so.
 */
export async function bestByName<Row>(
  database: Database,
  of: Named,
  names: readonly string[],
): Promise<(Row | null)[]> {
  const called = await firstOfEach<Row>(
    database,
    names.map((name) => calledSo(of, name)),
  );
  const missing = names.flatMap((name, i) => (called[i] ? [] : [{ name, i }]));
  const nearly = await firstOfEach<Row>(
    database,
    missing.map(({ name }) => calledNearlySo(of, { table: 't', dialect: database.dialect }, name)),
  );
  missing.forEach(({ i }, n) => {
    called[i] = nearly[n] ?? null;
  });
  return called;
}

/** The first row of each question, by one statement. */
async function firstOfEach<Row>(
  { reads }: Database,
  questions: readonly RawBuilder<unknown>[],
): Promise<(Row | null)[]> {
  if (questions.length === 0) return [];
  const firsts = questions.map(
    (question, i) => sql`SELECT * FROM (SELECT ${sql.lit(i)} AS asked_, ${question} LIMIT 1) AS ${sql.ref(`q${i}`)}`,
  );
  const { rows } = await sql<Row & { asked_: number }>`${sql.join(firsts, sql` UNION ALL `)}`.execute(reads);
  const byQuestion = new Map(rows.map((row) => [Number(row.asked_), row]));
  return questions.map((_, i) => byQuestion.get(i) ?? null);
}

function calledSo(of: Named, name: string): RawBuilder<unknown> {
  return sql`t.* FROM ${sql.table(`${of}_forms`)} AS f JOIN ${sql.table(TABLES[of])} AS t ON t.key = ${sql.ref(`f.${of}_key`)}
    WHERE f.folded = ${fold(name)} AND f.kind IN ('name', 'alias', 'family')
    ORDER BY (f.kind <> 'name'), t.article_count DESC, t.mention_count DESC, t.key`;
}

function calledNearlySo(of: Named, t: Scope, name: string): RawBuilder<unknown> {
  return sql`t.* FROM ${sql.table(TABLES[of])} AS t WHERE ${sql.join(nameFits({ matches: name }, of, t))}
    ORDER BY ${col(t, 'article_count')} DESC, ${col(t, 'mention_count')} DESC, ${col(t, 'key')}`;
}
