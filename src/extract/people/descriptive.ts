import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { PersonLexicon } from './lexicon.ts';
import type { Nominal } from './nominals.ts';
import type { Referent, Trait } from './referents.ts';

/** What is known where a description is met. */
export interface Surroundings {
  readonly text: AnnotatedText;
  /** Who was mentioned last, newest first. */
  readonly recent: readonly Referent[];
  /** Who is named, in the order of the text. */
  readonly first: readonly Referent[];
  readonly byNoun: ReadonlyMap<string, readonly Referent[]>;
  readonly lexicon: PersonLexicon;
  readonly sentence: number;
  /** Whether the description begins its sentence. */
  readonly opens: boolean;
}

/** How many of the article's first people are remembered all along. */
const FIRST = 16;

/** A description reaches further back than a pronoun; one that could be anybody’s does not. */
const NEAR = 3;

/** Whom a description fits best: "the minister", "the US leader", "the boy"; null where it fits nobody. */
export function describe(nominal: Nominal, around: Surroundings): Referent | null {
  const { determiner } = nominal;
  if (determiner === 'INDEFINITE' || determiner === 'PICKED' || (determiner === 'NONE' && !around.opens)) return null;
  const restricted = isRestricted(nominal, around.text);
  let best: Referent | null = null;
  let most = 0;
  for (const referent of candidates(nominal, around)) {
    const fit = fitOf(nominal, referent, restricted, around);
    if (fit <= 0) continue;
    const order = around.recent.indexOf(referent);
    const score = fit - (order < 0 ? around.recent.length : order) * 0.6;
    if (best === null || score > most) [best, most] = [referent, score];
  }
  return best;
}

function candidates({ noun }: Nominal, { recent, first, byNoun }: Surroundings): ReadonlySet<Referent> {
  const known = first.slice(0, FIRST).filter(({ last }) => last !== null);
  return new Set([...recent, ...(byNoun.get(noun) ?? []), ...known]);
}

/** "the man who shot him" is told from other men by what follows, so nobody need be known as a man. */
function isRestricted({ end }: Nominal, { tokens, tags }: AnnotatedText): boolean {
  const tag = tags[end];
  return (
    (tag === TAG.WH && tokens[end]?.text !== 'whose') ||
    tokens[end]?.text === 'that' ||
    tag === TAG.VBG ||
    tag === TAG.VBN
  );
}

/** How well a description fits somebody; 0 and less when it does not. */
function fitOf(
  nominal: Nominal,
  referent: Referent,
  restricted: boolean,
  { text, recent, lexicon, sentence, opens }: Surroundings,
): number {
  const { noun, modifiers, age, end } = nominal;
  const gender = lexicon.role(noun) ?? null;
  if (gender !== null && referent.gender !== null && gender !== referent.gender) return 0;
  if (referent.last === null) return 0;
  const near = sentence - referent.last.sentence <= NEAR && recent.includes(referent);
  if (age !== null) {
    if (referent.ages.has(age)) return 14;
    if (referent.ages.size > 0) return 0;
    return near && opens && referent.cluster !== null ? 4 + salience(referent, sentence) : 0;
  }
  if (restricted && !(near && modifiers.length === 0 && referent.traits.some((trait) => trait.noun === noun))) return 0;
  if (near && lexicon.isYoung(noun) && isYoung(referent, lexicon)) return 6 + salience(referent, sentence);
  let most = 0;
  for (const trait of referent.traits) most = Math.max(most, agreement(nominal, trait, lexicon));
  if (most > 0) return text.tokens[end]?.text === 'of' && !ofWhat(text, end, referent) ? 0 : most;
  if (modifiers.length === 0 && lexicon.isGeneric(noun) && near && referent.cluster !== null) {
    return referent.gender === gender && gender !== null ? 3 + salience(referent, sentence) : 0;
  }
  return 0;
}

/** So many descriptions of one person are looked at. */
const LOOKED_AT = 32;

/** "the president of France": one known as a French president says "France" somewhere. */
function ofWhat({ tokens, tags }: AnnotatedText, of: number, { traits, descriptions }: Referent): boolean {
  const known = descriptions.slice(0, LOOKED_AT);
  for (let i = of + 1; i < of + 5; i++) {
    const tag = tags[i];
    const word = tokens[i]?.text.toLowerCase() ?? '';
    if (tag !== TAG.DT && tag !== TAG.NNP && tag !== TAG.NN && tag !== TAG.JJ && tag !== TAG.PRP$) return false;
    if (tag === TAG.DT || word === '') continue;
    if (traits.some(({ words }) => words.has(word))) return true;
    if (known.some((description) => description.text.toLowerCase().includes(word))) return true;
  }
  return false;
}

function agreement({ noun, modifiers }: Nominal, trait: Trait, lexicon: PersonLexicon): number {
  const base = nounAgreement(noun, trait, lexicon);
  if (base === 0) return 0;
  let shared = 0;
  for (const word of modifiers) {
    if (!isSaid(word, trait.words)) return 0;
    shared += 1;
  }
  return base + shared * 5;
}

/** A word of a description, or one of the same stem, as "Turkey’s president" is the "Turkish president". */
function isSaid(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word)) return true;
  if (AMERICA.has(word)) for (const other of words) if (AMERICA.has(other)) return true;
  if (word.length < 5) return false;
  for (const other of words) if (other.length > 4 && other.slice(0, 4) === word.slice(0, 4)) return true;
  return false;
}

const AMERICA: ReadonlySet<string> = new Set(['us', 'u.s.', 'american', 'america', 'usa']);

function nounAgreement(noun: string, trait: Trait, lexicon: PersonLexicon): number {
  if (trait.noun === noun) return 10;
  if (trait.nouns.has(noun)) return 8;
  if ((noun === 'leader' || noun === 'head') && lexicon.isLeaderRole(trait.noun)) return 8;
  const field = lexicon.field(noun);
  return field !== null && field === lexicon.field(trait.noun) && lexicon.isBroad(noun) ? 5 : 0;
}

/** "the baby" is a named daughter, or somebody of ten. */
function isYoung({ traits, ages }: Referent, lexicon: PersonLexicon): boolean {
  for (const age of ages) return age < 20;
  return traits.some(({ noun }) => lexicon.isYoung(noun) || lexicon.field(noun) === 'student');
}

function salience({ count, subjectIn }: Referent, sentence: number): number {
  return Math.min(count, 6) * 0.3 + (subjectIn >= sentence - 1 ? 2 : 0);
}
