import type { Gender } from '../../model.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isFiniteVerb, TAG } from '../text/tags.ts';
import type { Referent } from './referents.ts';

/** A pronoun of the third person and where it stands. */
export interface Pronoun {
  readonly token: number;
  readonly gender: Gender;
  readonly form: number;
  readonly sentence: number;
  /** Its sentence's first token. */
  readonly sentenceFirst: number;
  readonly block: number;
  readonly quote: QuoteDraft | null;
  /** Whoever speaks the quotation that it stands in, where that is known. */
  readonly speaker: Referent | undefined;
  /** Whether it is said to be the speaker of a quotation: "he said". */
  readonly speaks: boolean;
  /** Who spoke last before. */
  readonly lastSpeaker: Referent | undefined;
}

const [NOMINATIVE, OBJECTIVE, POSSESSIVE, REFLEXIVE] = [0, 1, 2, 3];

const PRONOUNS: ReadonlyMap<string, readonly [Gender, number]> = new Map<string, readonly [Gender, number]>([
  ['he', ['MALE', NOMINATIVE]],
  ['him', ['MALE', OBJECTIVE]],
  ['his', ['MALE', POSSESSIVE]],
  ['himself', ['MALE', REFLEXIVE]],
  ['she', ['FEMALE', NOMINATIVE]],
  ['her', ['FEMALE', OBJECTIVE]],
  ['hers', ['FEMALE', POSSESSIVE]],
  ['herself', ['FEMALE', REFLEXIVE]],
]);

/** Gender and form of a token's pronoun; "her" is told apart by its part of speech. */
export function pronounAt({ tokens, tags }: AnnotatedText, i: number): { gender: Gender; form: number } | null {
  const text = tokens[i]?.text ?? '';
  if (text.length > 7) return null;
  const found = PRONOUNS.get(text.toLowerCase());
  if (!found) return null;
  const [gender, form] = found;
  return { gender, form: form === OBJECTIVE && tags[i] === TAG.PRP$ ? POSSESSIVE : form };
}

/** Values of one feature, times the four forms of a pronoun. */
const VALUES = 16;
const FORMS = 4;

/** What is asked of a pronoun and somebody whom it may stand for; each answer is a small number below 16. */
const QUESTIONS = [
  'bias',
  'distance',
  'rank',
  'role',
  'kind',
  'gender',
  'count',
  'quote',
  'parallel',
  'clause',
  'rivals',
  'block',
  'ahead',
  'speech',
  'leads',
  'words',
] as const;

export const WEIGHTS = QUESTIONS.length * VALUES * FORMS;

const ROLES = { SUBJECT: 0, OBJECT: 1, POSSESSOR: 2, OBLIQUE: 3, OTHER: 4 } as const;
const KINDS = { NAME: 0, NOMINAL: 1, PRONOUN: 2 } as const;

/** Somebody whom a pronoun may stand for, with the numbers of the weights that speak for or against. */
export interface Candidate {
  readonly referent: Referent;
  readonly features: readonly number[];
}

/**
 * The answers for a candidate.
 *
 * @param rank how many people were mentioned since
 * @param rivals how many of them the pronoun could stand for
 * @param ahead the token of the name, where it comes only after the pronoun; else -1
 */
