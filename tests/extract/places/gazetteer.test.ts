import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NAME_OF } from '../../../src/extract/places/gazetteer.ts';
import { openGazetteer } from '../../../src/extract/places/index.ts';
import { gazetteer } from './sources.ts';

const first = (name: string) => gazetteer.candidates(name)[0];

describe('names of countries', () => {
  test.each([
    ['US', 'US'],
    ['U.S.', 'US'],
    ['U.S.A.', 'US'],
    ['United States', 'US'],
    ['America', 'US'],
    ['UK', 'GB'],
    ['Britain', 'GB'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['Burma', 'MM'],
    ['Holland', 'NL'],
    ['DRC', 'CD'],
    ['Ivory Coast', 'CI'],
    ["Côte d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Cote dIvoire', 'CI'],
    ['SYRIA', 'SY'],
    ['Czech Republic', 'CZ'],
    ['Palestine', 'PS'],
    ['South Korea', 'KR'],
  ])('%s is %s', (name, code) => {
    expect(first(name)).toMatchObject({ kind: 'COUNTRY', countryCode: code });
  });

  test('an abbreviation keeps its case: "us" is no country', () => {
    expect(gazetteer.candidates('us').some(({ kind }) => kind === 'COUNTRY')).toBe(false);
    expect(gazetteer.kinds('us') & NAME_OF.COUNTRY).toBe(0);
    expect(gazetteer.kinds('US') & NAME_OF.COUNTRY).not.toBe(0);
  });

  test('carry the GeoNames id as key, and their continent', () => {
    expect(first('France')).toMatchObject({ key: '3017382', geonamesId: 3017382 });
    expect(first('France')?.within.map(({ name }) => name)).toEqual(['Europe']);
  });
});

describe('names of regions', () => {
  test.each([
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Texas', 'US'],
    ['Calif.', 'US'],
    ['W.Va.', 'US'],
    ['B.C.', 'CA'],
    ['NSW', 'AU'],
    ['Alberta', 'CA'],
    ['Queensland', 'AU'],
    ['Crimea', 'UA'],
    ['Bavaria', 'DE'],
    ['Yorkshire', 'GB'],
    ['Nueva Ecija', 'PH'],
    ['Miami-Dade', 'US'],
  ])('%s is a region in %s', (name, code) => {
    expect(gazetteer.candidates(name).find(({ kind }) => kind === 'REGION')).toMatchObject({ countryCode: code });
  });

  test('a postal code is asked for by itself, since "IN" and "OR" are words', () => {
    expect(gazetteer.postal('TX')[0]?.name).toBe('Texas');
    expect(gazetteer.postal('OR')[0]?.name).toBe('Oregon');
    expect(gazetteer.kinds('OR') & NAME_OF.REGION).toBe(0);
  });
});

describe('names of cities, areas and features', () => {
  test.each([
    ['Hangzhou', 'CITY', 30.3, 120.2],
    ['Aleppo', 'CITY', 36.2, 37.2],
    ['Washington', 'CITY', 38.9, -77],
    ['Moscow', 'CITY', 55.8, 37.6],
    ['Kiev', 'CITY', 50.5, 30.5],
    ['Bombay', 'CITY', 19.1, 72.9],
    ['Sao Paulo', 'CITY', -23.5, -46.6],
    ["Xi'an", 'CITY', 34.3, 108.9],
    ['St Petersburg', 'CITY', 59.9, 30.3],
    ['Middle East', 'AREA', 29, 45],
    ['West Bank', 'AREA', 32, 35.3],
    ['Gaza Strip', 'AREA', 31.4, 34.3],
    ['Kashmir', 'AREA', 34, 76],
    ['South Ossetia', 'AREA', 42.4, 44.1],
    ['EU', 'AREA', 49.8, 9.9],
    ['Black Sea', 'FEATURE', 43, 34],
    ['Heathrow', 'FEATURE', 51.5, -0.5],
    ['White House', 'FEATURE', 38.9, -77],
  ])('%s is a %s at %d, %d', (name, kind, latitude, longitude) => {
    const place = first(name);
    expect(place?.kind).toBe(kind);
    expect(Math.abs((place?.latitude ?? 0) - latitude)).toBeLessThan(0.2);
    expect(Math.abs((place?.longitude ?? 0) - longitude)).toBeLessThan(0.2);
  });

  test('a city lies in its region, country and continent', () => {
    expect(
      first('Hangzhou')
        ?.within.map(({ name }) => name)
        .slice(-3),
    ).toEqual(['Zhejiang', 'China', 'Asia']);
  });

  test('there is more than one Springfield, the largest first', () => {
    const springfields = gazetteer.candidates('Springfield');
    expect(springfields.length).toBeGreaterThan(10);
    expect(springfields[0]?.population).toBeGreaterThan(100_000);
  });

  test('a word that is no name has no places', () => {
    expect(gazetteer.candidates('xyzzyish')).toEqual([]);
    expect(gazetteer.kinds('xyzzyish')).toBe(0);
    expect(gazetteer.candidates('')).toEqual([]);
  });
});

describe('demonyms', () => {
  test.each([
    ['Turkish', 'TR'],
    ['Turks', 'TR'],
    ['South Korean', 'KR'],
    ['French', 'FR'],
    ['Filipinos', 'PH'],
    ['Scottish', 'GB'],
    ['Texans', 'US'],
  ])('%s belongs to %s', (word, code) => {
    expect(gazetteer.demonym(word)[0]?.countryCode).toBe(code);
    expect(gazetteer.kinds(word) & NAME_OF.DEMONYM).not.toBe(0);
  });
});

test('says how many words the longest name has that a word begins', () => {
  expect(gazetteer.longestFrom('New')).toBeGreaterThanOrEqual(2);
  expect(gazetteer.longestFrom('Xyzzyish')).toBe(1);
});

test('every place of any name is whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Paris', 'San José', 'Georgia', 'Victoria', 'Santa Maria', 'Jordan', 'Delhi'),
      (name) => {
        for (const place of gazetteer.candidates(name)) {
          expect(Math.abs(place.latitude ?? 99)).toBeLessThanOrEqual(90);
          expect(Math.abs(place.longitude ?? 999)).toBeLessThanOrEqual(180);
          expect(place.countryCode === null || /^[A-Z]{2}$/.test(place.countryCode)).toBe(true);
          expect(place.key).not.toBe('');
        }
      },
    ),
  );
});

test('any string can be asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(gazetteer.kinds(name)).toBeGreaterThanOrEqual(0);
      expect(Array.isArray(gazetteer.candidates(name))).toBe(true);
    }),
  );
});

test('bytes that are no gazetteer are refused', () => {
  expect(() => openGazetteer(new Uint8Array(4000))).toThrow(/no gazetteer/);
  expect(() => openGazetteer(new Uint8Array(3))).toThrow(/no gazetteer/);
});
