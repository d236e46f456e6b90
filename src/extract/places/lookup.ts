import type { WordLists } from '../../model.ts';
import { foldName } from './fold.ts';
import type { Gazetteer, GazetteerPlace } from './gazetteer.ts';

export interface Lookup {
  readonly places: readonly GazetteerPlace[];
  /** Found only after words were left out: "Northern Iraq" by "Iraq". */
  readonly loose: boolean;
}

/** Looks a printed name up as it stands, then without what newspapers put around names. */
export type PlaceLookup = (name: string, beforeFullStop: boolean) => Lookup;

export function createPlaceLookup(gazetteer: Gazetteer, words: WordLists): PlaceLookup {
  const generic = new Set(words['place-generic']);
  const directions = new Set(words['place-directions']);

  return (name, beforeFullStop) => {
    if (directions.has(foldName(name))) return { places: [], loose: false };
    const dotted = beforeFullStop ? gazetteer.candidates(`${name}.`) : [];
    if (dotted.length > 0) return { places: dotted, loose: false };
    for (const form of [name, name.replace(/^the /i, '')]) {
      const places = gazetteer.candidates(form);
      if (places.length > 0) return { places, loose: false };
    }
    const parts = foldName(name).split(' ');
    const bare = withoutGeneric(parts, generic);
    if (bare.length < parts.length) {
      const places = gazetteer.candidates(bare.join(' '));
      if (places.length > 0) return { places, loose: false };
    }
    const whole = withoutDirections(name);
    if (whole !== name) {
      const places = gazetteer.candidates(whole).filter(isLarge);
      if (places.length > 0) return { places, loose: true };
    }
    return { places: [], loose: false };
  };

  /** "Northern Iraq", "North-Western Leeds", "the western US" without the words for the part. */
  function withoutDirections(name: string): string {
    let rest = name;
    for (let i = 0; i < MOST_DIRECTIONS; i++) {
      const end = rest.search(/[ -]/);
      if (end < 0 || !directions.has(foldName(rest.slice(0, end)))) break;
      rest = rest.slice(end + 1);
    }
    return rest;
  }
}

/** "North-Western", "Greater North". */
const MOST_DIRECTIONS = 2;

/** "the city of Oxford", "Kunduz province", "Nueva Ecija Province" without the word for what it is. */
function withoutGeneric(parts: readonly string[], generic: ReadonlySet<string>): readonly string[] {
  let first = 0;
  let end = parts.length;
  if (end - first > 2 && parts[1] === 'of' && generic.has(parts[0] ?? '')) first = 2;
  else if (end - first > 1 && generic.has(parts[end - 1] ?? '')) end -= 1;
  return parts.slice(first, end);
}

function isLarge({ kind, prominence }: GazetteerPlace): boolean {
  return kind !== 'CITY' || prominence >= 125;
}
