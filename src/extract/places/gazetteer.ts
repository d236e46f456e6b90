import type { Place } from '../../model.ts';

/** Bits of what a name may stand for, whatever else it may be: `Gazetteer.kinds`. */
export const NAME_OF = { CONTINENT: 1, COUNTRY: 2, REGION: 4, CITY: 8, AREA: 16, FEATURE: 32, DEMONYM: 64 } as const;

/** A place of the gazetteer. */
export interface GazetteerPlace extends Place {
  /** The places that contain it, nearest first. */
  readonly within: readonly Place[];
}

/** The places of the world by name, compiled by `scripts/build-gazetteer.ts`. Names are compared without case and diacritics. */
export interface Gazetteer {
  /** The places that a name may stand for, most prominent first; empty when there are none. */
  candidates(name: string): readonly GazetteerPlace[];
  /** The countries or regions whose people or things a word names ("Turkish" gives Turkey). */
  demonym(word: string): readonly GazetteerPlace[];
  /** Bits of `NAME_OF`; fast enough to ask of every word of a text. */
  kinds(name: string): number;
}
