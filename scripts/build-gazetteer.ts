/**
 * Compiles the gazetteer: GeoNames' towns (from npm) and the tables of `data/places` become `data/built/gazetteer.bin`.
 * The same sources give the same bytes. Run by `npm run build`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { collectPlaces } from './gazetteer/collect.ts';
import { encodeGazetteer } from './gazetteer/encode.ts';
import { indexNames } from './gazetteer/index-names.ts';

const target = new URL('../data/built/gazetteer.bin', import.meta.url);
const places = collectPlaces();
const entries = indexNames(places);
const bytes = encodeGazetteer(places, entries);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, bytes);
console.log(`gazetteer: ${places.length} places, ${entries.length} names, ${(bytes.length / 1e6).toFixed(1)} MB`);
