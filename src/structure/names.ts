import { keyOf, type Lexicon } from './lexicon.ts';

/** The parts of a personal name: "Mary Ann O’Neill-Smith", "Ludwig van Beethoven", "J. R. Ewing". */
const NAME_WORD = /^\p{Lu}(?:[\p{L}\p{M}'’-]|\.(?!\.))*$/u;
/** Ada “Sea Eagle” Lund */
const NICKNAME = /\s["“‘][\p{L}\p{M} ]{2,24}["”’]\s/u;

/** Whether the words are a personal name of two to five parts: capitals, no job, no menu word, no digits. */
export function isPersonName(text: string, lexicon: Lexicon): boolean {
  const parts = text.replace(NICKNAME, ' ').split(' ');
  if (parts.length < 2 || parts.length > 5 || text.length > 48) return false;
  const shouted = isShouted(text);
  let names = 0;
  for (const [i, part] of parts.entries()) {
    const key = keyOf(part);
    if (i > 0 && i < parts.length - 1 && lexicon.particles.has(part.toLowerCase())) continue;
    if (!NAME_WORD.test(part) || lexicon.roles.has(key)) return false;
    if (lexicon.notNames.has(key) && !INITIAL.test(part) && !isFamilyName(parts, i, lexicon)) return false;
    // Capitals alone are initials, or a body's: "JD Vance" is a person, "Downtown DMI" is none.
    if (
      !shouted &&
      part.length > 1 &&
      part === part.toUpperCase() &&
      !part.includes('.') &&
      !(i === 0 && part.length === 2)
    ) {
      return false;
    }
    if (shouted && key.length < 3 && i === parts.length - 1) return false;
    // All but initials.
    if (key.length > 1) names += 1;
  }
  return names >= 2 || (names === 1 && parts.length >= 2);
}

const INITIAL = /^\p{Lu}\.$/u;

/** "White" names nobody, but behind a given name it is a family's. */
function isFamilyName(parts: readonly string[], i: number, lexicon: Lexicon): boolean {
  return i > 0 && i === parts.length - 1 && parts.length <= 3 && lexicon.givenNames.has(keyOf(parts[0] ?? ''));
}

/** Whether the words name an agency, a paper, a desk or a job rather than a person. */
export function isRoleOrBody(text: string, lexicon: Lexicon): boolean {
  const key = keyOf(text);
  if (lexicon.agencies.has(key)) return true;
  return key.split(' ').some((word) => lexicon.roles.has(word));
}

/** A name printed in capitals, as names are written: "JEAN-LUC McDONALD" becomes "Jean-Luc McDonald". */
export function recase(name: string): string {
  if (!isShouted(name) || !/\p{Lu}{3}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(?<!\p{L})Mc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** Capitals throughout, but for the small letter of "McDONALD". */
function isShouted(name: string): boolean {
  const plain = name.replace(/(?<!\p{L})Mc(?=\p{Lu})/gu, 'MC');
  return plain === plain.toUpperCase();
}
