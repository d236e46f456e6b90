import type { Passage, WordLists } from '../../model.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { WordClasses } from '../text/word-classes.ts';
import { agree } from './agreement.ts';
import { BloomFilter } from './bloom.ts';
import { readDocument } from './document.ts';
import { contextBuckets } from './features.ts';
import { createLexicon } from './lexicon.ts';
import { decodeModel } from './model.ts';
import { nearCapitals } from './near-capitals.ts';
import { createTokenScorer } from './scores.ts';
import { spansOf } from './spans.ts';
import { bestPath } from './viterbi.ts';

/** What a proper name names. `OTHER` is a work, an event, a brand: anything else that is capitalised. */
export type NameType = 'PERSON' | 'PLACE' | 'ORGANISATION' | 'OTHER';

/** A proper name in the text. Titles ("Mr", "President") are no part of a person's. */
export interface NamedSpan extends Passage {
  readonly type: NameType;
  /** Its tokens are `AnnotatedText.tokens.slice(firstToken, endToken)`. */
  readonly firstToken: number;
  readonly endToken: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Finds the proper names of a text and their types; sorted, never overlapping. */
export type NameTagger = (text: AnnotatedText) => readonly NamedSpan[];

/**
 * A linear sequence model (averaged structured perceptron, Collins 2002) over words, shapes, lists and what the whole
 * document says of a word; then the document's names are made to agree with each other.
 *
 * @param weights the model, as `scripts/train.ts` writes it
 * @param gazetteer what is known of places, a feature of the words
 * @param classes the words' Brown classes, features too
 * @throws Error when the weights are of another version
 */
export function createNameTagger(
  weights: Uint8Array,
  gazetteer: Gazetteer,
  classes: WordClasses,
  words: WordLists,
): NameTagger {
  const model = decodeModel(weights);
  const known = {
    gazetteer,
    organisations: new Set(words['name-organisations']),
    placeWords: new Set(words['name-place-words']),
    titleModifiers: new Set(words['name-title-modifiers']),
    titleNames: new Set(words['name-titles-also-names']),
    particles: new Set(words['name-particles']),
  };
  const lookUp = createLexicon(words, gazetteer, new BloomFilter(model.personalNames), classes);
  const score = createTokenScorer(model.weights);

  return (text) => {
    const facts = text.tokens.map((token) => lookUp(token.text));
    const worth = nearCapitals(facts);
    const context = contextBuckets(text, facts, readDocument(text, facts), gazetteer, worth);
    const spans: NamedSpan[] = [];
    for (const { first, end } of text.sentences) {
      const scores = score(facts, context, worth, first, end);
      for (const span of spansOf(text, first, bestPath(scores, model.transitions), scores, model.transitions))
        spans.push(span);
    }
    return agree(spans, text, { ...known, facts });
  };
}
