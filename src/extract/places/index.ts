import type { ExtractedLocation, Story, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Gazetteer } from './gazetteer.ts';

export type { Gazetteer } from './gazetteer.ts';
export { openGazetteer } from './open.ts';

/** Resolves the places of an article: which of the candidates each name means, and where that is. */
export type LocationFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  story: Story,
) => readonly ExtractedLocation[];

export declare function createLocationFinder(gazetteer: Gazetteer, words: WordLists): LocationFinder;
