import { loadKnowledge } from '../../../src/data.ts';
import type { NamedSpan } from '../../../src/extract/names/index.ts';
import { createQuoteFinder, type QuoteDraft } from '../../../src/extract/quotes/index.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import { createPartOfSpeechTagger } from '../../../src/extract/text/tagger.ts';
import { openWordClasses } from '../../../src/extract/text/word-classes.ts';
import type { Story } from '../../../src/model.ts';

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
  const annotated = annotate(storyOf(text));
  const names = people.map(({ start, end }): NamedSpan => {
    const firstToken = annotated.tokens.findIndex((token) => token.end > start);
    const after = annotated.tokens.findIndex((token) => token.start >= end);
    const endToken = after < 0 ? annotated.tokens.length : after;
    return { start, end, text: text.slice(start, end), type: 'PERSON', firstToken, endToken, confidence: 0.9 };
  });
  return findQuotes(annotated, names);
}

/** Statements as lines, each with its kind, who said it and its pieces: "DIRECT he: It was late / We left". */
export function linesOf(quotes: readonly QuoteDraft[]): string[] {
  return quotes.map(({ kind, start, text, segments, speaker }) => {
    const pieces = segments.map((piece) => text.slice(piece.start - start, piece.end - start));
    return `${kind} ${speaker?.text ?? '–'}: ${pieces.join(' / ')}`;
  });
}

function storyOf(text: string): Story {
  const blocks: Story['blocks'][number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const span = { start: at, end: at + line.length };
    if (line.trim() !== '') blocks.push({ index: blocks.length, kind: 'PARAGRAPH', text: line, span });
    at += line.length + 1;
  }
  return {
    format: 'TEXT',
    text,
    headline: null,
    standfirst: null,
    publication: null,
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
