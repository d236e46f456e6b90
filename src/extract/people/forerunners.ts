import type { Referent } from './referents.ts';

/** Blocks from the top in which somebody may be described before they are named: headline, standfirst, lead. */
const TOP = 4;
/** So many of them, and so many who may be they. */
const MOST = 16;
const PEOPLE = 64;

/**
 * "Teacher wins lottery … Joan Reed, a teacher from Leeds, …": who is described at the top and named only below. Their
 * mentions go to the one person who is described by the same noun, or is of the same age.
 */
export function joinForerunners(named: readonly Referent[], unnamed: readonly Referent[]): void {
  const people = named.slice(0, PEOPLE);
  for (const somebody of unnamed.slice(0, MOST)) {
    const first = somebody.mentions[0];
    if (!first || first.block >= TOP) continue;
    const fitting = people.filter((person) => begins(person) > first.start && fits(somebody, person));
    const [person] = fitting;
    if (fitting.length !== 1 || !person) continue;
    for (const mention of somebody.mentions) person.mentions.push(mention);
    person.gender ??= somebody.gender;
  }
}

function begins({ cluster }: Referent): number {
  return cluster?.mentions[0]?.start ?? 0;
}

function fits(somebody: Referent, person: Referent): boolean {
  if (somebody.gender !== null && person.gender !== null && somebody.gender !== person.gender) return false;
  for (const age of somebody.ages) if (person.ages.has(age)) return true;
  if (somebody.ages.size > 0 && person.ages.size > 0) return false;
  return somebody.traits.some(({ noun, words }) =>
    person.traits.some((trait) => trait.noun === noun && [...words].every((word) => trait.words.has(word))),
  );
}
