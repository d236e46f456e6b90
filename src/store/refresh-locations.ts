import { sql, type Transaction } from 'kysely';
import { chunks, groupBy, insert, readByKeys } from './batches.ts';
import type { Dialect } from './dialect.ts';
import { fold } from './fold.ts';
import { refreshNameWords } from './name-index.ts';
import { refreshSearch } from './refresh-search.ts';
import type { PlaceRows } from './rows.ts';
import { locationSearchText } from './search-index.ts';
import type { LocationTable, Tables } from './tables.ts';
import type { Tally } from './tally.ts';
import type { Lesson } from './vocabulary.ts';

/**
 * Brings the rows of places in step with a commit; a place that nothing names, nor lies in, is forgotten.
 *
 * @returns how many places more there are that some article names
 */
export async function refreshLocations(
  trx: Transaction<Tables>,
  dialect: Dialect,
  tally: Tally,
  brought: readonly PlaceRows[],
  lesson: Lesson,
): Promise<number> {
  const places = new Map(brought.map((place) => [place.location.key, place]));
  const before = (await readPlaces(trx, tally)).filter(isNamed);
  await addPlaces(trx, dialect, [...places.values()]);
  await countForms(trx, dialect, tally);
  const after = (await countMentions(trx, dialect, tally)).filter(isNamed);
  await refreshSearch(trx, dialect, 'LOCATION', before.map(locationSearchText), after.map(locationSearchText), lesson);
  const named = after.map(({ key, name, aliases }) => ({ key, forms: [name, ...JSON.parse(aliases)] }));
  await refreshNameWords(trx, dialect, 'LOCATION', tally.keys(), named, lesson);
  await forgetUnused(trx, tally.keys());
  return after.length - before.length;
}

function readPlaces(trx: Transaction<Tables>, tally: Tally): Promise<LocationTable[]> {
  return readByKeys(tally.keys(), (some) => trx.selectFrom('locations').selectAll().where('key', 'in', some).execute());
}

function isNamed(place: LocationTable): boolean {
  return place.article_count > 0;
}

/** Places are the same in every article: the gazetteer says what they are. A newer gazetteer's word replaces the older one's. */
async function addPlaces(trx: Transaction<Tables>, dialect: Dialect, places: readonly PlaceRows[]): Promise<void> {
  await insert(
    trx,
    dialect,
    'locations',
    places.map(({ location }) => location),
    sql`ON CONFLICT (key) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, kind = excluded.kind,
      country_code = excluded.country_code, country = excluded.country, latitude = excluded.latitude,
      longitude = excluded.longitude, population = excluded.population, parent_key = excluded.parent_key`,
  );
  for (const some of chunks(places.map(({ location }) => location.key))) {
    await trx.deleteFrom('location_ancestors').where('location_key', 'in', some).execute();
  }
  await insert(
    trx,
    dialect,
    'location_ancestors',
    places.flatMap(({ location, ancestors }) =>
      ancestors.map((ancestor_key, depth) => ({ location_key: location.key, ancestor_key, depth: depth + 1 })),
    ),
  );
}

async function countForms(trx: Transaction<Tables>, dialect: Dialect, tally: Tally): Promise<void> {
  const rows = tally.forms().map(({ key, form: [kind, value], count }) => ({
    location_key: key,
    kind,
    value,
    folded: fold(value),
    count,
  }));
  await insert(
    trx,
    dialect,
    'location_forms',
    rows,
    sql`ON CONFLICT (location_key, kind, value) DO UPDATE SET count = location_forms.count + excluded.count`,
  );
  for (const some of chunks(tally.keys())) {
    await trx.deleteFrom('location_forms').where('location_key', 'in', some).where('count', '<=', 0).execute();
  }
}

async function countMentions(trx: Transaction<Tables>, dialect: Dialect, tally: Tally): Promise<LocationTable[]> {
  const keys = tally.keys();
  const old = await readPlaces(trx, tally);
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
  await insert(trx, dialect, 'locations', rows);
  return rows;
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
