import { readdirSync, readFileSync } from 'node:fs';
import { collectPlaces } from '../../../scripts/gazetteer/collect.ts';
import { encodeGazetteer } from '../../../scripts/gazetteer/encode.ts';
import { indexNames } from '../../../scripts/gazetteer/index-names.ts';
import { parseWords } from '../../../src/data.ts';
import type { NamedSpan } from '../../../src/extract/names/index.ts';
import { createLocationFinder, type Gazetteer, openGazetteer } from '../../../src/extract/places/index.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import type { ExtractedLocation, Story, WordLists } from '../../../src/model.ts';

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

export function storyOf(text: string, publication: string | null = null): Story {
  const blocks: Story['blocks'][number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const kind = 'PARAGRAPH';
    if (line.trim() !== '')
      blocks.push({ index: blocks.length, kind, text: line, span: { start: at, end: at + line.length } });
    at += line.length + 1;
  }
  return {
    format: 'TEXT',
    text,
    headline: null,
    standfirst: null,
    publication,
    section: null,
    language: 'en',
    url: null,
    publishedAt: null,
    modifiedAt: null,
    dateline: null,
    authors: [],
    captions: [],
    blocks,
  };
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
  const names = marks.map(({ start, end, type }): NamedSpan => {
    const firstToken = annotated.tokens.findIndex((token) => token.end > start);
    const after = annotated.tokens.findIndex((token) => token.start >= end);
    const endToken = after < 0 ? annotated.tokens.length : after;
    return { start, end, text: text.slice(start, end), type, firstToken, endToken, confidence: 0.9 };
  });
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
