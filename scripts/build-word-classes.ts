/**
 * Packs the Brown classes of English words into `data/word-classes.bin`: `tsx scripts/build-word-classes.ts FOLDER`, where FOLDER
 * holds `en_lexeme_cluster.json.gz` and `en_lexeme_prob.json.gz` of spacy-lookups-data 1.0.5 (PyPI, MIT; unpack its wheel).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { encodeWordClasses } from '../src/extract/text/word-classes.ts';

/** The natural logarithm of the share of a word among all words, below which it is left out. */
const RAREST = -19;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder that holds en_lexeme_cluster.json.gz and en_lexeme_prob.json.gz');
  process.exit(1);
}
const table = (file: string): Record<string, number> =>
  JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));

const clusters = table('en_lexeme_cluster.json.gz');
const frequencies = table('en_lexeme_prob.json.gz');
const entries = Object.entries(clusters).filter(
  ([word, cluster]) => cluster > 0 && cluster < 0x10000 && (frequencies[word] ?? -99) > RAREST,
);
const bytes = encodeWordClasses(entries);
writeFileSync('data/word-classes.bin', bytes);
console.log(`data/word-classes.bin: ${entries.length} words, ${(bytes.length / 1e6).toFixed(1)} MB`);
