import { readdirSync, readFileSync } from 'node:fs';
import { collectPlaces } from '../../../scripts/gazetteer/collect.ts';
import { encodeGazetteer } from '../../../scripts/gazetteer/encode.ts';
import { indexNames } from '../../../scripts/gazetteer/index-names.ts';
import { asStory } from '../../../scripts/train/story.ts';
import { parseWords } from '../../../src/data.ts';
import type { NamedSpan } from '../../../src/extract/names/index.ts';
import { createLocationFinder, type Gazetteer, openGazetteer } from '../../../src/extract/places/index.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import type { ExtractedLocation, Story, WordLists } from '../../../src/model.ts';
import { nameAt } from '../marked-names.ts';

const DATA = new URL('../../../data/', import.meta.url);

/** The gazetteer that a build has left; compiled here where there is none. */
export function loadGazetteer(): Gazetteer {
  try {
    return openGazetteer(readFileSync(new URL('built/gazetteer.bin', DATA)));
  } catch {
    const places = collectPlaces();
    return openGazetteer(encodeGazetteer(places, indexNames(places)));
  }
}

export function loadWords(): WordLists {
  const lists: Record<string, readonly string[]> = {};
  for (const file of readdirSync(new URL('words/', DATA))) {
    if (file.endsWith('.txt'))
      lists[file.slice(0, -4)] = parseWords(readFileSync(new URL(`words/${file}`, DATA), 'utf8'));
  }
  return lists;
}

/** A text whose every line is a paragraph, in a paper of that name. */
export function storyOf(text: string, publication: string | null = null): Story {
  return { ...asStory(text), publication };
}

const words = loadWords();
export const gazetteer = loadGazetteer();
export const annotate = createAnnotator(words);
const findLocations = createLocationFinder(gazetteer, words);

/** Finds the places of a text whose names are marked: `[Paris]` is a place, `{Jordan Hale}` a person, `<Acme Ltd>` an organisation. */
export function placesIn(marked: string, publication: string | null = null): readonly ExtractedLocation[] {
  const { text, marks } = unmark(marked);
  const story = storyOf(text, publication);
  const annotated = annotate(story);
  const names = marks.map(({ type, ...span }) => nameAt(annotated, span, type));
  return findLocations(annotated, names, story);
}

const OPENING: Readonly<Record<string, NamedSpan['type']>> = { '[': 'PLACE', '{': 'PERSON', '<': 'ORGANISATION' };

function unmark(marked: string) {
  const marks: { start: number; end: number; type: NamedSpan['type'] }[] = [];
  let text = '';
  for (const character of marked) {
    const type = OPENING[character];
    if (type) marks.push({ start: text.length, end: text.length, type });
    else if (character === ']' || character === '}' || character === '>') {
      const last = marks.at(-1);
      if (last) last.end = text.length;
    } else text += character;
  }
  return { text, marks };
}
