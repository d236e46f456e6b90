import type { Place } from '../../model.ts';

/**
 * Bits of what a name may stand for, whatever else it may be: `Gazetteer.kinds`. `MAJOR` goes with another bit: the name is
 * that of a place which every reader knows (a country, a large region, a city of 100,000 and more).
 */
export const NAME_OF = {
  CONTINENT: 1,
  COUNTRY: 2,
  REGION: 4,
  CITY: 8,
  AREA: 16,
  FEATURE: 32,
  DEMONYM: 64,
  MAJOR: 128,
} as const;

/** A place of the gazetteer. */
export interface GazetteerPlace extends Place {
  /** The places that contain it, nearest first. */
  readonly within: readonly Place[];
  /** From 0 to 255: how likely the place is meant when its name is all that is known. */
  readonly prominence: number;
  /** The name asked for is not the place's own but another of it. */
  readonly byAlias: boolean;
}

/** The places of the world by name, compiled by `scripts/build-gazetteer.ts`. Names are compared without case and diacritics. */
export interface Gazetteer {
  /**
   * The places that a name may stand for, most prominent first; empty when there are none. Abbreviations are compared with
   * case ("US", "Calif.").
   */
  candidates(name: string): readonly GazetteerPlace[];
  /** The regions that a postal abbreviation stands for where it follows a town: "TX", "BC". */
  postal(code: string): readonly GazetteerPlace[];
  /** The countries or regions whose people or things a word names ("Turkish" gives Turkey). */
  demonym(word: string): readonly GazetteerPlace[];
  /** Bits of `NAME_OF`; fast enough to ask of every word of a text. */
  kinds(name: string): number;
  /** How many words the longest name has that begins with this word; 1 when no name of several words does. */
  longestFrom(word: string): number;
}
