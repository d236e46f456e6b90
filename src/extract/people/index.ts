import type { Author, ExtractedPerson, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';

/**
 * Gathers the people of an article: one for each cluster of names, with every mention by name, description or pronoun.
 *
 * Quotes are known by now, because a pronoun inside one is seen from its speaker's side ("I" is the speaker).
 */
export type PeopleFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  quotes: readonly QuoteDraft[],
  authors: readonly Author[],
) => readonly ExtractedPerson[];

export declare function createPeopleFinder(words: WordLists): PeopleFinder;
