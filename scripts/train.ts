/**
 * Learns the weights of the taggers: `npm run train [FOLDER]`, where FOLDER holds the corpora (default:
 * `../shared/data/entities`). Writes `data/tags.model`, `data/names.model` and `data/words/person-pronoun-weights.txt`, byte for
 * byte the same from the same corpora.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadKnowledge, loadWords } from '../src/data.ts';
import { encodeModel } from '../src/extract/names/model.ts';
import { openGazetteer } from '../src/extract/places/index.ts';
import { openWordClasses } from '../src/extract/text/word-classes.ts';
import { readCoreference } from './train/coreference.ts';
import { createNameTrainer, readCorpora } from './train/names.ts';
import { trainPronouns, weightList } from './train/people.ts';
import { trainTags } from './train/tags.ts';
import { readTreebank } from './train/treebank.ts';

const folder = resolve(process.argv[2] ?? '../shared/data/entities');
if (!existsSync(folder)) {
  console.error(`No corpora at ${folder}: name the folder that holds gum/, wikigold.conll and uner-ewt-*.iob2`);
  process.exit(1);
}
const gazetteer = openGazetteer(readFileSync('data/built/gazetteer.bin'));
const classes = openWordClasses(readFileSync('data/word-classes.bin'));
const words = loadWords();

const trees = readTreebank(folder);
write('data/tags.model', trainTags(trees, classes, words));

const documents = readCorpora(folder, gazetteer, words);
const names = documents.reduce((sum, document) => sum + document.names.length, 0);
console.log(`${documents.length} documents, ${names} names`);
write('data/names.model', encodeModel(createNameTrainer(gazetteer, classes, words)(documents)));
write('data/words/person-pronoun-weights.txt', weightList(trainPronouns(readCoreference(folder), loadKnowledge())));

function write(file: string, model: Uint8Array | string): void {
  writeFileSync(file, model);
  console.log(`${file}: ${(model.length / 1e6).toFixed(1)} MB`);
}
