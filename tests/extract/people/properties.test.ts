import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { parse, peopleOf } from './sources.ts';

const pieces = fc.constantFrom(
  'Martha Hollis',
  'Mr Hollis',
  'Peter Brandt',
  'Brandt',
  'he',
  'She',
  'his wife',
  'the mayor',
  'a doctor',
  'the mayor of Ashford',
  ', ',
  '. ',
  '\n\n',
  ' said ',
  ' is ',
  ' and ',
  '“',
  '”',
  '"',
  'I',
  '’s',
  ' of ',
  '-',
  ' who ',
  '42',
  '🙂',
);
const articles = fc
  .oneof(fc.array(pieces, { maxLength: 60 }), fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 12 }))
  .map((parts) => parts.join(' '));

describe('for any text', () => {
  test('mentions give back their text, lie inside their block, and no two have the same span', () => {
    fc.assert(
      fc.property(articles, (raw) => {
        fc.pre(/\S/.test(raw));
        const { text, blocks, people } = parse(raw, 'test.txt', { bodyOnly: true });
        const spans = new Set<string>();
        for (const { mentions } of people) {
          for (const { start, end, text: words, block, confidence } of mentions) {
            expect(text.slice(start, end)).toBe(words);
            const span = blocks.find(({ index }) => index === block)?.span;
            expect(span && start >= span.start && end <= span.end).toBe(true);
            expect(confidence >= 0 && confidence <= 1).toBe(true);
            expect(spans.has(`${start}-${end}`)).toBe(false);
            spans.add(`${start}-${end}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('people have distinct keys, and mentions in the order of the text', () => {
    fc.assert(
      fc.property(articles, (raw) => {
        fc.pre(/\S/.test(raw));
        const people = peopleOf(raw);
        expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
        for (const { mentions } of people) {
          expect(mentions.every(({ start }, i) => i === 0 || start >= (mentions[i - 1]?.start ?? 0))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the same text gives the same people, whatever was read before', () => {
    const text = 'Peter Hollis and his wife, Martha Hollis, own a farm. She said he was a teacher.';
    const before = peopleOf(text);
    peopleOf('Martha Brandt, a doctor, met him.');
    expect(peopleOf(text)).toEqual(before);
  });
});

describe('time grows in step with the text', () => {
  const time = (text: string): number => processorTime(() => peopleOf(text));
  const letters = (n: number): string =>
    String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26), 97 + (Math.floor(n / 676) % 26));
  test.each([
    ['one sentence of pronouns', (n: number) => 'he said his wife '.repeat(n)],
    ['one sentence of descriptions', (n: number) => 'the mayor of the mayor, a doctor, '.repeat(n)],
    ['many people', (n: number) => Array.from({ length: n }, (_, i) => `Martha H${letters(i)} met her. `).join('')],
    ['one person’s many descriptions', (n: number) => 'Mayor Ana Reis slept. The mayor of Leeds left. '.repeat(n)],
    ['one person’s many names', (n: number) => 'Mr Peter Hollis met Hollis, his friend. '.repeat(n)],
  ])(
    '%s',
    (_, text) => {
      time(text(500));
      const [small, large] = [Math.max(time(text(2_000)), 5), Math.min(time(text(16_000)), time(text(16_000)))];
      expect(large / small).toBeLessThan(24);
    },
    60_000,
  );
});
