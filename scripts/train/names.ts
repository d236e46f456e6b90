import { createRequire } from 'node:module';
import { BloomFilter } from '../../src/extract/names/bloom.ts';
import { readDocument } from '../../src/extract/names/document.ts';
import { FEATURES, featuresOf } from '../../src/extract/names/features.ts';
import { beginLabel, insideLabel } from '../../src/extract/names/labels.ts';
import { createLexicon } from '../../src/extract/names/lexicon.ts';
import type { NameModel } from '../../src/extract/names/model.ts';
import type { Gazetteer } from '../../src/extract/places/gazetteer.ts';
import { createAnnotator } from '../../src/extract/text/annotate.ts';
import type { WordLists } from '../../src/model.ts';
import { type GoldDocument, readGum, readWebTreebank, readWikigold } from './corpora.ts';
import { type Example, learn } from './perceptron.ts';
import { asStory } from './story.ts';

const EPOCHS = 10;

/** Ten bits a name. */
const BLOOM_BYTES = 250_000;

/** The corpora whose licence lets weights learnt on them ship. */
export function readCorpora(folder: string, gazetteer: Gazetteer, words: WordLists): GoldDocument[] {
  const titles = new Set(words['name-titles']);
  return [
    ...readGum(folder, gazetteer, titles),
    ...readWikigold(folder, gazetteer),
    ...readWebTreebank(folder, gazetteer),
  ];
}

/** Learns a model from documents; for cross-validation, leave out those that it is to be scored on. */
export function trainNames(documents: readonly GoldDocument[], gazetteer: Gazetteer, words: WordLists): NameModel {
  const bits = personalNames();
  const lookUp = createLexicon(words, gazetteer, new BloomFilter(bits));
  const annotate = createAnnotator(words);
  const examples: Example[] = [];
  for (const document of documents) {
    const text = annotate(asStory(document.text));
    const facts = text.tokens.map((token) => lookUp(token.text));
    const buckets = featuresOf(text, facts, readDocument(text, facts), gazetteer);
    const labels = labelsOf(text.tokens, document);
    for (const { first, end } of text.sentences) {
      examples.push({ buckets: buckets.slice(first * FEATURES, end * FEATURES), labels: labels.slice(first, end) });
    }
  }
  return { ...learn(examples, EPOCHS), personalNames: bits };
}

function labelsOf(
  tokens: readonly { readonly start: number; readonly end: number }[],
  { names }: GoldDocument,
): Uint8Array {
  const labels = new Uint8Array(tokens.length);
  let at = 0;
  for (const { start, end, type } of names) {
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= start) at += 1;
    for (let i = at; i < tokens.length && (tokens[i]?.start ?? 0) < end; i++) {
      labels[i] = i === at ? beginLabel(type) : insideLabel(type);
    }
  }
  return labels;
}

/** humannames (MIT): some 197,000 given and family names of the world. */
function personalNames(): Uint8Array {
  const names: Record<string, number> = createRequire(import.meta.url)('humannames');
  const bits = new Uint8Array(BLOOM_BYTES);
  const filter = new BloomFilter(bits);
  for (const name of Object.keys(names)) filter.add(name.toLowerCase());
  return bits;
}
