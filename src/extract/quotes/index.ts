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
 * Obama", or opens them before a comma, or that "who" stands for. "A spokesman for Mr Obama" is somebody else.
 */
export function attributeQuotes(
  drafts: readonly QuoteDraft[],
  people: readonly ExtractedPerson[],
): readonly ExtractedQuote[] {
  const [byStart, byEnd] = [new Map<number, Mentioned>(), new Map<number, Mentioned>()];
  for (const { key, mentions } of people) {
    for (const mention of mentions) {
      byStart.set(mention.start, { key, mention });
      byEnd.set(mention.end, { key, mention });
    }
  }
  return drafts.map((draft) => {
    const { speaker } = draft;
    if (speaker === null) return { ...draft, speaker };
    const named = ending(speaker, byEnd) ?? opening(speaker, byStart) ?? antecedent(speaker, byEnd);
    return { ...draft, speaker: { ...speaker, personKey: named?.key ?? null } };
  });
}

interface Mentioned {
  readonly key: string;
  readonly mention: Mention;
}

function ending(speaker: Passage, byEnd: ReadonlyMap<number, Mentioned>): Mentioned | undefined {
  const named = byEnd.get(speaker.end);
  return named && named.mention.start >= speaker.start && !belongsToAnother(speaker, named.mention) ? named : undefined;
}

/** "Laura Whitfield, of the city council,", "Laura Whitfield of the city council". */
function opening(speaker: Passage, byStart: ReadonlyMap<number, Mentioned>): Mentioned | undefined {
  const named = byStart.get(speaker.start);
  const rest = named ? speaker.text.slice(named.mention.end - speaker.start) : '';
  return /^(?:,|\s+(?:of|at|from|in)\s)/.test(rest) ? named : undefined;
}

/** "Laura Whitfield, who said": "who" is she. */
function antecedent({ start, text }: Passage, byEnd: ReadonlyMap<number, Mentioned>): Mentioned | undefined {
  return text.toLowerCase() === 'who' ? (byEnd.get(start - 2) ?? byEnd.get(start - 1)) : undefined;
}

/** The words before the name make it the owner of somebody else: "a spokesman for Mr Obama", "the lawyer of John Kerry". */
function belongsToAnother(speaker: Passage, mention: Span): boolean {
  return /\b(for|of|to|from|by|with)\s*(the\s)?$/i.test(speaker.text.slice(0, mention.start - speaker.start));
}
