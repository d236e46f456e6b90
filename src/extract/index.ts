import type { Extraction, Knowledge, Story } from '../model.ts';
import { createNameTagger } from './names/index.ts';
import { createPeopleFinder, createRetyper } from './people/index.ts';
import { createLocationFinder, openGazetteer } from './places/index.ts';
import { attributeQuotes, createQuoteFinder } from './quotes/index.ts';
import { createAnnotator } from './text/annotate.ts';
import { createPartOfSpeechTagger } from './text/tagger.ts';
import { openWordClasses } from './text/word-classes.ts';

export { personKey } from './people/index.ts';

/** Finds the people, quotes and places of a story. Pure: the same story gives the same extraction. */
export type Extractor = (story: Story) => Extraction;

export function createExtractor(knowledge: Knowledge): Extractor {
  const classes = openWordClasses(knowledge.wordClasses);
  const annotate = createAnnotator(knowledge.words, createPartOfSpeechTagger(knowledge.tags, classes));
  const gazetteer = openGazetteer(knowledge.gazetteer);
  const tagNames = createNameTagger(knowledge.names, gazetteer, classes, knowledge.words);
  const findQuotes = createQuoteFinder(knowledge.words);
  const retype = createRetyper(knowledge.words);
  const findPeople = createPeopleFinder(knowledge.words);
  const findLocations = createLocationFinder(gazetteer, knowledge.words);

  return (story) => {
    const text = annotate(story);
    const names = retype(text, tagNames(text));
    const drafts = findQuotes(text, names);
    const people = findPeople(text, names, drafts);
    return { people, quotes: attributeQuotes(drafts, people), locations: findLocations(text, names, story) };
  };
}
