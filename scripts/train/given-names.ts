/**
 * Compiles `data/words/person-given-more.txt`: given names that are nearly always a man's or a woman's, from the npm package
 * `gender-detection-from-name` (1.11.5, MIT: English, French, Spanish, Italian, German and Turkish lists).
 *
 * `npx tsx scripts/train/given-names.ts FOLDER`, where FOLDER is that package. Names that its lists do not agree on are left
 * out, as are those of `person-given-female.txt` and `person-given-male.txt`, which come first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWords } from '../../src/data.ts';
import { foldName } from '../../src/extract/people/names.ts';

const folder = process.argv[2] ?? 'node_modules/gender-detection-from-name';
const words = loadWords();
const known = new Set([...(words['person-given-female'] ?? []), ...(words['person-given-male'] ?? [])]);
const genders = new Map<string, string>();
for (const language of ['en', 'fr', 'es', 'it', 'de', 'tr']) {
  const text = readFileSync(join(folder, 'names', `${language}.js`), 'utf8');
  for (const [, name = '', gender = ''] of text.matchAll(/\['([^']+)',\s*'(male|female|unisex)'/g)) {
    const folded = foldName(name);
    if (!/^[a-z]{2,14}$/.test(folded) || known.has(folded)) continue;
    const before = genders.get(folded);
    genders.set(folded, before === undefined || before === gender ? gender : 'unisex');
  }
}
const of = (gender: string): string =>
  [...genders]
    .filter(([, found]) => found === gender)
    .map(([name]) => name)
    .sort()
    .join(' ');
writeFileSync(
  'data/words/person-given-more.txt',
  `# Given names that are nearly always a woman's (line f) or a man's (line m), beside those of person-given-female and -male.
# From the npm package gender-detection-from-name 1.11.5 (copyright 2019 Davide Violante, MIT licence). Made by
# scripts/train/given-names.ts; do not edit.
f ${of('female')}
m ${of('male')}
`,
);
console.log(of('female').split(' ').length, of('male').split(' ').length);
