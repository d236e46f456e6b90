import type { LocationKind } from '../../src/model.ts';

/** A place on its way into the gazetteer. */
export interface DraftPlace {
  readonly name: string;
  readonly kind: LocationKind;
  /** 0 where GeoNames has none, or its number is not known. */
  readonly geonamesId: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
  readonly parent: DraftPlace | undefined;
  /** From 0 to 255: how likely the place is meant when its name is all that is known. */
  readonly prominence: number;
  readonly aliases: readonly string[];
  /** Further names that are as usual as its own: "New York" for New York City. */
  readonly nicknames: readonly string[];
  /** "Texan": what its people and things are called. */
  readonly demonyms: readonly string[];
}
