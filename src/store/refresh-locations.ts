import type { Transaction } from 'kysely';
import { chunks, groupBy, insert, readByKeys } from './batches.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';
import { refreshNameWords } from './name-index.ts';
import type { PlaceRows } from './rows.ts';
import { forgetInSearch, keepInSearch } from './search-index.ts';
import { NO_LANGUAGE } from './stems.ts';
import type { LocationTable, Tables } from './tables.ts';
import type { Tally } from './tally.ts';
import type { Lesson } from './vocabulary.ts';

/** Brings the rows of places in step with a commit; a place that nothing names, nor lies in, is forgotten. */
export async function refreshLocations(
  trx: Transaction<Tables>,
  dialect: Dialect,
  tally: Tally,
  brought: readonly PlaceRows[],
  lesson: Lesson,
): Promise<void> {
  const places = new Map(brought.map((place) => [place.location.key, place]));
  await addPlaces(trx, [...places.values()]);
  await countForms(trx, tally);
  await countMentions(trx, dialect, tally, lesson);
  await forgetUnused(trx, tally.keys());
}

/** Places are the same in every article: the gazetteer says what they are. A newer gazetteer's word replaces the older one's. */
async function addPlaces(trx: Transaction<Tables>, places: readonly PlaceRows[]): Promise<void> {
  for (const some of chunks(places)) {
    await trx
      .insertInto('locations')
      .values(some.map(({ location }) => location))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          name_folded: eb.ref('excluded.name_folded'),
          kind: eb.ref('excluded.kind'),
          country_code: eb.ref('excluded.country_code'),
          country: eb.ref('excluded.country'),
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          population: eb.ref('excluded.population'),
          parent_key: eb.ref('excluded.parent_key'),
        })),
      )
      .execute();
    await trx
      .deleteFrom('location_ancestors')
      .where(
        'location_key',
        'in',
        some.map(({ location }) => location.key),
      )
      .execute();
  }
  await insert(
    trx,
    'location_ancestors',
    places.flatMap(({ location, ancestors }) =>
      ancestors.map((ancestor_key, depth) => ({ location_key: location.key, ancestor_key, depth: depth + 1 })),
    ),
  );
}

async function countForms(trx: Transaction<Tables>, tally: Tally): Promise<void> {
  const rows = tally.forms().map(({ key, form: [kind, value], count }) => ({
    location_key: key,
    kind,
    value,
    folded: fold(value),
    count,
  }));
  for (const some of chunks(rows)) {
    await trx
      .insertInto('location_forms')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['location_key', 'kind', 'value'])
          .doUpdateSet((eb) => ({ count: eb('location_forms.count', '+', eb.ref('excluded.count')) })),
      )
      .execute();
  }
  for (const some of chunks(tally.keys())) {
    await trx.deleteFrom('location_forms').where('location_key', 'in', some).where('count', '<=', 0).execute();
  }
}

async function countMentions(trx: Transaction<Tables>, dialect: Dialect, tally: Tally, lesson: Lesson): Promise<void> {
  const keys = tally.keys();
  const old = await readByKeys(keys, (some) =>
    trx.selectFrom('locations').selectAll().where('key', 'in', some).execute(),
  );
  const forms = await readByKeys(keys, (some) =>
    trx
      .selectFrom('location_forms')
      .selectAll()
      .where('location_key', 'in', some)
      .where('kind', '=', 'alias')
      .execute(),
  );
  const byPlace = groupBy(forms, (form) => form.location_key);
  const rows = old.map((row): LocationTable => {
    const change = tally.get(row.key);
    const aliases = (byPlace.get(row.key) ?? [])
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map(({ value }) => value);
    return {
      ...row,
      aliases: JSON.stringify(aliases),
      mention_count: row.mention_count + (change?.mentions ?? 0),
      article_count: row.article_count + (change?.articles ?? 0),
    };
  });
  for (const some of chunks(keys)) await trx.deleteFrom('locations').where('key', 'in', some).execute();
  await insert(trx, 'locations', rows);
  await forgetInSearch(trx, dialect, 'LOCATION', keys);
  const listed = rows
    .filter((row) => row.article_count > 0)
    .map(({ key, name, aliases, country }) => {
      const forms: string[] = [name, ...JSON.parse(aliases)];
      return { key, forms, country };
    });
  await keepInSearch(
    trx,
    dialect,
    listed.map(({ key, forms, country }) => ({
      type: 'LOCATION',
      key,
      language: NO_LANGUAGE,
      title: forms.join('\n'),
      body: country ?? '',
    })),
    lesson,
  );
  await refreshNameWords(trx, 'LOCATION', keys, listed, lesson);
}

/** Forgets places without articles, unless another place lies in them; then what contained them, from the inside out. */
async function forgetUnused(trx: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  let candidates = [...keys];
  while (candidates.length > 0) {
    const unused = await readByKeys(candidates, (some) =>
      trx
        .selectFrom('locations')
        .select(['key', 'parent_key'])
        .where('key', 'in', some)
        .where('article_count', '<=', 0)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('location_ancestors').select('depth').whereRef('ancestor_key', '=', 'locations.key'))),
        )
        .execute(),
    );
    for (const some of chunks(unused.map(({ key }) => key))) {
      await trx.deleteFrom('location_ancestors').where('location_key', 'in', some).execute();
      await trx.deleteFrom('locations').where('key', 'in', some).execute();
    }
    candidates = unused.flatMap(({ parent_key }) => (parent_key === null ? [] : [parent_key]));
  }
}
