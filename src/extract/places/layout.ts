import type { LocationKind } from '../../model.ts';

/** "DLG1": the first four bytes of a compiled gazetteer. A change of the layout changes them. */
export const MAGIC = 0x31474c44;

/** The sections of a compiled gazetteer in order; the header holds the byte length of each, and each begins at a multiple of 4. */
export const SECTIONS = [
  'countryCodes',
  'names',
  'nameStart',
  'geonamesId',
  'latitude',
  'longitude',
  'population',
  'parent',
  'kind',
  'country',
  'prominence',
  'bucket',
  'hash',
  'check',
  'nameKinds',
  'posting',
  'lists',
] as const;
export type Section = (typeof SECTIONS)[number];

export const HEADER_BYTES = 4 * (1 + SECTIONS.length);

export const KINDS: readonly LocationKind[] = ['CONTINENT', 'COUNTRY', 'REGION', 'CITY', 'AREA', 'FEATURE'];

/** Degrees are kept as whole numbers of this part of a degree (about a metre). */
export const DEGREE = 100_000;

/** No place, no country. Parents are all among the first 65,535 places. */
export const NO_PARENT = 0xffff;
export const NO_COUNTRY = 0xff;

/** A posting is the number of a place, or with this bit the start of a list: its length, then that many numbers. */
export const IS_LIST = 0x8000_0000;
/** In a place's number: the name is another than the place's own. */
export const IS_ALIAS = 0x4000_0000;
export const PLACE_BITS = 0x3fff_ffff;
