import { asStory } from '../../../scripts/train/story.ts';
import { loadKnowledge } from '../../../src/data.ts';
import { createNameTagger, type NamedSpan } from '../../../src/extract/names/index.ts';
import { openGazetteer } from '../../../src/extract/places/index.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import { createPartOfSpeechTagger } from '../../../src/extract/text/tagger.ts';
import { openWordClasses } from '../../../src/extract/text/word-classes.ts';

const knowledge = loadKnowledge();
const classes = openWordClasses(knowledge.wordClasses);
const annotate = createAnnotator(knowledge.words, createPartOfSpeechTagger(knowledge.tags, classes));
const gazetteer = openGazetteer(knowledge.gazetteer);

/** A tagger that has seen no text yet. */
export function newTagger(): (text: string) => readonly NamedSpan[] {
  const tag = createNameTagger(knowledge.names, gazetteer, classes, knowledge.words);
  return (text) => tag(annotate(asStory(text)));
}

export const namesIn: (text: string) => readonly NamedSpan[] = newTagger();

/** The names of a type as they stand in a text. */
export function textsOf(text: string, type: NamedSpan['type']): string[] {
  return namesIn(text)
    .filter((span) => span.type === type)
    .map((span) => span.text);
}
