import { join } from 'node:path';
import { readCoreference } from '../scripts/train/coreference.ts';
import { createNameTrainer, readCorpora } from '../scripts/train/names.ts';
import { trainPronouns } from '../scripts/train/people.ts';
import { trainTags } from '../scripts/train/tags.ts';
import { readTreebank } from '../scripts/train/treebank.ts';
import { encodeModel } from '../src/extract/names/model.ts';
import { openGazetteer } from '../src/extract/places/index.ts';
import { openWordClasses } from '../src/extract/text/word-classes.ts';
import { createParser, type Parser } from '../src/ingest/index.ts';
import type { Knowledge } from '../src/model.ts';

export const FOLDS = 4;

/** The fold of a document, from its name alone: the same document falls into the same fold in every set. */
export function foldOf(id: string): number {
  let hash = 0;
  for (const char of id.replace(/^.*\//, '')) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return hash % FOLDS;
}

/**
 * Document-wise cross-validation: a parser a fold, whose weights were learnt without the fold's documents. Each costs a training
 * of a minute or so, so it is made when it is first asked for.
 */
export function crossValidation(folder: string, knowledge: Knowledge): (id: string) => Parser {
  const gazetteer = openGazetteer(knowledge.gazetteer);
  const documents = readCorpora(join(folder, 'entities'), gazetteer, knowledge.words);
  const trees = readTreebank(join(folder, 'entities'));
  const people = readCoreference(join(folder, 'entities'));
  const classes = openWordClasses(knowledge.wordClasses);
  const train = createNameTrainer(gazetteer, classes, knowledge.words);
  const parsers = new Map<number, Parser>();
  return (id) => {
    const fold = foldOf(id);
    const known = parsers.get(fold);
    if (known) return known;
    const unseen = ({ id }: { readonly id: string }): boolean => foldOf(id) !== fold;
    const taggers: Knowledge = {
      ...knowledge,
      names: encodeModel(train(documents.filter(unseen))),
      tags: trainTags(trees.filter(unseen), classes, knowledge.words),
    };
    const weights = trainPronouns(people.filter(unseen), taggers);
    const parser = createParser({ ...taggers, words: { ...knowledge.words, 'person-pronoun-weights': weights } });
    parsers.set(fold, parser);
    return parser;
  };
}
