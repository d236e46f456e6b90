import { greatCircleKm } from '../../great-circle.ts';
import type { Place } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import type { Toponym } from './toponym.ts';

/** What stands between a place and the better known one that it is said to be near: "Quill, 12 miles north of Leeds". */
const BETWEEN =
  /^,? \(?(?:just |right )?(?:near|outside|close to|(?:some |about |around |roughly )?\d[\d,.]* ?-?(?:km|kilomet(?:er|re)s?|miles?)(?: \([^()]{1,24}\))?(?: to the)?(?: away| (?:north|south)?-?(?:east|west|north|south)(?:ern)?)? (?:of|from))(?: the (?:city|town|village|capital) of)? $/i;

/** No longer text is looked at between the two. */
const LONGEST = 60;

/** What is near something is no further from its middle, in kilometres. */
const NEAR = 120;

/** The toponym that a toponym is said to lie near. */
export function neighboursOf(text: AnnotatedText, toponyms: readonly Toponym[]): ReadonlyMap<Toponym, Toponym> {
  const neighbours = new Map<Toponym, Toponym>();
  toponyms.forEach((toponym, i) => {
    const next = toponyms[i + 1];
    if (next?.kind !== 'NAME' || next.start - toponym.end > LONGEST) return;
    if (BETWEEN.test(text.text.slice(toponym.end, next.start))) neighbours.set(toponym, next);
  });
  return neighbours;
}

/**
 * The readings of a name that lie within `NEAR` of the best known reading of another that has such; none of what may be a country. How
 * far the text says that it is ("300 miles from") is not weighed.
 */
export function candidatesNear({ candidates }: Toponym, { candidates: others }: Toponym): GazetteerPlace[] {
  if (candidates.some(({ kind }) => kind === 'COUNTRY')) return [];
  for (const other of others.slice(0, READINGS)) {
    const near = candidates.filter((place) => place.key !== other.key && kilometres(place, other) <= NEAR);
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
