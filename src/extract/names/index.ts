import type { Passage } from '../../model.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';

/** What a proper name names. `OTHER` is a work, an event, a brand, a nationality: anything else that is capitalised. */
export type NameType = 'PERSON' | 'PLACE' | 'ORGANISATION' | 'OTHER';

/** A proper name in the text. */
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
 * @param weights the model, as `scripts/train.ts` writes it
 * @param gazetteer what is known of places, a feature of the words
 */
export declare function createNameTagger(weights: Uint8Array, gazetteer: Gazetteer): NameTagger;
