import type { Story } from '../../src/model.ts';

/** A text whose every line is a paragraph. */
export function asStory(text: string): Story {
  let start = 0;
  const blocks = text.split('\n').map((line, index) => {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    return { index, kind: 'PARAGRAPH' as const, text: line, span };
  });
  return {
    format: 'TEXT',
    text,
    headline: null,
    standfirst: null,
    publication: null,
    section: null,
    language: null,
    url: null,
    publishedAt: null,
    modifiedAt: null,
    dateline: null,
    authors: [],
    captions: [],
    blocks: blocks.filter((block) => block.text !== ''),
  };
}
