import { createRequire } from 'node:module';
import { BloomFilter } from '../../src/extract/names/bloom.ts';
import { readDocument } from '../../src/extract/names/document.ts';
import { CONTEXT, contextBuckets, PLACES, type Place, wordBuckets } from '../../src/extract/names/features.ts';
import { beginLabel, insideLabel } from '../../src/extract/names/labels.ts';
import { createLexicon, NO_FACTS, type WordFacts } from '../../src/extract/names/lexicon.ts';
import type { NameModel } from '../../src/extract/names/model.ts';
import type { Gazetteer } from '../../src/extract/places/gazetteer.ts';
import { createAnnotator } from '../../src/extract/text/annotate.ts';
import type { WordClasses } from '../../src/extract/text/word-classes.ts';
import type { WordLists } from '../../src/model.ts';
import { type GoldDocument, readGum, readWebTreebank, readWikigold } from './corpora.ts';
import { asHeadlines } from './headlines.ts';
import { type Example, FEATURES, type LearningPlan, learn } from './perceptron.ts';
import { asStory } from './story.ts';

const PLAN: LearningPlan = { epochs: 5, dropRate: 0.4, seeds: [7, 11, 13] };

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
export type NameTrainer = (documents: readonly GoldDocument[]) => NameModel;

/** A trainer that reads the features of each document once, however many times it is learnt from. */
export function createNameTrainer(gazetteer: Gazetteer, classes: WordClasses, words: WordLists): NameTrainer {
  const bits = personalNames();
  const lookUp = createLexicon(words, gazetteer, new BloomFilter(bits), classes);
  const annotate = createAnnotator(words);
  const prepared = new Map<GoldDocument, readonly Example[]>();

  const read = (document: GoldDocument): Example[] => {
    const text = annotate(asStory(document.text));
    const facts = text.tokens.map((token) => lookUp(token.text));
    const context = contextBuckets(text, facts, readDocument(text, facts), gazetteer);
    const labels = labelsOf(text.tokens, document);
    return text.sentences.map(({ first, end }) => ({
      buckets: allBuckets(facts, context, first, end),
      labels: labels.slice(first, end),
    }));
  };
  const prepare = (document: GoldDocument): readonly Example[] => {
    const known = prepared.get(document);
    if (known) return known;
    const examples = [...read(document), ...read(asHeadlines(document))];
    prepared.set(document, examples);
    return examples;
  };

  return (documents) => ({ ...learn(documents.flatMap(prepare), PLAN), personalNames: bits });
}

/** The buckets of what the words say by themselves and of the context, `FEATURES` for each token. */
function allBuckets(facts: readonly WordFacts[], context: Int32Array, first: number, end: number): Int32Array {
  const out = new Int32Array((end - first) * FEATURES);
  let o = 0;
  const put = (i: number, place: Place): void => {
    const word = (i < first || i >= end ? undefined : facts[i]) ?? NO_FACTS;
    for (const bucket of wordBuckets(word, place)) out[o++] = bucket;
  };
  for (let i = first; i < end; i++) {
    put(i, PLACES.SELF);
    put(i - 1, PLACES.BEFORE);
    put(i + 1, PLACES.AFTER);
    put(i - 2, PLACES.BEFORE_THAT);
    put(i + 2, PLACES.AFTER_THAT);
    out.set(context.subarray(i * CONTEXT, (i + 1) * CONTEXT), o);
    o += CONTEXT;
  }
  return out;
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
