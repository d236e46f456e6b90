/** Learns whom pronouns stand for: `data/words/person-pronoun-weights.txt`. */
import { createNameTagger } from '../../src/extract/names/index.ts';
import { createPeopleFinder, createRetyper } from '../../src/extract/people/index.ts';
import {
  type Candidate,
  type Chooser,
  createChooser,
  WEIGHTS,
  writeWeights,
} from '../../src/extract/people/pronouns.ts';
import type { Referent } from '../../src/extract/people/referents.ts';
import { openGazetteer } from '../../src/extract/places/index.ts';
import { createQuoteFinder } from '../../src/extract/quotes/index.ts';
import { type AnnotatedText, createAnnotator } from '../../src/extract/text/annotate.ts';
import { createPartOfSpeechTagger } from '../../src/extract/text/tagger.ts';
import { openWordClasses } from '../../src/extract/text/word-classes.ts';
import type { Knowledge } from '../../src/model.ts';
import type { CoreferenceDocument, GoldMention } from './coreference.ts';
import { asStory } from './story.ts';

/** What a pronoun could stand for, each candidate by its features, and which of them are right: none for nobody. */
interface Example {
  readonly candidates: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

const EPOCHS = 30;
const RATE = 0.05;
const DECAY = 0.05;

/**
 * First with every pronoun before given to the right person, then once more as the weights themselves give them, so that
 * the weights learn to live with their own mistakes (Ross and others 2011).
 *
 * @param knowledge with the taggers' weights: the people of the documents are those that would be found in them
 */
export function trainPronouns(documents: readonly CoreferenceDocument[], knowledge: Knowledge): string[] {
  const examples = collectExamples(documents, knowledge, null);
  for (let round = 0; round < ROUNDS; round++) {
    const choose = createChooser(Float32Array.from(learn(examples)));
    examples.push(...collectExamples(documents, knowledge, choose));
  }
  return writeWeights(learn(examples));
}

const ROUNDS = 2;

/** The weights as a word list, with what they are. */
export function weightList(lines: readonly string[]): string {
  return `# Whom pronouns stand for: for each question of src/extract/people/pronouns.ts, the weights of its answers in hundredths, four
# forms of a pronoun each. Learnt on GUM (annotations CC BY 4.0) by scripts/train.ts; do not edit.
${lines.join('\n')}
`;
}

/** @param follow who decides on the pronouns before; null for what is right */
export function collectExamples(
  documents: readonly CoreferenceDocument[],
  knowledge: Knowledge,
  follow: Chooser | null,
): Example[] {
  const classes = openWordClasses(knowledge.wordClasses);
  const annotate = createAnnotator(knowledge.words, createPartOfSpeechTagger(knowledge.tags, classes));
  const tagNames = createNameTagger(knowledge.names, openGazetteer(knowledge.gazetteer), classes, knowledge.words);
  const retype = createRetyper(knowledge.words);
  const findQuotes = createQuoteFinder(knowledge.words);
  return documents.flatMap((document) => {
    const text = annotate(asStory(document.text));
    const names = retype(text, tagNames(text));
    const examples: Example[] = [];
    const choose = record(text, document, examples, follow);
    createPeopleFinder(knowledge.words, choose)(text, names, findQuotes(text, names));
    return examples;
  });
}

/** Writes down what there was to choose from. */
function record(
  { tokens }: AnnotatedText,
  { mentions }: CoreferenceDocument,
  examples: Example[],
  follow: Chooser | null,
): Chooser {
  const pronouns = new Map(
    mentions.filter(({ kind }) => kind === 'PRONOUN').map((mention) => [mention.head.start, mention]),
  );
  const others = mentions.filter(({ kind }) => kind !== 'PRONOUN');
  const known = new Map<Referent, string | null>();
  return (pronoun, candidates) => {
    const { token } = pronoun;
    const gold = pronouns.get(tokens[token]?.start ?? -1);
    if (!gold) return follow?.(pronoun, candidates) ?? null;
    const right = candidates.map(({ referent }) => entityOf(referent, others, known) === gold.entity);
    if (candidates.length > 0) examples.push({ candidates: candidates.map(({ features }) => features), right });
    if (follow) return follow(pronoun, candidates);
    const found: Candidate | undefined = candidates[right.indexOf(true)];
    return found ? { referent: found.referent, confidence: 1 } : null;
  };
}

/** The entity that most mentions of a referent fall on. */
function entityOf(
  referent: Referent,
  gold: readonly GoldMention[],
  known: Map<Referent, string | null>,
): string | null {
  const before = known.get(referent);
  if (before !== undefined) return before;
  const votes = new Map<string, number>();
  for (const { start, end, kind } of referent.mentions) {
    if (kind === 'PRONOUN' || (kind === 'NOMINAL' && referent.cluster)) continue;
    for (const { entity, head } of gold) {
      const hit = kind === 'NAME' ? head.start < end && start < head.end : head.end <= end && head.start >= start;
      if (hit) votes.set(entity, (votes.get(entity) ?? 0) + 1);
    }
  }
  const [first] = [...votes].sort((a, b) => b[1] - a[1]);
  const entity = first ? first[0] : null;
  if (entity !== null) known.set(referent, entity);
  return entity;
}

/** Logistic regression over the candidates of a pronoun and nobody (Denis and Baldridge 2007), by stochastic descent. */
function learn(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(WEIGHTS);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch * 0.1);
    for (const { candidates, right } of examples) {
      const scores = candidates.map((features) => Math.exp(features.reduce((sum, f) => sum + (weights[f] ?? 0), 0)));
      const all = scores.reduce((sum, score) => sum + score, 1);
      const won = scores.reduce((sum, score, i) => sum + (right[i] ? score : 0), right.includes(true) ? 0 : 1);
      candidates.forEach((features, i) => {
        const score = scores[i] ?? 0;
        const gradient = (right[i] ? score / won : 0) - score / all;
        for (const f of features) weights[f] = (weights[f] ?? 0) * (1 - rate * DECAY) + rate * gradient;
      });
    }
  }
  return weights;
}
