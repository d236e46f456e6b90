import { foldName } from '../../src/extract/places/fold.ts';
import type { CityRow } from './cities.ts';

/** In these, towns have their names in Latin letters of their own, and alternate names add little but other languages' forms. */
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
    kept.set(folded, name);
  }
  return [...kept.values()];
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u.test(name);
}
