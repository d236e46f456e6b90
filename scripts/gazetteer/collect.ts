import { type CityRow, readCities, readDistricts, readRecentTowns } from './cities.ts';
import { readLocalities } from './localities.ts';
import { middleOf } from './middle.ts';
import type { DraftPlace } from './place.ts';
import { shortNames, usefulAlternates } from './spelling.ts';
import { listOf, numberOf, readTable } from './tables.ts';

/** Every place of the gazetteer; whatever contains others comes before them. */
export function collectPlaces(): DraftPlace[] {
  const cities = readCities();
  const demonyms = new Map(readTable('demonyms.tsv').map(([code = '', words]) => [code, listOf(words)]));
  const continents = readContinents();
  const countries = readCountries(continents);
  const regions = readRegions(countries, byKey(cities, 'region'), demonyms);
  const localities = readLocalities(cities);
  const districts = makeDistricts(regions, byKey([...cities, ...localities], 'district'));
  const areas = readAreas(countries, demonyms);
  const known = readKnown();
  const towns = [...cities, ...localities].map((city) =>
    makeCity(city, countries, regions, districts, known.get(city.id)),
  );
  return [
    ...continents.values(),
    ...countries.values(),
    ...regions.values(),
    ...districts.values(),
    ...areas,
    ...towns,
  ];
}

function byKey(cities: readonly CityRow[], key: 'region' | 'district'): Map<string, CityRow[]> {
  const groups = new Map<string, CityRow[]>();
  for (const city of cities) {
    const group = groups.get(city[key]);
    if (group) group.push(city);
    else groups.set(city[key], [city]);
  }
  return groups;
}

const magnitude = (population: number): number => Math.log10(population + 1);
const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

function readContinents(): Map<string, DraftPlace> {
  const continents = new Map<string, DraftPlace>();
  for (const [code = '', id, name = '', latitude, longitude, population, demonyms] of readTable('continents.tsv')) {
    continents.set(code, {
      name,
      kind: 'CONTINENT',
      geonamesId: Number(id),
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(population),
      country: '',
      parent: undefined,
      prominence: 230,
      aliases: [],
      nicknames: [],
      demonyms: listOf(demonyms),
    });
  }
  return continents;
}

function readCountries(continents: ReadonlyMap<string, DraftPlace>): Map<string, DraftPlace> {
  const countries = new Map<string, DraftPlace>();
  for (const cells of readTable('countries.tsv')) {
    const [code = '', id, name = '', latitude, longitude, population, continent = '', , aliases, demonyms] = cells;
    countries.set(code, {
      name,
      kind: 'COUNTRY',
      geonamesId: Number(id),
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(population),
      country: code,
      parent: continents.get(continent),
      prominence: clamp(150 + 12 * magnitude(Number(population))),
      aliases: listOf(aliases),
      nicknames: [],
      demonyms: listOf(demonyms),
    });
  }
  return countries;
}

function readRegions(
  countries: ReadonlyMap<string, DraftPlace>,
  cities: ReadonlyMap<string, readonly CityRow[]>,
  demonyms: ReadonlyMap<string, readonly string[]>,
): Map<string, DraftPlace> {
  const regions = new Map<string, DraftPlace>();
  const recent = readRecentTowns();
  for (const [code = '', id, name = '', latitude, longitude, , aliases] of readTable('regions.tsv')) {
    const country = countries.get(code.slice(0, 2));
    const towns = cities.get(code) ?? [];
    const middle = middleOf(recent.get(code) ?? towns) ?? country;
    if (!country || !middle) continue;
    regions.set(code, {
      name,
      kind: 'REGION',
      geonamesId: Number(id),
      latitude: numberOf(latitude) ?? middle.latitude,
      longitude: numberOf(longitude) ?? middle.longitude,
      population: 0,
      country: country.country,
      parent: country,
      prominence: clamp(6 + 22 * magnitude(peopleIn(towns) || UNKNOWN)),
      aliases: withShort(name, listOf(aliases)),
      nicknames: [],
      demonyms: demonyms.get(code) ?? [],
    });
  }
  return regions;
}

/** Taken for the people of a region that has no towns of the list. */
const UNKNOWN = 50_000;

