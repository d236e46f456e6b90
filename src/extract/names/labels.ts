import type { NameType } from './index.ts';

/** What a name may be, in the order of the labels. */
export const TYPES: readonly NameType[] = ['PERSON', 'PLACE', 'ORGANISATION', 'OTHER'];

/** Outside any name. */
export const OUTSIDE = 0;

/** Label 0 is outside; then for each type the label that begins a name and the one that carries it on. */
export const LABELS = 1 + 2 * TYPES.length;

/** The score of a label that a token cannot have: less than any sum of weights, so that the best path never has it. */
export const EXCLUDED = -1e6;

export function beginLabel(type: NameType): number {
  return 1 + 2 * TYPES.indexOf(type);
}

export function insideLabel(type: NameType): number {
  return 2 + 2 * TYPES.indexOf(type);
}

export function isInside(label: number): boolean {
  return label > 0 && label % 2 === 0;
}

/** The type of a label other than `OUTSIDE`. */
export function typeOf(label: number): NameType {
  return TYPES[(label - 1) >> 1] ?? 'OTHER';
}

/** A name is carried on only by its own type. */
export function mayFollow(before: number, label: number): boolean {
  return !isInside(label) || before === label || before === label - 1;
}
