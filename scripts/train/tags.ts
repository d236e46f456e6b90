import { createAnnotator } from '../../src/extract/text/annotate.ts';
import { BUCKETS, CONTEXT, contextBuckets, NO_TAG, PLACES, wordBuckets } from '../../src/extract/text/tag-features.ts';
import { encodeTagModel } from '../../src/extract/text/tag-model.ts';
import { ANY, onlyTag } from '../../src/extract/text/tagger.ts';
import { TAG, TAGS, type Tag } from '../../src/extract/text/tags.ts';
import type { WordClasses } from '../../src/extract/text/word-classes.ts';
import { casedWord, NO_WORD, type WordForm, wordForm } from '../../src/extract/text/word-forms.ts';
import type { WordLists } from '../../src/model.ts';
import { random, shuffle } from './perceptron.ts';
import { asStory } from './story.ts';
import type { TreeDocument, TreeWord } from './treebank.ts';

const EPOCHS = 10;

/** A token that no word of the trees covers. */
const UNKNOWN = 255;

/** A word that was seen so often has no tags but those that it was seen with, one word in `RARE` not counted. */
const WELL_KNOWN = 20;
const RARE = 300;

/** A word that always had one tag must have been seen more often before it has no other. */
const ALWAYS = 40;

/** The share of the features that is left out at random while learning, so that none is relied on alone. */
const LEFT_OUT = 0.3;

/** How many orders of the sentences are learnt from; their weights are averaged, so that none leaves its mark. */
const ORDERS = 3;

interface TaggedSentence {
  readonly forms: readonly WordForm[];
  readonly gold: Uint8Array;
}

/** Learns parts of speech from trees; returns the model's bytes. */
export function trainTags(documents: readonly TreeDocument[], classes: WordClasses, words: WordLists): Uint8Array {
  const annotate = createAnnotator(words);
  const sentences = documents.flatMap((document) => {
    const text = annotate(asStory(document.text));
    const gold = tagsOf(text.tokens, document.words);
    return text.sentences.map(
      ({ first, end }): TaggedSentence => ({
        forms: text.tokens.slice(first, end).map((token) => wordForm(token.text, classes)),
        gold: gold.slice(first, end),
      }),
    );
  });
  const possible = possibleTags(sentences);
  const weights = new Float64Array(BUCKETS * TAGS.length);
  for (let n = 0; n < ORDERS; n++) {
    const learnt = learnOrder(sentences, possible, random(11 + n));
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) + (learnt[i] ?? 0);
  }
  return encodeTagModel({ weights: quantised(weights), possible });
}

function learnOrder(
  sentences: readonly TaggedSentence[],
  possible: ReadonlyMap<number, number>,
  next: () => number,
): Float64Array {
  const learner = new TagLearner(possible, next);
  const order = sentences.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next);
    for (const n of order) {
      const sentence = sentences[n];
      if (sentence) learner.see(sentence);
    }
  }
  return learner.averaged();
}

/** The weights, a byte each: the largest few are cut off, so that the many small ones keep their differences. */
function quantised(weights: Float64Array): Int8Array {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const scale = 127 / (sizes[Math.floor(sizes.length * 0.9995)] ?? 1);
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}

/** The tag of each token: that of the first word of the trees that it covers; `UNKNOWN` where there is none. */
export function tagsOf(
  tokens: readonly { readonly start: number; readonly end: number }[],
  words: readonly TreeWord[],
): Uint8Array {
  let at = 0;
  return Uint8Array.from(tokens, ({ start, end }) => {
    while (at < words.length && (words[at]?.end ?? 0) <= start) at += 1;
    const word = words[at];
    return word && word.start < end ? tagOf(word) : UNKNOWN;
  });
}

const SAME: Readonly<Record<string, Tag>> = {
  NNPS: 'NNP',
  JJR: 'JJ',
  JJS: 'JJ',
  RBR: 'RB',
  RBS: 'RB',
  PDT: 'DT',
  WDT: 'WH',
  WP: 'WH',
  WP$: 'WH',
  WRB: 'WH',
};

function tagOf({ upos, xpos }: TreeWord): number {
  if (upos === 'PUNCT') return TAG.PUNCT;
  if (upos === 'SCONJ' && xpos === 'IN') return TAG.SC;
  const tag = SAME[xpos] ?? xpos;
  return isTag(tag) ? TAG[tag] : TAG.X;
}

