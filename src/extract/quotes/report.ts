import type { ContentFinder, Join } from './contents.ts';
import type { Run } from './phrases.ts';

/** An attribution in one sentence: who, by which words, and what is reported. */
export interface Report {
  readonly speaker: Run | null;
  readonly cue: Run;
  /** Null where the cue only introduces a quotation outside the sentence, or labels something. */
  readonly content: Run | null;
  /** Where the content goes on behind the cue: "The plan, he said, will change". */
  readonly rest: Run | null;
  /** "described … as": what is quoted after it is a label. */
  readonly labels: boolean;
  /** From 0 to 1, by construction. */
  readonly confidence: number;
}

/** How sure a construction is to report what somebody said or thinks. */
export const CONFIDENCE: Readonly<
  Record<Join | 'aside' | 'according' | 'inserted' | 'credit' | 'lead' | 'noun' | 'unspoken', number>
> = {
  that: 0.85,
  aside: 0.84,
  credit: 0.8,
  lead: 0.77,
  inserted: 0.83,
  according: 0.82,
  clause: 0.8,
  question: 0.75,
  infinitive: 0.7,
  gerund: 0.69,
  preposition: 0.65,
  object: 0.55,
  noun: 0.6,
  label: 0.5,
  unspoken: 0.4,
};

/** The sentence that is looked at. */
export interface Place {
  readonly first: number;
  /** Behind its last word: its last marks are no content. */
  readonly last: number;
  readonly end: number;
  readonly contents: ContentFinder;
  readonly isQuoted: (i: number) => boolean;
}
