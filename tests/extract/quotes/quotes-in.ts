import { asStory } from '../../../scripts/train/story.ts';
import { loadKnowledge } from '../../../src/data.ts';
import { createQuoteFinder, type QuoteDraft } from '../../../src/extract/quotes/index.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import { createPartOfSpeechTagger } from '../../../src/extract/text/tagger.ts';
import { openWordClasses } from '../../../src/extract/text/word-classes.ts';
import { nameAt } from '../marked-names.ts';

const knowledge = loadKnowledge();
const annotate = createAnnotator(
  knowledge.words,
  createPartOfSpeechTagger(knowledge.tags, openWordClasses(knowledge.wordClasses)),
);
const findQuotes = createQuoteFinder(knowledge.words);

/** The quotes of a text whose people’s names are marked, as in `{Ana Reis}`; each line is a paragraph. */
export function quotesIn(marked: string): readonly QuoteDraft[] {
  const people: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '{') people.push({ start: text.length, end: text.length });
    else if (character === '}') {
      const last = people.at(-1);
      if (last) last.end = text.length;
    } else text += character;
  }
  return quotesOf(text, people);
}

/** The quotes of a text, nobody in it known by name but those at the spans. */
export function quotesOf(text: string, people: readonly { start: number; end: number }[] = []): readonly QuoteDraft[] {
  const annotated = annotate(asStory(text));
  const names = people.map((span) => nameAt(annotated, span, 'PERSON'));
  return findQuotes(annotated, names);
}

/** Statements as lines, each with its kind, who said it and its pieces: "DIRECT he: It was late / We left". */
export function linesOf(quotes: readonly QuoteDraft[]): string[] {
  return quotes.map(({ kind, start, text, segments, speaker }) => {
    const pieces = segments.map((piece) => text.slice(piece.start - start, piece.end - start));
    return `${kind} ${speaker?.text ?? '–'}: ${pieces.join(' / ')}`;
  });
}
