/**
 * Learns the weights of the name tagger: `npm run train [FOLDER]`, where FOLDER holds the corpora (default:
 * `../shared/data/entities`). Writes `data/names.model`, byte for byte the same from the same corpora.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadWords } from '../src/data.ts';
import { encodeModel } from '../src/extract/names/model.ts';
import { openGazetteer } from '../src/extract/places/index.ts';
import { readCorpora, trainNames } from './train/names.ts';

const folder = resolve(process.argv[2] ?? '../shared/data/entities');
if (!existsSync(folder)) {
  console.error(`No corpora at ${folder}: name the folder that holds gum/, wikigold.conll and uner-ewt-*.iob2`);
  process.exit(1);
}
const gazetteer = openGazetteer(readFileSync('data/built/gazetteer.bin'));
const words = loadWords();
const documents = readCorpora(folder, gazetteer, words);
const names = documents.reduce((sum, document) => sum + document.names.length, 0);
console.log(`${documents.length} documents, ${names} names`);
const model = encodeModel(trainNames(documents, gazetteer, words));
writeFileSync('data/names.model', model);
console.log(`data/names.model: ${(model.length / 1e6).toFixed(1)} MB`);
