import type { WordLists } from '../../model.ts';

/** What a verb of attribution can take as its content; see `data/words/quote-verbs.txt`. */
export type Complement = 'q' | 'c' | 't' | 'w' | 'i' | 'o' | 'g' | 'n' | 'p' | 'a' | 'x';

export interface CueVerb {
  readonly lemma: string;
  readonly takes: ReadonlySet<Complement>;
  /** The prepositions that may begin its content. */
  readonly prepositions: ReadonlySet<string>;
}

/** The closed classes of words; see `data/words/quote-grammar.txt`. */
const CLASSES = [
  'auxiliary',
  'be',
  'adverb',
  'pronoun',
  'nominative',
  'subject',
  'accusative',
  'article',
  'time',
] as const;

export type WordClass = (typeof CLASSES)[number];

/** The bit of each class in a word's `classes`. */
export const CLASS: Readonly<Record<WordClass, number>> = Object.fromEntries(
  CLASSES.map((kind, i) => [kind, 1 << i]),
) as Record<WordClass, number>;

/** The words that attribute, by the form that they have in the text. */
export interface Lexicon {
  readonly verb: (form: string) => CueVerb | undefined;
  /** What may begin the content of a noun: "that", "to" or a preposition. */
  readonly noun: (form: string) => ReadonlySet<string> | undefined;
  readonly adjective: (form: string) => ReadonlySet<string> | undefined;
  /** The closed classes that a form belongs to, a bit each of `CLASS`. */
  readonly classes: (form: string) => number;
  /** A common noun for who or what speaks: "official", "report". */
  readonly isSpeakerNoun: (form: string) => boolean;
  /** A noun for what speaks on paper: "poll". */
  readonly isDocument: (form: string) => boolean;
}

export function createLexicon(words: WordLists): Lexicon {
  const verbs = new Map<string, CueVerb>();
  for (const line of words['quote-verbs'] ?? []) {
    const [lemma = '', rest = ''] = line.split(' ');
    const [letters = '', ...prepositions] = rest.split('/');
    const known = verbs.get(lemma);
    verbs.set(lemma, {
      lemma,
      takes: new Set([...(known?.takes ?? []), ...letters] as Complement[]),
      prepositions: new Set([...(known?.prepositions ?? []), ...prepositions]),
    });
  }
  const forms = new Map<string, CueVerb>();
  for (const verb of verbs.values())
    for (const form of regularForms(verb.lemma)) if (!forms.has(form)) forms.set(form, verb);
  for (const line of words['quote-verb-forms'] ?? []) {
    const [form = '', lemma = ''] = line.split(' ');
    const verb = verbs.get(lemma);
    if (verb) forms.set(form, verb);
  }
  return {
    verb: (form) => forms.get(form),
    noun: listed(words['quote-nouns'] ?? [], true),
    adjective: listed(words['quote-adjectives'] ?? [], false),
    classes: classesOf(words['quote-grammar'] ?? []),
    isSpeakerNoun: withPlurals(speakerNouns(words)),
    isDocument: withPlurals(words['quote-documents'] ?? []),
  };
}

function classesOf(lines: readonly string[]): (form: string) => number {
  const bits = new Map<string, number>();
  for (const line of lines) {
    const [kind = '', ...forms] = line.split(' ');
    const bit = CLASS[kind as WordClass] ?? 0;
    for (const form of forms) bits.set(form, (bits.get(form) ?? 0) | bit);
  }
  return (form) => bits.get(form) ?? 0;
}

function speakerNouns(words: WordLists): string[] {
  const roles = (words['person-roles'] ?? []).map((line) => line.split(' ')[0] ?? '');
  return [...(words['quote-speakers'] ?? []), ...(words['quote-documents'] ?? []), ...roles];
}

function withPlurals(nouns: readonly string[]): (form: string) => boolean {
  const forms = new Set(nouns.flatMap((noun) => [noun, ...pluralsOf(noun)]));
  return (form) => forms.has(form);
}

function pluralsOf(noun: string): string[] {
  return /[^aeiou]y$/.test(noun)
    ? [`${noun.slice(0, -1)}ies`]
    : /(?:s|sh|ch|x)$/.test(noun)
      ? [`${noun}es`]
      : [`${noun}s`];
}

function listed(lines: readonly string[], plurals: boolean): (form: string) => ReadonlySet<string> | undefined {
  const entries = new Map<string, ReadonlySet<string>>();
  for (const line of lines) {
    const [word = '', ...openers] = line.split(' ');
    const set = new Set(openers);
    entries.set(word, set);
    for (const plural of plurals ? pluralsOf(word) : []) entries.set(plural, set);
  }
  return (form) => entries.get(form);
}

/** "deny": deny, denies, denied, denying. Doubles a last consonant too where that may be right ("admitted"). */
function regularForms(lemma: string): string[] {
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  const soft = /[^aeiou]y$/.test(lemma);
  const hissing = /(?:s|sh|ch|x|z)$/.test(lemma);
  const forms = [lemma, soft ? `${lemma.slice(0, -1)}ies` : hissing ? `${lemma}es` : `${lemma}s`];
  forms.push(soft ? `${lemma.slice(0, -1)}ied` : `${stem}ed`, lemma.endsWith('ee') ? `${lemma}ing` : `${stem}ing`);
  if (/[aeiou][bdglmnprt]$/.test(lemma)) forms.push(`${lemma}${lemma.slice(-1)}ed`, `${lemma}${lemma.slice(-1)}ing`);
  return forms;
}
