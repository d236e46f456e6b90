import type { PersonLexicon } from './lexicon.ts';
import type { Referent } from './referents.ts';

/** The most relations that are kept of one person. */
const MOST = 16;

/** "his wife Maria": Maria is his wife. */
export function remember(owner: Referent, noun: string, who: Referent): void {
  if (noun === '' || (owner.relations.size >= MOST && !owner.relations.has(noun))) return;
  owner.relations.set(noun, who);
  if (who.kin.size < MOST) who.kin.add(owner);
}

/** Who is somebody's wife: who was said to be, or whose husband they were said to be. */
export function kinOf(owner: Referent, noun: string, lexicon: PersonLexicon): Referent | null {
  const known = owner.relations.get(noun);
  if (known) return known;
  const inverse = lexicon.kin(noun);
  if (inverse === null) return null;
  for (const [word, other] of owner.relations)
    if (isSameKin(word, noun, lexicon) && agree(other, noun, lexicon)) return other;
  for (const other of owner.kin) {
    if (agree(other, noun, lexicon) && inverse.some((word) => other.relations.get(word) === owner)) return other;
  }
  return null;
}

/** "his daughter" where somebody is known as "their child", and nobody knows whose. */
export function orphanOf(noun: string, recent: readonly Referent[], lexicon: PersonLexicon): Referent | null {
  if (lexicon.kin(noun) === null) return null;
  for (const referent of recent) {
    if (referent.cluster === null || referent.kin.size > 0 || !agree(referent, noun, lexicon)) continue;
    if (referent.traits.some((trait) => trait.noun === noun || isSameKin(trait.noun, noun, lexicon))) return referent;
  }
  return null;
}

/** A child is a son or a daughter: both are so to the same kin, and one of the words tells no gender. */
function isSameKin(a: string, b: string, lexicon: PersonLexicon): boolean {
  const [one, other] = [lexicon.kin(a), lexicon.kin(b)];
  if (one === null || other === null || one[0] !== other[0]) return false;
  return (lexicon.role(a) ?? null) === null || (lexicon.role(b) ?? null) === null;
}

function agree({ gender }: Referent, noun: string, lexicon: PersonLexicon): boolean {
  const wanted = lexicon.role(noun) ?? null;
  return wanted === null || gender === null || wanted === gender;
}

/** Somebody unnamed turns out to be somebody named, who takes over what was theirs. */
export function absorb(person: Referent, somebody: Referent): void {
  for (const mention of somebody.mentions) person.mentions.push(mention);
  somebody.mentions.length = 0;
  person.gender ??= somebody.gender;
}
