import type { Gender, WordLists } from '../../model.ts';
import { foldName } from './names.ts';

/** What the word lists say of people's names, titles and roles. */
export interface PersonLexicon {
  /** Undefined for a word that is no honorific. */
  honorific(word: string): Gender | null | undefined;
  /** Undefined for a word that is no role. */
  role(word: string): Gender | null | undefined;
  isLeaderRole(word: string): boolean;
  given(word: string): Gender | null;
}

export function createPersonLexicon(words: WordLists): PersonLexicon {
  const honorifics = gendered(words['person-honorifics']);
  const roles = gendered(words['person-roles']);
  const leaders = new Set(words['person-leader-roles']);
  const female = new Set(words['person-given-female']);
  const male = new Set(words['person-given-male']);
  return {
    honorific: (word) => honorifics.get(word.toLowerCase().replace(/\.$/, '')),
    role: (word) => roles.get(word.toLowerCase()),
    isLeaderRole: (word) => leaders.has(word.toLowerCase()),
    given(word) {
      const name = foldName(word);
      if (female.has(name)) return male.has(name) ? null : 'FEMALE';
      return male.has(name) ? 'MALE' : null;
    },
  };
}

function gendered(lines: readonly string[] | undefined): ReadonlyMap<string, Gender | null> {
  return new Map(
    (lines ?? []).map((line) => {
      const [word = '', gender] = line.split(' ');
      return [word, gender === 'm' ? 'MALE' : gender === 'f' ? 'FEMALE' : null];
    }),
  );
}
