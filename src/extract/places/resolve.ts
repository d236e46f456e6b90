import type { LocationKind } from '../../model.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import { candidatesNear, type Nearness } from './neighbours.ts';
import { createSupport, type Support } from './support.ts';
import type { Toponym } from './toponym.ts';

/** A toponym and the place it means; null when the gazetteer has none that would be sensible here. */
export interface Resolved {
  readonly toponym: Toponym;
  readonly place: GazetteerPlace | null;
  /** From 0 to 1: that this place is meant, given that one is. */
  readonly certainty: number;
}

/** Where an article comes from: places that weigh in though the text does not name them. */
export type Home = readonly GazetteerPlace[];

/** Another name of a place is less likely meant than its own. */
const ALIAS_COST = 25;
/** What the article's other places can add at most. */
const CONTEXT = 100;
/** What naming the container adds: "Paris, Texas". */
const CONTAINED = 90;
/** What standing in a list with others of its kind adds. */
const LISTED = 25;
/** Below this a place is too small and too far from everything else in the article to be meant. */
const FLOOR = 70;
/** The same for a town that GeoNames has no number for: unless the article speaks of its region, its name is a common word's or a person's. */
const FLOOR_UNNUMBERED = 100;
/** A difference in score that makes one reading e times as likely as another. */
const SCALE = 12;
/** A place so much more prominent than what a list may hold is not meant to lie in its neighbour. */
const FAR_MORE = 25;
/** Nor, in a list of three, one so much more prominent. */
const MUCH_MORE = 50;
const ROUNDS = 2;
/** Enough readings of a name to choose from; the containers that the text names are seen to before the cut. */
const READINGS = 40;

/** For each toponym, those that stand beside it in a list. */
type Lists = ReadonlyMap<Toponym, readonly Toponym[]>;

/** What the text says of where its toponyms lie to each other. */
export interface Relations {
  /** "Paris, Texas" */
  readonly containers: ReadonlyMap<Toponym, Toponym>;
  /** "Quill, near Leeds" */
  readonly neighbours: ReadonlyMap<Toponym, Nearness>;
  readonly lists: Lists;
}

/** One name as the article uses it: the same words with the same container have one meaning throughout. */
interface Sense {
  readonly toponyms: Toponym[];
  readonly candidates: readonly GazetteerPlace[];
  readonly contained: boolean;
  /** How likely each candidate is, by position; they sum to 1. */
  likely: readonly number[];
  /** What the names listed beside it are, each kind with its share. */
  kinds: ReadonlyMap<LocationKind, number>;
}

/** Decides what each toponym of an article means. */
export function resolveToponyms(
  toponyms: readonly Toponym[],
  { containers, neighbours, lists }: Relations,
  home: Home,
): readonly Resolved[] {
  const senses = gatherSenses(toponyms, { containers, neighbours, lists });
  for (const sense of senses) sense.likely = weigh(sense, undefined);
  const senseOf = new Map(senses.flatMap((sense) => sense.toponyms.map((toponym) => [toponym, sense] as const)));

  let support = createSupport();
  for (let round = 0; round < ROUNDS; round++) {
    support = supportBy(senses, home);
    for (const sense of senses) sense.kinds = kindsBeside(sense, lists, senseOf);
    for (const sense of senses) sense.likely = weigh(sense, support);
  }
  return senses.flatMap((sense) => settle(sense, support));
}

function gatherSenses(toponyms: readonly Toponym[], { containers, neighbours, lists }: Relations): Sense[] {
  const senses = new Map<string, Sense>();
  const named = new Map<string, string>();
  const placed = new Set<Toponym>();
  const put = (toponym: Toponym, beside: Toponym, candidates: readonly GazetteerPlace[]) => {
    if (candidates.length === 0 || placed.has(toponym)) return;
    const key = `${toponym.text} ${beside.text}`;
    named.set(toponym.text, named.get(toponym.text) ?? key);
    placed.add(toponym);
    addTo(senses, key, toponym, candidates, true);
  };
  for (const [toponym, container] of containers) {
    const inside = candidatesWithin(toponym, container, lists);
    put(toponym, container, inside);
    if (inside.length > 0) put(container, toponym, containing(container, inside));
  }
  for (const [toponym, nearness] of neighbours) put(toponym, nearness.to, candidatesNear(toponym, nearness));
  for (const toponym of toponyms) {
    if (placed.has(toponym)) continue;
    addTo(senses, named.get(toponym.text) ?? toponym.text, toponym, toponym.candidates.slice(0, READINGS), false);
  }
  return [...senses.values()];
}

