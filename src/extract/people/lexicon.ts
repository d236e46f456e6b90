import type { Gender, WordLists } from '../../model.ts';
import { foldName } from './names.ts';

/** What the word lists say of people's names, titles and roles. */
export interface PersonLexicon {
  /** Undefined for a word that is no honorific. */
  honorific(word: string): Gender | null | undefined;
  /** Undefined for a word that is no role. */
  role(word: string): Gender | null | undefined;
  /** A noun that most often means one person, whether or not it is a role. */
  isPersonNoun(word: string): boolean;
  /** The field that a noun belongs to: "athlete" for "striker"; null where it has none. */
  field(word: string): string | null;
  /** A noun that may stand for anybody of its field: "player" for a striker. */
  isBroad(word: string): boolean;
  /** A noun for a child or teenager, or for a son or daughter: "boy". */
  isYoung(word: string): boolean;
  /** A noun that a country, a firm or a club may be as well as a person: "supplier". */
  isBodys(word: string): boolean;
  isLeaderRole(word: string): boolean;
  /** A noun that may stand for anybody, whatever else is said of them: "the boy". */
  isGeneric(word: string): boolean;
  /** A capitalised role that stands before names and is no family name: "Ambassador". */
  isOffice(word: string): boolean;
  /** For "wife" what she is to: "husband", "spouse"; null for a word that is no kin. */
  kin(word: string): readonly string[] | null;
  /** The gender of a well-known given name; null for another word, or a name of both. */
  given(word: string): Gender | null;
  /** The same for rarer given names too. */
  genderOf(word: string): Gender | null;
  isFamilyFirst(word: string): boolean;
  /** Whether one folded given name is a short form of the other: "bill" of "william". */
  isShortFor(short: string, long: string): boolean;
  /** A word that neither begins nor ends a name. */
  isNoName(word: string): boolean;
}

export function createPersonLexicon(words: WordLists): PersonLexicon {
  const honorifics = gendered(words['person-honorifics']);
  const roles = gendered(words['person-roles']);
  const fields = new Map((words['person-nouns'] ?? []).map(toField));
  const broad = new Set(words['person-broad']);
  const young = new Set(words['person-young']);
  const bodies = new Set(words['person-or-body']);
  const leaders = new Set(words['person-leader-roles']);
  const generic = new Set(words['person-generic']);
  const offices = new Set(words['person-offices']);
  const female = new Set(words['person-given-female']);
  const male = new Set(words['person-given-male']);
  const [moreFemale, moreMale] = ['f', 'm'].map((gender) => namesOf(words['person-given-more'], gender));
  const familyFirst = new Set(words['person-family-first']);
  const noNames = new Set(words['person-not-names']);
  const kin = related(words['person-kin']);
  const nicknames = related(words['person-nicknames']);
  const given = (word: string): Gender | null => {
    const name = foldName(word);
    if (female.has(name)) return male.has(name) ? null : 'FEMALE';
    return male.has(name) ? 'MALE' : null;
  };
  return {
    honorific: (word) => honorifics.get(word.toLowerCase().replace(/\.$/, '')),
    role: (word) => roles.get(word.toLowerCase()),
    isPersonNoun: (word) => fields.has(word.toLowerCase()) || roles.has(word.toLowerCase()),
    field: (word) => fields.get(word) ?? null,
    isBroad: (word) => broad.has(word),
    isYoung: (word) => young.has(word),
    isBodys: (word) => bodies.has(word),
    isLeaderRole: (word) => leaders.has(word.toLowerCase()),
    isGeneric: (word) => generic.has(word.toLowerCase()),
    isOffice: (word) => offices.has(word.toLowerCase()),
    kin: (word) => kin.get(word.toLowerCase()) ?? null,
    given,
    genderOf(word) {
      const name = foldName(word);
      if (female.has(name) || male.has(name)) return given(word);
      return moreFemale?.has(name) ? 'FEMALE' : moreMale?.has(name) ? 'MALE' : null;
    },
    isFamilyFirst: (word) => familyFirst.has(foldName(word)),
    isShortFor: (short, long) => nicknames.get(short)?.includes(long) ?? false,
    isNoName: (word) => noNames.has(word.toLowerCase()),
  };
}

/** The names in the line that begins with a letter. */
function namesOf(lines: readonly string[] | undefined, letter: string): ReadonlySet<string> {
  const line = lines?.find((text) => text.startsWith(`${letter} `)) ?? '';
  return new Set(line.split(' ').slice(1));
}

/** A line of a noun, its gender and its field. */
function toField(line: string): [string, string | null] {
  const [word = '', , field = '-'] = line.split(' ');
  return [word, field === '-' ? null : field];
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
