import type { ExtractedPerson, ExtractedQuote, Passage, QuoteKind, Span, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';

/** A quote before it is known who its speaker's words stand for. */
export interface QuoteDraft extends Passage {
  readonly kind: QuoteKind;
  readonly segments: readonly Span[];
  /** The words that name the speaker: "he", "Mr Obama", "Russia", "a spokesman for the ministry". */
  readonly speaker: Passage | null;
  readonly cue: Passage | null;
  /** The index of the block that it begins in. */
  readonly block: number;
  readonly confidence: number;
}

/** Finds what is quoted or reported, by whom in the text's own words; sorted by start. */
export type QuoteFinder = (text: AnnotatedText, names: readonly NamedSpan[]) => readonly QuoteDraft[];

export declare function createQuoteFinder(words: WordLists): QuoteFinder;

/** Gives each draft the person whose mention its speaker's words are or contain, if there is one. */
export declare function attributeQuotes(
  drafts: readonly QuoteDraft[],
  people: readonly ExtractedPerson[],
): readonly ExtractedQuote[];
