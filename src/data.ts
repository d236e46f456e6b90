import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Knowledge, WordLists } from './model.ts';

const FOLDER = new URL('../data/', import.meta.url);

let loaded: Knowledge | undefined;

/**
 * Loads what Dateline knows before the first article: word lists, gazetteer, weights. Read once, then kept.
 *
 * @throws Error that names the file when one is missing: the gazetteer is made by `npm run build`
 */
export function loadKnowledge(): Knowledge {
  loaded ??= {
    words: loadWords(),
    gazetteer: load('built/gazetteer.bin'),
    names: load('names.model'),
    tags: load('tags.model'),
    wordClasses: load('word-classes.bin'),
  };
  return loaded;
}

/** The word lists of `data/words`, by file name. */
export function loadWords(): WordLists {
  const lists: Record<string, readonly string[]> = {};
  for (const file of readdirSync(new URL('words/', FOLDER)).sort()) {
    if (file.endsWith('.txt')) lists[file.slice(0, -4)] = parseWords(load(`words/${file}`).toString('utf8'));
  }
  return lists;
}

/** The entries of a word list: one a line; empty lines and lines that begin with "#" are passed over. */
export function parseWords(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function load(name: string): Buffer {
  const file = new URL(name, FOLDER);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`Dateline's data file ${fileURLToPath(file)} cannot be read: run "npm run build"`, { cause });
  }
}
