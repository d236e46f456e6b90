import type { Place } from '../../model.ts';
import type { GazetteerPlace } from './gazetteer.ts';

/** Squares of this many degrees: places in one square, or in two that touch, are near each other. */
const SIDE = 2;

/**
 * What an article's other places say for a candidate: that they lie in its country, its region, its neighbourhood.
 * Each name of the article adds its weight once, shared out among the places that it may stand for.
 */
export interface Support {
  add(place: GazetteerPlace, weight: number): void;
  /** From 0 to 1: how far the article is about the candidate's surroundings, apart from `own`, what its own name has added. */
  of(place: GazetteerPlace, own: number): number;
}

export function createSupport(): Support {
  const country = new Map<string, number>();
  const region = new Map<string, number>();
  const square = new Map<number, number>();

  return {
    add(place, weight) {
      if (place.countryCode !== null) raise(country, place.countryCode, weight);
      const key = regionOf(place);
      if (key !== undefined) raise(region, key, weight);
      if (isLocal(place)) raise(square, squareOf(place, 0, 0), weight);
    },
    of(place, own) {
      const inCountry = place.countryCode === null ? 0 : (country.get(place.countryCode) ?? 0) - own;
      const key = regionOf(place);
      const inRegion = key === undefined ? 0 : (region.get(key) ?? 0) - own;
      let near = isLocal(place) ? -own : 0;
      if (isLocal(place))
        for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) near += square.get(squareOf(place, dy, dx)) ?? 0;
      return 0.5 * share(inCountry, 2) + 0.3 * share(inRegion, 1.5) + 0.2 * share(near, 1.5);
    },
  };
}

/** Grows towards 1; half of it at `half`. */
const share = (weight: number, half: number): number => (weight <= 0 ? 0 : weight / (weight + half));

function raise<K>(weights: Map<K, number>, key: K, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
}

/** The first-level region: the last one before the country. */
function regionOf(place: GazetteerPlace): string | undefined {
  const region = place.within.findLast(({ kind }) => kind === 'REGION');
  return region?.key ?? (place.kind === 'REGION' ? place.key : undefined);
}

function isLocal({ kind }: Place): boolean {
  return kind === 'CITY' || kind === 'FEATURE';
}

function squareOf({ latitude, longitude }: Place, dy: number, dx: number): number {
  return (Math.floor(((latitude ?? 0) + 90) / SIDE) + dy) * 1000 + Math.floor(((longitude ?? 0) + 180) / SIDE) + dx;
}
