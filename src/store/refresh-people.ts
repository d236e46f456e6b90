import { sql, type Transaction } from 'kysely';
import { chunks, groupBy, insert, readByKeys } from './batches.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';
import { refreshNameWords } from './name-index.ts';
import { refreshSearch } from './refresh-search.ts';
import { personSearchText } from './search-index.ts';
import type { PersonTable, Tables } from './tables.ts';
import type { Tally } from './tally.ts';
import type { Lesson } from './vocabulary.ts';

/** How many aliases and descriptions a person's row shows; the rest stay in `person_forms`. */
const SHOWN = 20;

/**
 * Brings the rows of people in step with a commit; a person that nothing speaks of any more is forgotten.
 *
 * @returns how many people more there are
 */
export async function refreshPeople(
  trx: Transaction<Tables>,
  dialect: Dialect,
  tally: Tally,
  lesson: Lesson,
): Promise<number> {
  await countForms(trx, dialect, tally);
  const keys = tally.keys();
  const old = await readByKeys(keys, (some) => trx.selectFrom('people').selectAll().where('key', 'in', some).execute());
  const forms = await readByKeys(keys, (some) =>
    trx.selectFrom('person_forms').selectAll().where('person_key', 'in', some).execute(),
  );
  const before = new Map(old.map((row) => [row.key, row]));
  const byPerson = groupBy(forms, (form) => form.person_key);
  for (const some of chunks(keys)) await trx.deleteFrom('people').where('key', 'in', some).execute();

  const rows = keys.flatMap((key): PersonTable[] => {
    const change = tally.get(key);
    const kept = byPerson.get(key);
    if (!change || !kept) return [];
    const was = before.get(key);
    return [
      {
        ...personRow(key, kept),
        mention_count: (was?.mention_count ?? 0) + change.mentions,
        article_count: (was?.article_count ?? 0) + change.articles,
        quote_count: (was?.quote_count ?? 0) + change.quotes,
      },
    ];
  });
  await insert(trx, dialect, 'people', rows);
  await refreshSearch(trx, dialect, 'PERSON', old.map(personSearchText), rows.map(personSearchText), lesson);
  const named = rows.map(({ key }) => ({ key, forms: namesAmong(byPerson.get(key) ?? []) }));
  await refreshNameWords(trx, dialect, 'PERSON', keys, named, lesson);
  return rows.length - old.length;
}

async function countForms(trx: Transaction<Tables>, dialect: Dialect, tally: Tally): Promise<void> {
  const rows = tally.forms().map(({ key, form: [kind, value], count }) => ({
    person_key: key,
    kind,
    value,
    folded: fold(value),
    count,
  }));
  await insert(
    trx,
    dialect,
    'person_forms',
    rows,
    sql`ON CONFLICT (person_key, kind, value) DO UPDATE SET count = person_forms.count + excluded.count`,
  );
  for (const some of chunks(tally.keys())) {
    await trx.deleteFrom('person_forms').where('person_key', 'in', some).where('count', '<=', 0).execute();
  }
}

function namesAmong(forms: PersonForms): string[] {
  return forms.filter(({ kind }) => kind === 'name' || kind === 'alias').map(({ value }) => value);
}

type PersonForms = readonly { kind: string; value: string; count: number }[];

/** What the forms say, whatever the order in which they came: the most frequent first, then the longest, then by letter. */
function personRow(
  key: string,
  forms: PersonForms,
): Omit<PersonTable, 'mention_count' | 'article_count' | 'quote_count'> {
  const ranked = (kind: string): string[] =>
    forms
      .filter((form) => form.kind === kind)
      .sort((a, b) => b.count - a.count || b.value.length - a.value.length || (a.value < b.value ? -1 : 1))
      .map(({ value }) => value);
  const name = ranked('name')[0] ?? key;
  const familyName = ranked('family')[0] ?? null;
  return {
    key,
    name,
    name_folded: fold(name),
    given_name: ranked('given')[0] ?? null,
    family_name: familyName,
    family_name_folded: familyName === null ? null : fold(familyName),
    honorific: ranked('honorific')[0] ?? null,
    aliases: JSON.stringify(
      [...new Set([...ranked('name'), ...ranked('alias')])].filter((form) => form !== name).slice(0, SHOWN),
    ),
    descriptions: JSON.stringify(ranked('description').slice(0, SHOWN)),
    bio: ranked('bio')[0] ?? null,
  };
}
