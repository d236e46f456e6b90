import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { namesIn, newTagger } from './sources.ts';

const WORD = fc.constantFrom(
  ...'Mr Dr. President Maria Lopez O’Neil al-Rashid van der Berg Jordan Paris London Bank of the said in - , . “ ” ’s ( ) Ltd 45 I \n ﬁ İ 李 😀'.split(
    ' ',
  ),
);
const TEXT = fc.oneof(
  fc.array(WORD, { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('the names of any text', () => {
  test('give back their text, stand in order and never overlap', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        let last = 0;
        for (const { start, end, text: form } of namesIn(text)) {
          expect(text.slice(start, end)).toBe(form);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });

  test('have a confidence from 0 to 1', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        for (const { confidence } of namesIn(text)) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('are the same whatever was tagged before', () => {
    const fresh = newTagger();
    fc.assert(
      fc.property(TEXT, TEXT, (before, text) => {
        namesIn(before);
        expect(namesIn(text)).toEqual(fresh(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('time grows in step with the text', () => {
  test.each([
    ['one name over and over', 'Maria Lopez '],
    ['names without an end', 'Maria '],
    ['one sentence of titles', 'Mr Dr President '],
    ['sentences of one name', 'Lopez said. '],
    ['names joined by hyphens', 'Lopez-'],
    ['a place with a long name', 'United States of America '],
  ])('%s', (_, unit) => {
    const time = (count: number): number => {
      const text = unit.repeat(count);
      return processorTime(() => namesIn(text));
    };
    time(1_000);
    const short = Math.min(time(2_000), time(2_000));
    // Sixteen times the text may take four times as long again as that, on a busy machine.
    expect(time(32_000)).toBeLessThan(64 * short + 500);
  });

  test('many different names', () => {
    const text = Array.from(
      { length: 8_000 },
      (_, i) => `Maria Name${String.fromCharCode(97 + (i % 26))}${i} left.`,
    ).join(' ');
    expect(processorTime(() => namesIn(text))).toBeLessThan(20_000);
  });
});
