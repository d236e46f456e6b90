import type { Gender, Mention } from '../../model.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { Cluster } from './clusters.ts';
import type { Description } from './descriptions.ts';
import type { Nominal } from './nominals.ts';

/** What a noun phrase says of somebody: "US secretary of state" has the noun "secretary". */
export interface Trait {
  readonly noun: string;
  /** The nouns for people in it: "actor" and "director". */
  readonly nouns: ReadonlySet<string>;
  /** All its words in lower case. */
  readonly words: ReadonlySet<string>;
}

/** More traits of one person say nothing more. */
export const MOST_TRAITS = 16;

/** How a mention stands in its sentence. */
export type Role = 'SUBJECT' | 'OBJECT' | 'POSSESSOR' | 'OBLIQUE' | 'OTHER';

/** The newest mention of somebody, as the sweep through the text knows it. */
export interface Trace {
  readonly token: number;
  readonly end: number;
  readonly sentence: number;
  readonly block: number;
  readonly role: Role;
  readonly kind: 'NAME' | 'NOMINAL' | 'PRONOUN';
  readonly quote: QuoteDraft | null;
}

/** A person while their mentions are being gathered. */
export interface Referent {
  /** Their names; null for somebody whom the text does not name ("his lawyer"), who is forgotten in the end. */
  readonly cluster: Cluster | null;
  gender: Gender | null;
  readonly descriptions: Description[];
  readonly traits: Trait[];
  readonly ages: Set<number>;
  /** Who is what to them: "wife", "lawyer". */
  readonly relations: Map<string, Referent>;
  /** To whom they are something. */
  readonly kin: Set<Referent>;
  readonly mentions: Mention[];
  /** Mentions before the point that the sweep has come to. */
  count: number;
  last: Trace | null;
  /** The sentence in which they were last its subject; -1 for none. */
  subjectIn: number;
}

export function newReferent(cluster: Cluster | null, gender: Gender | null): Referent {
  return {
    cluster,
    gender,
    descriptions: [],
    traits: [],
    ages: new Set(),
    relations: new Map(),
    kin: new Set(),
    mentions: [],
    count: 0,
    last: null,
    subjectIn: -1,
  };
}

/** Remembers what a phrase says of somebody. */
export function addTrait(
  referent: Referent,
  { noun, modifiers, age }: Pick<Nominal, 'noun' | 'modifiers' | 'age'>,
): void {
  if (age !== null) referent.ages.add(age);
  if (noun === '' || referent.traits.length >= MOST_TRAITS) return;
  referent.traits.push({ noun, nouns: new Set([noun]), words: new Set([noun, ...modifiers]) });
}
