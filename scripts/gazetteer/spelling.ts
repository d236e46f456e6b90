import { foldName } from '../../src/extract/places/fold.ts';
import type { CityRow } from './cities.ts';
import { listOf, readTable } from './tables.ts';

/** Countries whose towns have English names; what GeoNames adds to those are mostly names of the past ("Franklin" for Columbus). */
const ENGLISH: ReadonlySet<string> = new Set(['US', 'AU', 'NZ']);

/** Below it, a town's alternate names are kept only where its own script is another than the Latin. */
const SMALL = 15_000;

/**
 * The alternate names of a town that English news might print: in Latin letters, beginning with a capital, no airport codes,
 * and for a small town only where its own script is another, so that its spelling in English wavers.
 */
export function usefulAlternates(city: CityRow): string[] {
  const kept = new Map<string, string>();
  const own = foldName(city.name);
  const wavers = city.population >= SMALL || city.feature === 'PPLC' || city.alternates.some((name) => !isLatin(name));
  if (!wavers) return [];
  for (const name of city.alternates) {
    if (!isLatin(name) || !/^\p{Lu}/u.test(name) || name.length < 3 || name.length > 40) continue;
    if (name === name.toUpperCase() || /[=;()"]/.test(name)) continue;
    const folded = foldName(name);
    if (folded.length < 3 || folded === own || kept.has(folded)) continue;
    if (ENGLISH.has(city.country) && !isVariant(folded, own)) continue;
    kept.set(folded, name);
  }
  return [...kept.values()];
}

/** One is the other with words left out: "New York" and "New York City". */
function isVariant(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return `${long} `.startsWith(`${short} `) || ` ${long}`.endsWith(` ${short}`);
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u.test(name);
}

const [before, after] = ['before', 'after'].map((where) =>
  readTable('administrative-words.tsv')
    .filter(([at]) => at === where)
    .flatMap(([, words]) => listOf(words)),
);

/** A region's names without the word for what it is: "Pangasinan" for "Province of Pangasinan". */
export function shortNames(name: string): string[] {
  const bare = new Set<string>();
  for (const word of before ?? []) if (name.startsWith(`${word} `)) bare.add(name.slice(word.length + 1));
  for (const word of after ?? []) if (name.endsWith(` ${word}`)) bare.add(name.slice(0, -word.length - 1));
  return [...bare].filter((rest) => /^\p{Lu}/u.test(rest) && !DIRECTIONS.has(rest));
}

/** "Central" alone would name half the world. */
const DIRECTIONS: ReadonlySet<string> = new Set(
  'North South East West Northern Southern Eastern Western Central Upper Lower New Capital City Capital Metropolitan Urban'.split(
    ' ',
  ),
);
