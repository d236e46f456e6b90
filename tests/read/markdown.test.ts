import { describe, expect, test } from 'vitest';
import { readTexts } from '../../src/read/index.ts';

const read = (text: string, path = 'article.md') => readTexts(text, path).documents[0];
const shape = (text: string): (readonly [string | undefined, string])[] =>
  (read(text)?.lines ?? []).map((line) => [line.markup?.kind ?? line.markup?.element, line.text] as const);

const FRONT =
  '---\ntitle: "Ferry: back at sea"\nauthor: [Ada Lund, Bo Ek]\ndate: 2024-03-04T09:30:00+01:00\nlang: en\n---\n';

describe('how Markdown is told', () => {
  test('by its front matter, by its headings, by its name', () => {
    expect(read(`${FRONT}It sailed.`, 'x')?.format).toBe('MARKDOWN');
    expect(read('# Ferry\n\nIt sailed.\n\n## Cards\n\nThey played.', 'x')?.format).toBe('MARKDOWN');
    expect(read('It sailed.', 'x.md')?.format).toBe('MARKDOWN');
  });

  test('a line of hyphens or a number sign alone is text', () => {
    expect(read('---\nIt sailed.\n---', 'x')?.format).toBe('TEXT');
    expect(read('#1 song of the summer\n\nIt sailed, said Ada Lund.', 'x')?.format).toBe('TEXT');
  });
});

describe('front matter', () => {
  test('says what it has fields for', () => {
    expect(read(`${FRONT}It sailed.`)?.metadata).toEqual({
      headline: 'Ferry: back at sea',
      authors: [
        { name: 'Ada Lund', role: null, bio: null },
        { name: 'Bo Ek', role: null, bio: null },
      ],
      language: 'en',
      publishedAt: '2024-03-04T08:30:00Z',
    });
  });

  test('runs nothing, and what is no YAML says nothing', () => {
    expect(read('---\ntitle: !!js/function "function () { throw 1 }"\n---\nIt sailed.')?.text).toContain('It sailed.');
    expect(read('---\ntitle: [unclosed\n---\nIt sailed.')?.metadata).toEqual({});
  });
});

describe('blocks', () => {
  test('keep the file’s own text', () => {
    const text = `${FRONT}\n# Ferry: back at sea\n\nThe *ferry* sailed\nagain.\n\n![A ferry in Visby](a.jpg)\n\n## What now?\n\n- one\n- two\n\n> “Cards,” said Bo.\n`;
    expect(shape(text)).toEqual([
      ['HEADLINE', 'Ferry: back at sea'],
      ['PARAGRAPH', 'The *ferry* sailed\nagain.'],
      ['CAPTION', 'A ferry in Visby'],
      ['HEADING', 'What now?'],
      ['LIST_ITEM', 'one'],
      ['LIST_ITEM', 'two'],
      ['QUOTE', '“Cards,” said Bo.'],
    ]);
    for (const line of read(text)?.lines ?? []) expect(text.slice(line.start, line.end)).toBe(line.text);
  });
});

describe('pictures', () => {
  test.each([
    ['![A boat](a.jpg)', [['CAPTION', 'A boat']]],
    ['![A boat](a.jpg)\n*The boat on Monday. Photo: Eva Dahl*', [['CAPTION', 'The boat on Monday. Photo: Eva Dahl']]],
    ['![A boat](a.jpg)\r\n_The boat._', [['CAPTION', 'The boat.']]],
    [
      '![A boat](a.jpg)\nIt sailed on *Monday*.',
      [
        ['CAPTION', 'A boat'],
        ['PARAGRAPH', 'It sailed on *Monday*.'],
      ],
    ],
  ])('%j', (picture, lines) => {
    expect(shape(`# Ferry\n\n${picture}\n\nIt came back.`)).toEqual([
      ['HEADLINE', 'Ferry'],
      ...lines,
      ['PARAGRAPH', 'It came back.'],
    ]);
  });
});
