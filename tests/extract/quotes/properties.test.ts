import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { quotesOf } from './quotes-in.ts';

/** Pieces that news is made of, and what breaks it. */
const PIECES = [
  ...[
    '“',
    '”',
    '"',
    '‘',
    '’',
    "'",
    "''",
    '``',
    '«',
    '»',
    '„',
    '‹',
    '›',
    '‚',
    '(',
    ')',
    '—',
    ' - ',
    ':',
    ', ',
    '. ',
    '? ',
    '…',
    '\n',
  ],
  ...[
    'she said',
    'said the mayor',
    'according to him',
    'told reporters',
    'called it',
    'that',
    'and',
    'what',
    'Q:',
    'A:',
    'MAYOR:',
  ],
  ...['We go on', 'the town', 'Ana Reis', 'is a ruin', 'a', ' ', ' the pier ', '6\'2"', 'U.S.', 'é', '𝒜', '\u00a0'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' '));
const anything = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 200 }));

test('spans give back their text; pieces are sorted, disjoint and inside their quote', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const { start, end, text: words, segments, speaker, cue, confidence } of quotesOf(text)) {
        expect(text.slice(start, end)).toBe(words);
        expect(end).toBeGreaterThan(start);
        for (const passage of [speaker, cue])
          if (passage) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        let at = start;
        for (const segment of segments) {
          expect(segment.start).toBeGreaterThanOrEqual(at);
          expect(segment.end).toBeGreaterThan(segment.start);
          at = segment.end;
        }
        expect(at).toBeLessThanOrEqual(end);
        expect(segments.length).toBeGreaterThan(0);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 400 },
  );
});

test('no two quotes have the same span, and they are sorted', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const quotes = quotesOf(text);
      expect(new Set(quotes.map(({ start, end }) => `${start}-${end}`)).size).toBe(quotes.length);
      expect([...quotes].sort((a, b) => a.start - b.start)).toEqual(quotes);
    }),
    { numRuns: 400, examples: [['.  A:  the pier  A:']] },
  );
});

test('a text gives the same quotes whatever was read before it', () => {
  fc.assert(
    fc.property(anything, anything, (one, other) => {
      const first = quotesOf(one);
      quotesOf(other);
      expect(quotesOf(one)).toEqual(first);
    }),
    { numRuns: 60 },
  );
});

describe('hostile text takes time in step with its length', () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    'straight marks': (n) => '"'.repeat(n),
    'opening marks': (n) => '“'.repeat(n),
    'pairs of marks': (n) => '“”'.repeat(n / 2),
    'single marks that nothing closes': (n) => "'a ".repeat(n / 3),
    'plurals among single marks': (n) => "s' a 'b ".repeat(n / 8),
    'marks nested ever deeper': (n) => '“a '.repeat(n / 6) + 'b”'.repeat(n / 6),
    'low marks': (n) => '‚a ‘b '.repeat(n / 6),
    guillemets: (n) => '« a » '.repeat(n / 6),
    'one word': (n) => 'a'.repeat(n),
    'cues alone': (n) => 'he said that '.repeat(n / 13),
    'quoted words in one sentence': (n) => 'she called the town “a great place” and he '.repeat(n / 44),
    'quotations and their cues in one sentence': (n) => '“a,” he said, '.repeat(n / 14),
    'one speech': (n) => `He said: “${'It is so. '.repeat(n / 10)}`,
    'space before a quotation': (n) => `She said that it was${' '.repeat(n)}too late: “I am going to the sea.”`,
    labels: (n) => 'ANA REIS: I am.\n'.repeat(n / 16),
  };
  test.each(Object.entries(hostile))(
    '%s',
    (_, make) => {
      const LENGTH = 30_000;
      quotesOf(make(LENGTH / 4));
      // The processor's time, which a busy machine changes less than the clock's; the least of three, for others disturb it.
      const time = (length: number): number => {
        const times = [1, 2, 3].map(() => {
          const started = process.cpuUsage();
          quotesOf(make(length));
          const { user, system } = process.cpuUsage(started);
          return (user + system) / 1000;
        });
        return Math.min(...times);
      };
      const one = time(LENGTH);
      // Twice the length may take three times as long; the rest is slack.
      expect(time(2 * LENGTH)).toBeLessThan(Math.max(4 * one, one + 500));
    },
    60_000,
  );

  test('a million quotation marks', () => {
    const took = processorTime(() => expect(quotesOf('" '.repeat(1_000_000)).length).toBe(0));
    expect(took).toBeLessThan(60_000);
  }, 240_000);
});
