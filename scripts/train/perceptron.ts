import { BUCKETS, CONTEXT, PLACES, type Place, wordBuckets } from '../../src/extract/names/features.ts';
import { LABELS } from '../../src/extract/names/labels.ts';
import { NO_FACTS } from '../../src/extract/names/lexicon.ts';
import type { NameModel } from '../../src/extract/names/model.ts';
import { bestPath } from '../../src/extract/names/viterbi.ts';

/** The features of one token. */
export const FEATURES = Object.values(PLACES).reduce(
  (sum, place) => sum + wordBuckets(NO_FACTS, place as Place).length,
  CONTEXT,
);

/** A sentence ready for learning: the buckets of its tokens and the labels that they should get. */
export interface Example {
  readonly buckets: Int32Array;
  readonly labels: Uint8Array;
}

/** Deterministic pseudo-random numbers from 0 to 1 (mulberry32): the same seed gives the same training, byte for byte. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How to learn. */
export interface LearningPlan {
  /** How many times all sentences are gone through. */
  readonly epochs: number;
  /** The share of the features that is left out, from 0 to 1. */
  readonly dropRate: number;
  /** For each, everything is learnt once, in another order; the weights are averaged. */
  readonly seeds: readonly number[];
}

/**
 * Learns the averaged structured perceptron (Collins 2002) and quantises it.
 *
 * A share of the features is left out, others for each sentence each time: none can be leant on alone, so that the weak ones
 * are learnt too (corruption against domain shift: Søgaard 2013). No other change to the learning gave half as much.
 */
export function learn(
  examples: readonly Example[],
  { epochs, dropRate, seeds }: LearningPlan,
): Pick<NameModel, 'weights' | 'transitions'> {
  const weights = new Float64Array(BUCKETS * LABELS);
  const transitions = new Float64Array(LABELS * LABELS);
  for (const seed of seeds) {
    const once = learnOnce(examples, epochs, dropRate, seed);
    once.weights.forEach((weight, i) => {
      weights[i] = (weights[i] ?? 0) + weight;
    });
    once.transitions.forEach((weight, i) => {
      transitions[i] = (transitions[i] ?? 0) + weight;
    });
  }
  return quantise(weights, transitions);
}

function learnOnce(
  examples: readonly Example[],
  epochs: number,
  dropRate: number,
  seed: number,
): { readonly weights: Float64Array; readonly transitions: Float64Array } {
  const weights = new Float32Array(BUCKETS * LABELS);
  const totals = new Float64Array(BUCKETS * LABELS);
  const transitions = new Float64Array(LABELS * LABELS);
  const transitionTotals = new Float64Array(LABELS * LABELS);
  const next = random(seed);
  const order = examples.map((_, i) => i);
  let step = 1;
  const dropped = new Uint8Array(FEATURES);
  const update = (example: Example, i: number, label: number, by: number): void => {
    for (let f = i * FEATURES, t = 0; t < FEATURES; f++, t++) {
      if (dropped[t]) continue;
      const at = (example.buckets[f] ?? 0) * LABELS + label;
      weights[at] = (weights[at] ?? 0) + by;
      totals[at] = (totals[at] ?? 0) + by * step;
    }
  };
  const updateTransition = (before: number, label: number, by: number): void => {
    const at = before * LABELS + label;
    transitions[at] = (transitions[at] ?? 0) + by;
    transitionTotals[at] = (transitionTotals[at] ?? 0) + by * step;
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next);
    for (const n of order) {
      const example = examples[n];
      if (!example) continue;
      const { labels } = example;
      for (let t = 0; t < FEATURES; t++) dropped[t] = next() < dropRate ? 1 : 0;
      const scores = scoreExample(example, weights, dropped);
      const guess = bestPath(scores, transitions);
      let [wanted, guessed] = [0, 0];
      for (let i = 0; i < labels.length; i++) {
        const [right, got] = [labels[i] ?? 0, guess[i] ?? 0];
        if (right !== got) {
          update(example, i, right, 1);
          update(example, i, got, -1);
        }
        if (right !== got || wanted !== guessed) {
          updateTransition(wanted, right, 1);
          updateTransition(guessed, got, -1);
        }
        [wanted, guessed] = [right, got];
      }
      step += 1;
    }
  }
  return {
    weights: Float64Array.from(weights, (weight, i) => weight - (totals[i] ?? 0) / step),
    transitions: transitions.map((weight, i) => weight - (transitionTotals[i] ?? 0) / step),
  };
}

/** Scores under weights that are still being learnt: nine sums in local variables, one a label. */
function scoreExample({ buckets, labels }: Example, weights: Float32Array, dropped: Uint8Array): Float64Array {
  const scores = new Float64Array(labels.length * LABELS);
  for (let i = 0; i < labels.length; i++) {
    let [s0, s1, s2, s3, s4, s5, s6, s7, s8] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let f = i * FEATURES, t = 0; t < FEATURES; f++, t++) {
      if (dropped[t]) continue;
      const at = (buckets[f] ?? 0) * LABELS;
      s0 += weights[at] ?? 0;
      s1 += weights[at + 1] ?? 0;
      s2 += weights[at + 2] ?? 0;
      s3 += weights[at + 3] ?? 0;
      s4 += weights[at + 4] ?? 0;
      s5 += weights[at + 5] ?? 0;
      s6 += weights[at + 6] ?? 0;
      s7 += weights[at + 7] ?? 0;
      s8 += weights[at + 8] ?? 0;
    }
    scores.set([s0, s1, s2, s3, s4, s5, s6, s7, s8], i * LABELS);
  }
  return scores;
}

/** A byte a weight: the largest few are cut off, so that the many small ones keep their differences. */
function quantise(weights: Float64Array, transitions: Float64Array): Pick<NameModel, 'weights' | 'transitions'> {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
  const scale = 127 / largest;
  return {
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale)))),
    transitions: Int16Array.from(transitions, (weight) =>
      Math.max(-32000, Math.min(32000, Math.round(weight * scale))),
    ),
  };
}

export function shuffle(items: number[], next: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a];
  }
}
