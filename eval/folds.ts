import { join } from 'node:path';
import { readCorpora, trainNames } from '../scripts/train/names.ts';
import { encodeModel } from '../src/extract/names/model.ts';
import { openGazetteer } from '../src/extract/places/index.ts';
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
 * Document-wise cross-validation: a parser a fold, whose names were learnt without the fold's documents. Each costs a training
 * of some twenty seconds, so it is made when it is first asked for.
 */
export function crossValidation(folder: string, knowledge: Knowledge): (id: string) => Parser {
  const gazetteer = openGazetteer(knowledge.gazetteer);
  const documents = readCorpora(join(folder, 'entities'), gazetteer, knowledge.words);
  const parsers = new Map<number, Parser>();
  return (id) => {
    const fold = foldOf(id);
    const known = parsers.get(fold);
    if (known) return known;
    const others = documents.filter((document) => foldOf(document.id) !== fold);
    const parser = createParser({ ...knowledge, names: encodeModel(trainNames(others, gazetteer, knowledge.words)) });
    parsers.set(fold, parser);
    return parser;
  };
}
