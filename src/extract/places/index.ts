import type { ExtractedLocation, Story, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Gazetteer } from './gazetteer.ts';

export type { Gazetteer } from './gazetteer.ts';

/** Resolves the places of an article: which of the candidates each name means, and where that is. */
export type LocationFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  story: Story,
) => readonly ExtractedLocation[];

/** @throws Error when the bytes are no gazetteer of this version */
export declare function openGazetteer(compiled: Uint8Array): Gazetteer;

export declare function createLocationFinder(gazetteer: Gazetteer, words: WordLists): LocationFinder;
