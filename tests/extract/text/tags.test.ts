import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asStory } from '../../../scripts/train/story.ts';
import { loadKnowledge } from '../../../src/data.ts';
import { createAnnotator } from '../../../src/extract/text/annotate.ts';
import { createPartOfSpeechTagger } from '../../../src/extract/text/tagger.ts';
import { isFiniteVerb, TAG, TAGS } from '../../../src/extract/text/tags.ts';
import { encodeWordClasses, openWordClasses } from '../../../src/extract/text/word-classes.ts';

const knowledge = loadKnowledge();
const classes = openWordClasses(knowledge.wordClasses);
const annotate = createAnnotator(knowledge.words, createPartOfSpeechTagger(knowledge.tags, classes));

function tagged(text: string): string {
  const { tokens, tags } = annotate(asStory(text));
  return tokens.map((token, i) => `${token.text}/${TAGS[tags[i] ?? 0]}`).join(' ');
}

test.each([
  [
    'The mayor warned that floods were coming.',
    'The/DT mayor/NN warned/VBD that/SC floods/NNS were/VBD coming/VBG ./PUNCT',
  ],
  [
    '“It is over,” said Maria Lopez.',
    '“/PUNCT It/PRP is/VBZ over/RB ,/PUNCT ”/PUNCT said/VBD Maria/NNP Lopez/NNP ./PUNCT',
  ],
  ['The report says it.', 'The/DT report/NN says/VBZ it/PRP ./PUNCT'],
  ['They report the theft to the police.', 'They/PRP report/VBP the/DT theft/NN to/IN the/DT police/NN ./PUNCT'],
])('%s', (text, expected) => {
  expect(tagged(text)).toBe(expected);
});

test('a sentence has its finite verb', () => {
  const { tags } = annotate(asStory('Villagers in the valley have asked the council for help since Monday.'));
  expect([...tags].filter(isFiniteVerb)).toEqual([TAG.VBP]);
});

test('every token has a tag, and what was tagged before changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 100 }), (text, other) => {
      const first = annotate(asStory(text));
      annotate(asStory(other));
      expect([...annotate(asStory(text)).tags]).toEqual([...first.tags]);
      expect(first.tags.length).toBe(first.tokens.length);
      for (const tag of first.tags) expect(tag).toBeLessThan(TAGS.length);
    }),
  );
});

test('words of the same company share the wider class', () => {
  expect(classes('Monday')).toBe(classes('Tuesday'));
  expect(classes('Kenya') & 63).toBe(classes('Portugal') & 63);
  expect(classes('qqxyzzy')).toBe(0);
});

test('word classes come back as they were written', () => {
  const open = openWordClasses(
    encodeWordClasses([
      ['one', 1],
      ['two', 65535],
      ['Three', 3],
    ]),
  );
  expect(['one', 'two', 'Three', 'three'].map(open)).toEqual([1, 65535, 3, 0]);
});

test('weights of another version are refused', () => {
  expect(() => openWordClasses(new Uint8Array(20))).toThrow('no word classes');
  expect(() => createPartOfSpeechTagger(new Uint8Array(20), classes)).toThrow('npm run train');
});
