import { expect, test } from 'vitest';
import { FOLDS, foldOf } from '../../eval/folds.ts';
import { figureAt } from '../../eval/run.ts';
import { formatTable, reached } from '../../eval/table.ts';

const F1 = { label: 'F1', path: ['found', 'F1'], target: 0.8 };
const KEPT = { label: 'kept', path: ['kept'], target: 0.03, atMost: true };

test('a target is a floor or a ceiling', () => {
  expect(reached({ set: 'a', measure: F1, figure: 0.8 })).toBe(true);
  expect(reached({ set: 'a', measure: F1, figure: 0.79 })).toBe(false);
  expect(reached({ set: 'a', measure: KEPT, figure: 0.02 })).toBe(true);
  expect(reached({ set: 'a', measure: KEPT, figure: 0.05 })).toBe(false);
  expect(reached({ set: 'a', measure: { ...F1, target: null }, figure: 1 })).toBe(false);
});

test('the table says what was reached', () => {
  expect(formatTable([{ set: 'a set', measure: F1, figure: 0.912 }])).toBe(
    '| Set   | Measure | Figure | Target | |\n| ----- | ------- | ------ | ------ | - |\n| a set | F1      | 0.912  | ≥ 0.8  | ✓ |'.replace(
      '| |\n',
      '|   |\n',
    ),
  );
});

test('a figure is found by its path', () => {
  expect(figureAt({ found: { F1: 0.5 } }, ['found', 'F1'])).toBe(0.5);
  expect(figureAt({ found: {} }, ['found', 'F1'])).toBeNull();
});

test('a document has the same fold in every set', () => {
  expect(foldOf('gum/GUM_news_storm')).toBe(foldOf('GUM_news_storm'));
  const folds = new Set(Array.from({ length: 50 }, (_, i) => foldOf(`document ${i}`)));
  expect(folds.size).toBe(FOLDS);
});
