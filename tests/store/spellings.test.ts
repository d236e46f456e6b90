import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedSpellings, keptSpellings } from '../../src/store/spellings.ts';

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counted one. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}

const isFound = (kept: string, asked: string): boolean => {
  const spellings = new Set(keptSpellings(kept));
  return askedSpellings(asked).some((spelling) => spellings.has(spelling));
};

test.each([
  ['erdogan', 'erdogen', true],
  ['okoth', 'okhot', false],
  ['okoth', 'okoht', true],
  ['duarte', 'duart', true],
  ['duarte', 'duartte', true],
  ['kim', 'kin', false],
  ['lund', 'lun', false],
])('of names, %s is found by %s: %s', (kept, asked, found) => {
  expect(isFound(kept, asked)).toBe(found);
});

test('words of four letters and more are found by what is one slip away, and by nothing else', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 });
  fc.assert(
    fc.property(words, words, (kept, asked) => {
      expect(isFound(kept, asked)).toBe(distance(kept, asked) <= 1);
    }),
    { numRuns: 2000 },
  );
});
