import type { MarkupNode } from '../../model.ts';
import type { Line } from '../lines.ts';
import type { Outline } from './outline.ts';

/** The share of an element's prose that one inside it must hold to be looked into instead. */
const ENOUGH = 0.6;
/** Fewer paragraphs make no article of their own. */
const FEWEST_PARAGRAPHS = 2;

/** The element that holds the article's paragraphs, by where the prose is; -1 when the page has none. */
export function findRegion(tree: readonly MarkupNode[], { prose, paragraphs, aside }: Outline): number {
  const best = new Array<number>(tree.length).fill(-1);
  let root = -1;
  const mass = (node: number): number => (node < 0 || aside[node] ? 0 : (prose[node] ?? 0));
  tree.forEach(({ parent }, i) => {
    if (parent < 0) root = mass(i) > mass(root) ? i : root;
    else if (mass(i) > mass(best[parent] ?? -1)) best[parent] = i;
  });
  let region = root;
  for (;;) {
    const inner = best[region] ?? -1;
    if (inner < 0 || mass(inner) < mass(region) * ENOUGH || (paragraphs[inner] ?? 0) < FEWEST_PARAGRAPHS) return region;
    region = inner;
  }
}

/** For each line, whether it stands in the element. */
export function linesIn(region: number, tree: readonly MarkupNode[], lines: readonly Line[]): boolean[] {
  const within: boolean[] = [];
  tree.forEach(({ parent }, i) => {
    within.push(i === region || (within[parent] ?? false));
  });
  return lines.map(({ passage }) => within[passage.markup?.node ?? -1] ?? false);
}
