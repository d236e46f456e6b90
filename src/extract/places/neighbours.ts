import { greatCircleKm } from '../../great-circle.ts';
import type { Place } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import type { Toponym } from './toponym.ts';

/** What stands between a place and the better known one that it is said to be near: "Quill, 12 miles north of Leeds". */
const BETWEEN =
  /^,? \(?(?:just |right )?(?:near|outside|close to|(?:some |about |around |roughly )?(?<length>\d[\d,.]*) ?-?(?:km|kilomet(?:er|re)s?|(?<miles>miles?))(?: \([^()]{1,24}\))?(?: to the)?(?: away| (?:north|south)?-?(?:east|west|north|south)(?:ern)?)? (?:of|from))(?: the (?:city|town|village|capital) of)? $/i;

/** No longer text is looked at between the two. */
const LONGEST = 60;

/** What is near something is no further from its middle, in kilometres. */
const NEAR = 120;

const KILOMETRES_A_MILE = 1.609344;

/** That a place lies near another, and how far from it at least and at most, in kilometres. */
export interface Nearness {
  readonly to: Toponym;
  readonly least: number;
  readonly most: number;
}

/** What toponyms are said to lie near. */
export function neighboursOf(text: AnnotatedText, toponyms: readonly Toponym[]): ReadonlyMap<Toponym, Nearness> {
  const neighbours = new Map<Toponym, Nearness>();
  toponyms.forEach((toponym, i) => {
    const next = toponyms[i + 1];
    if (next?.kind !== 'NAME' || next.start - toponym.end > LONGEST) return;
    const between = BETWEEN.exec(text.text.slice(toponym.end, next.start));
    if (between) neighbours.set(toponym, { to: next, ...rangeOf(between.groups ?? {}) });
  });
  return neighbours;
}

/** Roads wind, and a region's point is not its edge: what is 300 miles away is from half as far to somewhat further. */
function rangeOf({ length, miles }: Readonly<Record<string, string | undefined>>): Omit<Nearness, 'to'> {
  const said = Number(length?.replaceAll(',', '') ?? 0) * (miles === undefined ? 1 : KILOMETRES_A_MILE) || 0;
  return { least: said <= NEAR ? 0 : said / 2, most: Math.max(NEAR, said * 1.25) };
}

/**
 * The readings of a name that lie as far as is said from the best known reading of another that has such; none of what may be a
 * country.
 */
export function candidatesNear({ candidates }: Toponym, { to, least, most }: Nearness): GazetteerPlace[] {
  if (candidates.some(({ kind }) => kind === 'COUNTRY')) return [];
  for (const other of to.candidates.slice(0, READINGS)) {
    const near = candidates.filter((place) => {
      const distance = kilometres(place, other);
      return place.key !== other.key && distance >= least && distance <= most;
    });
    if (near.length > 0) return near;
  }
  return [];
}

/** The other is the better known of the two: its lesser readings are not meant. */
const READINGS = 5;

/** The great-circle distance; infinite where a place has no point. */
function kilometres(a: Place, b: Place): number {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return Infinity;
  return greatCircleKm(
    { latitude: a.latitude, longitude: a.longitude },
    { latitude: b.latitude, longitude: b.longitude },
  );
}
