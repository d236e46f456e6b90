/**
 * Compiles the gazetteer: GeoNames' towns (from npm) and the tables of `data/places` become `data/built/gazetteer.bin`.
 * The same sources give the same bytes. Run by `npm run build`, and does nothing when the file is newer than all that it is
 * made from.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { collectPlaces } from './gazetteer/collect.ts';
import { encodeGazetteer } from './gazetteer/encode.ts';
import { indexNames } from './gazetteer/index-names.ts';

const ROOT = new URL('../', import.meta.url);
const TARGET = new URL('data/built/gazetteer.bin', ROOT);
const MADE_FROM = [
  'data/places/',
  'scripts/gazetteer/',
  'scripts/build-gazetteer.ts',
  'src/extract/places/fold.ts',
  'src/extract/places/gazetteer.ts',
  'src/extract/places/layout.ts',
  'package-lock.json',
];

if (isUpToDate()) console.log('gazetteer: up to date');
else build();

function build(): void {
  const places = collectPlaces();
  const entries = indexNames(places);
  const bytes = encodeGazetteer(places, entries);
  mkdirSync(new URL('.', TARGET), { recursive: true });
  writeFileSync(TARGET, bytes);
  console.log(`gazetteer: ${places.length} places, ${entries.length} names, ${(bytes.length / 1e6).toFixed(1)} MB`);
}

function isUpToDate(): boolean {
  const made = statSync(TARGET, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return MADE_FROM.every((path) => changedAt(path) < made);
}

/** When a file, or the last of a folder's files, was changed. */
function changedAt(path: string): number {
  const url = new URL(path, ROOT);
  if (!path.endsWith('/')) return statSync(url).mtimeMs;
  return Math.max(...readdirSync(url).map((file) => statSync(new URL(file, url)).mtimeMs));
}