function addTo(
  senses: Map<string, Sense>,
  key: string,
  toponym: Toponym,
  candidates: readonly GazetteerPlace[],
  contained: boolean,
): void {
  const id = `${toponym.kind} ${toponym.sort ?? ''} ${key}`;
  const sense = senses.get(id);
  if (sense) sense.toponyms.push(toponym);
  else senses.set(id, { toponyms: [toponym], candidates, contained, likely: [], kinds: new Map() });
}

/**
 * The readings of "Paris" that lie in a "Texas"; none where the two are rather items of a list ("China, Japan", "Washington,
 * New York and Boston").
 */
function candidatesWithin(toponym: Toponym, container: Toponym, lists: Lists): GazetteerPlace[] {
  const keys = new Set(container.candidates.map(({ key }) => key));
  const inside = toponym.candidates.filter(({ within }) => within.some(({ key }) => keys.has(key))).slice(0, READINGS);
  const best = inside[0];
  const first = toponym.candidates[0];
  if (best && first && lists.get(container)?.length === 2 && first.prominence > best.prominence + MUCH_MORE) return [];
  const beside = best && toponym.candidates.find((place) => isSibling(place, container.candidates[0]));
  return beside && beside.prominence > best.prominence + FAR_MORE ? [] : inside;
}

/** Both countries, or both regions of one country. */
function isSibling(place: GazetteerPlace, other: GazetteerPlace | undefined): boolean {
  if (!other || place.kind !== other.kind || place.key === other.key) return false;
  return place.kind === 'COUNTRY' || (place.kind === 'REGION' && place.countryCode === other.countryCode);
}

function containing(container: Toponym, inside: readonly GazetteerPlace[]): GazetteerPlace[] {
  const keys = new Set(inside.flatMap(({ within }) => within.map(({ key }) => key)));
  return container.candidates.filter(({ key }) => keys.has(key));
}

function supportBy(senses: readonly Sense[], home: Home): Support {
  const support = createSupport();
  for (const place of home) support.add(place, 0.5);
  for (const { candidates, likely } of senses) {
    for (const [i, place] of candidates.entries()) support.add(place, likely[i] ?? 0);
  }
  return support;
}

/** The items of a list are of one kind more often than not. */
function kindsBeside(
  sense: Sense,
  lists: Lists,
  senseOf: ReadonlyMap<Toponym, Sense>,
): ReadonlyMap<LocationKind, number> {
  const kinds = new Map<LocationKind, number>();
  if (sense.contained) return kinds;
  let beside = 0;
  for (const toponym of sense.toponyms) {
    for (const other of lists.get(toponym) ?? []) {
      const its = senseOf.get(other);
      if (!its || its === sense || its.contained || its.candidates.length === 0) continue;
      beside += 1;
      its.candidates.forEach(({ kind }, i) => {
        kinds.set(kind, (kinds.get(kind) ?? 0) + (its.likely[i] ?? 0));
      });
    }
  }
  for (const [kind, weight] of kinds) kinds.set(kind, weight / beside);
  return kinds;
}

function weigh(sense: Sense, support: Support | undefined): number[] {
  const scores = sense.candidates.map((place, i) => scoreOf(place, sense, support, sense.likely[i] ?? 0));
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  const weights = scores.map((score) => Math.exp((score - best) / SCALE));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function scoreOf(place: GazetteerPlace, sense: Sense, support: Support | undefined, own: number): number {
  const context = support ? CONTEXT * support.of(place, own) : 0;
  return (
    place.prominence -
    (place.byAlias ? ALIAS_COST : 0) +
    context +
    (sense.contained ? CONTAINED : 0) +
    LISTED * (sense.kinds.get(place.kind) ?? 0)
  );
}

function settle(sense: Sense, support: Support): Resolved[] {
  let best = -1;
  sense.likely.forEach((likely, i) => {
    if (likely > (sense.likely[best] ?? 0)) best = i;
  });
  const place = sense.candidates[best];
  const likely = sense.likely[best] ?? 0;
  const together = sense.candidates.reduce(
    (sum, other, i) => sum + (isSameSpot(place, other) ? (sense.likely[i] ?? 0) : 0),
    0,
  );
  const sensible = place !== undefined && scoreOf(place, sense, support, likely) >= floorOf(place);
  return sense.toponyms.map((toponym) => ({
    toponym,
    place: sensible ? place : null,
    certainty: sensible ? Math.min(1, together) : 1,
  }));
}

function floorOf({ kind, geonamesId }: GazetteerPlace): number {
  return kind === 'CITY' && geonamesId === null ? FLOOR_UNNUMBERED : FLOOR;
}

/** A city and the region that it is the seat of are nearly the same answer: "Aleppo". */
function isSameSpot(place: GazetteerPlace | undefined, other: GazetteerPlace): boolean {
  if (!place) return false;
  if (place.key === other.key) return true;
  return place.within.some(({ key }) => key === other.key) || other.within.some(({ key }) => key === place.key);
}