function isTag(tag: string): tag is Tag {
  return (TAGS as readonly string[]).includes(tag);
}

function possibleTags(sentences: readonly TaggedSentence[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { forms, gold } of sentences) {
    forms.forEach((form, i) => {
      const word = casedWord(form);
      const tag = gold[i] ?? UNKNOWN;
      if (tag === UNKNOWN) return;
      const tags = counts.get(word) ?? new Map<number, number>();
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
      counts.set(word, tags);
    });
  }
  const possible = new Map<number, number>();
  for (const [word, tags] of counts) {
    const all = [...tags.values()].reduce((sum, count) => sum + count, 0);
    const seen = [...tags].filter(([, count]) => count * RARE >= all).map(([tag]) => tag);
    if (all < (seen.length === 1 ? ALWAYS : WELL_KNOWN)) continue;
    possible.set(
      word,
      seen.reduce((bits, tag) => bits + 2 ** tag, 0),
    );
  }
  return possible;
}

/** The averaged perceptron (Freund and Schapire 1999) over greedy decisions, made with the tags that it guessed before. */
class TagLearner {
  private readonly weights = new Float64Array(BUCKETS * TAGS.length);
  private readonly totals = new Float64Array(BUCKETS * TAGS.length);
  private readonly context = new Int32Array(CONTEXT);
  private readonly scores = new Float64Array(TAGS.length);
  private step = 1;

  constructor(
    private readonly possible: ReadonlyMap<number, number>,
    private readonly next: () => number,
  ) {}

  see({ forms, gold }: TaggedSentence): void {
    let [tag, tagBefore] = [NO_TAG, NO_TAG];
    for (let i = 0; i < gold.length; i++) {
      const form = forms[i] ?? NO_WORD;
      const possible = this.possible.get(casedWord(form)) ?? ANY;
      let guess = onlyTag(possible);
      if (guess < 0) {
        const buckets = this.bucketsAt(forms, i, tag, tagBefore).filter(() => this.next() >= LEFT_OUT);
        guess = this.guess(buckets, possible);
        const right = gold[i] ?? UNKNOWN;
        if (right !== UNKNOWN && guess !== right) {
          this.update(buckets, right, 1);
          this.update(buckets, guess, -1);
        }
        this.step += 1;
      }
      [tag, tagBefore] = [guess, tag];
    }
  }

  averaged(): Float64Array {
    return this.weights.map((weight, i) => weight - (this.totals[i] ?? 0) / this.step);
  }

  private bucketsAt(forms: readonly WordForm[], i: number, tag: number, tagBefore: number): number[] {
    const at = (n: number): WordForm => forms[n] ?? NO_WORD;
    contextBuckets(at(i), at(i - 1), at(i + 1), tag, tagBefore, this.context);
    return [
      ...wordBuckets(at(i), PLACES.SELF),
      ...wordBuckets(at(i - 1), PLACES.BEFORE),
      ...wordBuckets(at(i - 2), PLACES.BEFORE_THAT),
      ...wordBuckets(at(i + 1), PLACES.AFTER),
      ...wordBuckets(at(i + 2), PLACES.AFTER_THAT),
      ...this.context,
    ];
  }

  private guess(buckets: readonly number[], possible: number): number {
    this.scores.fill(0);
    for (const bucket of buckets) {
      for (let tag = 0; tag < TAGS.length; tag++) {
        this.scores[tag] = (this.scores[tag] ?? 0) + (this.weights[bucket * TAGS.length + tag] ?? 0);
      }
    }
    let top = -1;
    for (let tag = 0; tag < TAGS.length; tag++) {
      if (((possible >>> tag) & 1) === 0) continue;
      if (top < 0 || (this.scores[tag] ?? 0) > (this.scores[top] ?? 0)) top = tag;
    }
    return top;
  }

  private update(buckets: readonly number[], tag: number, by: number): void {
    for (const bucket of buckets) {
      const at = bucket * TAGS.length + tag;
      this.weights[at] = (this.weights[at] ?? 0) + by;
      this.totals[at] = (this.totals[at] ?? 0) + by * this.step;
    }
  }
}
