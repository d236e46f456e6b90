import type { ExtractedPerson, ExtractedQuote, Mention, Passage, QuoteKind, Span, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { draftQuotes } from './drafts.ts';
import { createLexicon } from './lexicon.ts';

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

export function createQuoteFinder(words: WordLists): QuoteFinder {
  const lexicon = createLexicon(words);
  return (text, names) => draftQuotes(text, names, lexicon);
}

/**
 * Gives each draft the person whom its speaker's words name: a mention that ends the words, as in "US president Barack
 * Obama", or opens them before a comma. "A spokesman for Mr Obama" and "Obama’s lawyer" are somebody else.
 */
export function attributeQuotes(
  drafts: readonly QuoteDraft[],
  people: readonly ExtractedPerson[],
): readonly ExtractedQuote[] {
  const byEnd = new Map<number, { readonly key: string; readonly mention: Mention }>();
  for (const { key, mentions } of people) for (const mention of mentions) byEnd.set(mention.end, { key, mention });
  return drafts.map((draft) => {
    const { speaker } = draft;
    const named = speaker ? byEnd.get(speaker.end) : undefined;
    const isSpeaker =
      named !== undefined &&
      speaker !== null &&
      named.mention.start >= speaker.start &&
      !belongsToAnother(speaker, named.mention);
    return { ...draft, speaker: speaker && { ...speaker, personKey: isSpeaker ? named.key : null } };
  });
}

/** The words before the name make it the owner of somebody else: "a spokesman for Mr Obama", "the lawyer of John Kerry". */
function belongsToAnother(speaker: Passage, mention: Span): boolean {
  return /\b(for|of|to|from|by|with)\s*(the\s)?$/i.test(speaker.text.slice(0, mention.start - speaker.start));
}
