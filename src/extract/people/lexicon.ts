import type { Gender, WordLists } from '../../model.ts';
import { foldName } from './names.ts';

/** What the word lists say of people's names, titles and roles. */
export interface PersonLexicon {
  /** Undefined for a word that is no honorific. */
  honorific(word: string): Gender | null | undefined;
  /** Undefined for a word that is no role. */
  role(word: string): Gender | null | undefined;
  isLeaderRole(word: string): boolean;
  /** A noun that may stand for anybody, whatever else is said of them: "the boy". */
  isGeneric(word: string): boolean;
  /** A capitalised role that stands before names and is no family name: "Ambassador". */
  isOffice(word: string): boolean;
  /** For "wife" what she is to: "husband", "spouse"; null for a word that is no kin. */
  kin(word: string): readonly string[] | null;
  given(word: string): Gender | null;
  isFamilyFirst(word: string): boolean;
  /** Whether one folded given name is a short form of the other: "bill" of "william". */
  isShortFor(short: string, long: string): boolean;
  /** A word that neither begins nor ends a name. */
  isNoName(word: string): boolean;
}

export function createPersonLexicon(words: WordLists): PersonLexicon {
  const honorifics = gendered(words['person-honorifics']);
  const roles = gendered(words['person-roles']);
  const leaders = new Set(words['person-leader-roles']);
  const generic = new Set(words['person-generic']);
  const offices = new Set(words['person-offices']);
  const female = new Set(words['person-given-female']);
  const male = new Set(words['person-given-male']);
  const familyFirst = new Set(words['person-family-first']);
  const noNames = new Set(words['person-not-names']);
  const kin = related(words['person-kin']);
  const nicknames = related(words['person-nicknames']);
  return {
    honorific: (word) => honorifics.get(word.toLowerCase().replace(/\.$/, '')),
    role: (word) => roles.get(word.toLowerCase()),
    isLeaderRole: (word) => leaders.has(word.toLowerCase()),
    isGeneric: (word) => generic.has(word.toLowerCase()),
    isOffice: (word) => offices.has(word.toLowerCase()),
    kin: (word) => kin.get(word.toLowerCase()) ?? null,
    given(word) {
      const name = foldName(word);
      if (female.has(name)) return male.has(name) ? null : 'FEMALE';
      return male.has(name) ? 'MALE' : null;
    },
    isFamilyFirst: (word) => familyFirst.has(foldName(word)),
    isShortFor: (short, long) => nicknames.get(short)?.includes(long) ?? false,
    isNoName: (word) => noNames.has(word.toLowerCase()),
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

/** Lines of a word and those that it is related to, joined by commas. */
function related(lines: readonly string[] | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (lines ?? []).map((line) => {
      const [word = '', others = ''] = line.split(' ');
      return [word, others.split(',')];
    }),
  );
}
