import type { WordLists } from '../../model.ts';
import { foldName } from './fold.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import type { Resolved } from './resolve.ts';
import type { Toponym } from './toponym.ts';

/**
 * Where places stand that no gazetteer has. What the text itself puts somewhere is there ("Quill, Leeds", "Leeds City Hall" in an
 * article on Leeds); what is built in towns, such as a street or a school, is in the town that the text around it speaks of.
 */
export type AnchorFinder = (
  resolved: readonly Resolved[],
  containers: ReadonlyMap<Toponym, Toponym>,
) => ReadonlyMap<Toponym, Anchor>;

/** What a place stands in, and whether that is a town or county, whose point serves for the place. */
export interface Anchor {
  readonly place: GazetteerPlace;
  readonly local: boolean;
}

export function createAnchorFinder(words: WordLists): AnchorFinder {
  const built = new Set(words['place-built-heads']);
  const features = new Set(words['place-feature-heads']);

  return (resolved, containers) => {
    const sorted = [...resolved].sort((a, b) => a.toponym.start - b.toponym.start);
    const placeOf = new Map(sorted.map(({ toponym, place }) => [toponym, place]));
    const byName = placesByName(sorted);
    const anchors = new Map<Toponym, Anchor>();
    const near = nearestTowns(sorted);
    sorted.forEach(({ toponym, place }, i) => {
      if (place !== null || toponym.kind !== 'NAME') return;
      const container = containers.get(toponym);
      const said = (container && placeOf.get(container)) ?? namedIn(toponym, byName);
      const town = said ?? (isBuilt(toponym) ? near[i] : undefined);
      if (town) anchors.set(toponym, { place: town, local: isLocal(town) });
    });
    return anchors;
  };

  /** "Leeds" in "Leeds City Hall", where the article names Leeds. */
  function namedIn({ text }: Toponym, byName: ReadonlyMap<string, GazetteerPlace>): GazetteerPlace | undefined {
    const parts = foldName(text).split(' ');
    if (!features.has(parts.at(-1) ?? '') || STREETS.has(parts.at(-1) ?? '')) return undefined;
    for (let end = Math.min(parts.length - 1, LONGEST); end > 0; end--) {
      const place = byName.get(parts.slice(0, end).join(' '));
      if (place) return place;
    }
    return undefined;
  }

  function isBuilt({ text }: Toponym): boolean {
    const parts = foldName(text).split(' ');
    if (parts.length > 1 && (built.has(parts.at(-1) ?? '') || parts.some((part) => STREETS.has(part)))) return true;
    return isRoad(text);
  }
}

const LONGEST = 4;
/** "London Road" leads there from elsewhere. */
const STREETS: ReadonlySet<string> = new Set([
  'street',
  'road',
  'avenue',
  'lane',
  'drive',
  'boulevard',
  'highway',
  'motorway',
]);
/** "M25", "A417", "I-95", "Highway 11". */
const ROAD = /^(?:M\d{1,3}|A\d{2,4}|B\d{3,4}|I-\d{1,3}|(?:Highway|Route|Interstate|Hwy\.?) ?\d{1,4})$/;

export function isRoad(name: string): boolean {
  return ROAD.test(name);
}

/** For each toponym, the town that was named last before it, or else the first one behind it. */
function nearestTowns(sorted: readonly Resolved[]): readonly (GazetteerPlace | undefined)[] {
  let last = sorted.find(isTown)?.place ?? undefined;
  return sorted.map((one) => {
    if (isTown(one)) last = one.place ?? last;
    return last;
  });
}

function isTown({ toponym, place }: Resolved): boolean {
  return place?.kind === 'CITY' && toponym.kind === 'NAME';
}

function placesByName(sorted: readonly Resolved[]): ReadonlyMap<string, GazetteerPlace> {
  const places = new Map<string, GazetteerPlace>();
  for (const { toponym, place } of sorted)
    if (place && toponym.kind === 'NAME') places.set(foldName(toponym.text), place);
  return places;
}

function isLocal({ kind, within }: GazetteerPlace): boolean {
  return (
    kind === 'CITY' || kind === 'FEATURE' || (kind === 'REGION' && within.some((place) => place.kind === 'REGION'))
  );
}