export function featuresOf(
  text: AnnotatedText,
  pronoun: Pronoun,
  referent: Referent,
  rank: number,
  rivals: number,
  ahead: number,
): number[] {
  const { last } = referent;
  const features: number[] = [];
  const put = (question: (typeof QUESTIONS)[number], value: number): void => {
    const base = QUESTIONS.indexOf(question) * VALUES + Math.min(value, VALUES - 1);
    features.push(base * FORMS + pronoun.form);
  };
  put('bias', 0);
  put('gender', (referent.gender === null ? 1 : 0) + (referent.cluster === null ? 2 : 0));
  put('count', referent.count < 3 ? referent.count : referent.count < 5 ? 3 : referent.count < 9 ? 4 : 5);
  if (ahead >= 0 || last === null) {
    put('ahead', pronoun.token - pronoun.sentenceFirst < 4 ? 0 : 1);
    return features;
  }
  const distance = Math.min(pronoun.sentence - last.sentence, 5);
  put('distance', distance);
  put('rank', Math.min(rank, 6));
  put('role', ROLES[last.role] + (distance === 0 ? 0 : distance === 1 ? 5 : 10));
  put('kind', KINDS[last.kind] + (distance === 0 ? 0 : 3));
  put('rivals', Math.min(rivals, 4) + (referent.gender === null ? 5 : 0));
  put('block', Math.min(pronoun.block - last.block, 3));
  put('quote', quoteAnswer(pronoun, referent));
  put('parallel', parallelAnswer(pronoun, referent));
  if (distance === 0) {
    put('clause', Math.min(verbsBetween(text, last.end, pronoun.token), 3) + (last.role === 'SUBJECT' ? 4 : 0));
    const gap = pronoun.token - last.end;
    put('words', gap < 2 ? 0 : gap < 4 ? 1 : gap < 8 ? 2 : gap < 16 ? 3 : 4);
  }
  if (pronoun.speaks) put('speech', pronoun.lastSpeaker === referent ? 0 : 1);
  else put('speech', pronoun.lastSpeaker === referent ? 2 : 3);
  return features;
}

function quoteAnswer({ quote, speaker }: Pronoun, referent: Referent): number {
  const before = referent.last?.quote ?? null;
  if (quote === null) return before === null ? 0 : 1;
  if (speaker === referent) return 2;
  if (before === quote) return 3;
  return before === null ? 4 : 5;
}

function parallelAnswer({ token, sentence, sentenceFirst }: Pronoun, { subjectIn }: Referent): number {
  const early = token - sentenceFirst < 3 ? 0 : 1;
  if (subjectIn === sentence) return early;
  if (subjectIn === sentence - 1) return 2 + early;
  return 4 + early;
}

function verbsBetween({ tags }: AnnotatedText, from: number, to: number): number {
  let verbs = 0;
  for (let i = from; i < to && verbs < 3; i++) if (isFiniteVerb(tags[i] ?? 0)) verbs += 1;
  return verbs;
}

/** Who of the candidates is meant, with a probability; null for nobody. */
export type Chooser = (pronoun: Pronoun, candidates: readonly Candidate[]) => Choice | null;

export interface Choice {
  readonly referent: Referent;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** One who is as likely as nobody is not chosen. */
export function createChooser(weights: Float32Array): Chooser {
  return (_, candidates) => {
    let best: Referent | null = null;
    let most = 0;
    let sum = 1;
    for (const { referent, features } of candidates) {
      let score = 0;
      for (const feature of features) score += weights[feature] ?? 0;
      sum += Math.exp(score);
      if (score > most) [best, most] = [referent, score];
    }
    return best === null ? null : { referent: best, confidence: Math.exp(most) / sum };
  };
}

/** Reads the table of weights: a line a question, its numbers in hundredths. */
export function readWeights(lines: readonly string[]): Float32Array {
  const weights = new Float32Array(WEIGHTS);
  for (const line of lines) {
    const [question = '', ...numbers] = line.split(' ');
    const row = (QUESTIONS as readonly string[]).indexOf(question);
    if (row < 0) continue;
    numbers.forEach((number, i) => {
      weights[row * VALUES * FORMS + i] = Number(number) / 100;
    });
  }
  return weights;
}

/** The table of weights as `readWeights` reads it. */
export function writeWeights(weights: Float64Array): string[] {
  return QUESTIONS.map((question, row) => {
    const from = row * VALUES * FORMS;
    return [question, ...Array.from(weights.slice(from, from + VALUES * FORMS), (w) => Math.round(w * 100) || 0)].join(
      ' ',
    );
  });
}