function withShort(name: string, aliases: readonly string[]): string[] {
  return [...aliases, ...[name, ...aliases].flatMap(shortNames)];
}

/** A sum that serves to compare regions; it leaves out the countryside and counts some suburbs twice. */
function peopleIn(cities: readonly CityRow[]): number {
  let people = 0;
  for (const city of cities) if (city.feature !== 'PPLX') people += city.population;
  return people;
}

function makeDistricts(
  regions: ReadonlyMap<string, DraftPlace>,
  cities: ReadonlyMap<string, readonly CityRow[]>,
): Map<string, DraftPlace> {
  const districts = new Map<string, DraftPlace>();
  for (const [code, name] of readDistricts()) {
    const towns = cities.get(code) ?? [];
    const middle = middleOf(towns);
    const region = regions.get(code.slice(0, code.lastIndexOf('.')));
    if (!middle || !region) continue;
    districts.set(code, {
      name,
      kind: 'REGION',
      geonamesId: 0,
      latitude: middle.latitude,
      longitude: middle.longitude,
      population: 0,
      country: region.country,
      parent: region,
      prominence: clamp(19 * magnitude(peopleIn(towns))),
      aliases: shortNames(name),
      nicknames: [],
      demonyms: [],
    });
  }
  return districts;
}

function readAreas(
  countries: ReadonlyMap<string, DraftPlace>,
  demonyms: ReadonlyMap<string, readonly string[]>,
): DraftPlace[] {
  return readTable('areas.tsv').map(([name = '', kind = '', latitude, longitude, country = '', aliases]) => ({
    name,
    kind: areaKind(kind),
    geonamesId: 0,
    latitude: Number(latitude),
    longitude: Number(longitude),
    population: 0,
    country,
    parent: countries.get(country),
    prominence: AREA_PROMINENCE[areaKind(kind)],
    aliases: listOf(aliases),
    nicknames: [],
    demonyms: demonyms.get(name) ?? [],
  }));
}

const AREA_PROMINENCE = { AREA: 165, FEATURE: 150, REGION: 130 } as const;

function areaKind(kind: string): keyof typeof AREA_PROMINENCE {
  if (kind === 'AREA' || kind === 'FEATURE' || kind === 'REGION') return kind;
  throw new Error(`data/places/areas.tsv: ${kind} is neither AREA, FEATURE nor REGION`);
}

/** What our own table adds to a city of GeoNames. */
interface KnownCity {
  readonly nicknames: readonly string[];
  readonly renown: number;
}

function readKnown(): Map<number, KnownCity> {
  return new Map(
    readTable('cities.tsv').map(([id, , names, renown]) => [
      Number(id),
      { nicknames: listOf(names), renown: numberOf(renown) ?? 0 },
    ]),
  );
}

function makeCity(
  city: CityRow,
  countries: ReadonlyMap<string, DraftPlace>,
  regions: ReadonlyMap<string, DraftPlace>,
  districts: ReadonlyMap<string, DraftPlace>,
  known: KnownCity | undefined,
): DraftPlace {
  const seat = city.feature === 'PPLC' ? 25 : city.feature === 'PPLA' ? 8 : city.feature === 'PPLX' ? -15 : 0;
  return {
    name: city.name,
    kind: 'CITY',
    geonamesId: city.id,
    latitude: city.latitude,
    longitude: city.longitude,
    population: city.id > 0 ? city.population : 0,
    country: city.country,
    parent: districts.get(city.district) ?? regions.get(city.region) ?? countries.get(city.country),
    prominence: clamp(25 * magnitude(city.population || LEAST[city.feature] || SMALLEST) + seat + (known?.renown ?? 0)),
    aliases: usefulAlternates(city),
    nicknames: known?.nicknames ?? [],
    demonyms: [],
  };
}

/** Taken for the people of a town whose number GeoNames does not have, by what it is the seat of. */
const LEAST: Readonly<Record<string, number>> = {
  PPLC: 100_000,
  PPLA: 50_000,
  PPLA2: 10_000,
  PPLA3: 3000,
  PPLA4: 1000,
};
const SMALLEST = 500;
