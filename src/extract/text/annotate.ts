import type { Block, BlockKind, Span, Story, WordLists } from '../../model.ts';
import { readSentenceWords, sentenceStarts } from './sentences.ts';
import type { PartOfSpeechTagger } from './tagger.ts';
import { readAbbreviations, type Token, tokenize } from './tokens.ts';

/** A sentence as a run of tokens: `tokens.slice(first, end)`. */
export interface Sentence {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  readonly span: Span;
  /** The position in `AnnotatedText.blocks`. */
  readonly block: number;
}

/** A block that carries the article's own words, with its tokens `tokens.slice(first, end)`. */
export interface ContentBlock {
  readonly block: Block;
  readonly first: number;
  readonly end: number;
}

/** An article's words, cut once for everything that looks for something in them. */
export interface AnnotatedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each token, its part of speech: a number of `TAG`. */
  readonly tags: Uint8Array;
  /** For each token, the sentence that it stands in. */
  readonly sentenceOf: Int32Array;
  readonly sentences: readonly Sentence[];
  readonly blocks: readonly ContentBlock[];
}

const CONTENT: ReadonlySet<BlockKind> = new Set([
  'HEADLINE',
  'STANDFIRST',
  'CAPTION',
  'PARAGRAPH',
  'SUBHEAD',
  'LIST_ITEM',
]);

/** Tells no parts of speech: every tag is 0. For what is learnt and tested without them. */
const untagged: PartOfSpeechTagger = (tokens) => new Uint8Array(tokens.length);

/** Cuts the content blocks of a story into tokens and sentences, and tags them. A sentence never crosses a block. */
export function createAnnotator(words: WordLists, tag = untagged): (story: Story) => AnnotatedText {
  const abbreviations = readAbbreviations(words);
  const sentenceWords = readSentenceWords(words);

  return (story) => {
    const tokens: Token[] = [];
    const sentences: Sentence[] = [];
    const blocks: ContentBlock[] = [];
    for (const block of story.blocks) {
      if (!CONTENT.has(block.kind)) continue;
      const first = tokens.length;
      for (const token of tokenize(story.text, block.span.start, block.span.end, abbreviations)) tokens.push(token);
      const starts = sentenceStarts(tokens, first, tokens.length, sentenceWords);
      starts.forEach((start, i) => {
        const end = starts[i + 1] ?? tokens.length;
        const span = { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
        sentences.push({ first: start, end, span, block: blocks.length });
      });
      blocks.push({ block, first, end: tokens.length });
    }
    const sentenceOf = new Int32Array(tokens.length);
    sentences.forEach((sentence, i) => {
      sentenceOf.fill(i, sentence.first, sentence.end);
    });
    return { text: story.text, tokens, tags: tag(tokens, sentences), sentenceOf, sentences, blocks };
  };
}
