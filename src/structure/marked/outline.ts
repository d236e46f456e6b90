import type { BlockKind, MarkupNode } from '../../model.ts';
import type { Line } from '../lines.ts';
import type { MarkupNames } from './names.ts';

/** What is known of a page's element, from its names and from the lines in it. */
export interface Outline {
  /** Words of all lines in each element. */
  readonly words: readonly number[];
  /** Words of its prose: what an article is found by. */
  readonly prose: readonly number[];
  /** Lines of prose in each element. */
  readonly paragraphs: readonly number[];
  /** Whether an element, or one around it, holds what is no part of an article. */
  readonly aside: readonly boolean[];
  /** The part of an article that an element, or a near one around it, says it is. */
  readonly part: readonly (BlockKind | null)[];
  /** The nearest figure, or caption, around an element; -1 where there is none. */
  readonly figure: readonly number[];
}

/** The share of a page's prose from which an element is no aside, whatever its name. */
const MOST_OF_PROSE = 0.4;
/** The most words that an element named for a part of an article holds, where it is that part alone. */
const LONGEST_PART: Readonly<Partial<Record<BlockKind, number>>> = {
  HEADLINE: 60,
  STANDFIRST: 120,
  KICKER: 12,
  BYLINE: 70,
  AUTHOR_BIO: 200,
  DATE: 40,
  CAPTION: 200,
  CREDIT: 40,
};
/** One endless paragraph does not outweigh an article. */
const MOST_WORDS = 90;
/** The share of an element's words in links from which its name is believed. */
const MUCH_LINKED = 0.3;
/** From this share of letters in links on, a line is a link rather than prose. */
const LINKED = 0.5;

/** Describes every element in three passes over the tree, whose parents come before their children. */
export function outline(tree: readonly MarkupNode[], lines: readonly Line[], names: MarkupNames): Outline {
  const words = new Array<number>(tree.length).fill(0);
  const prose = new Array<number>(tree.length).fill(0);
  const paragraphs = new Array<number>(tree.length).fill(0);
  const links = new Array<number>(tree.length).fill(0);
  for (const line of lines) {
    const { node = -1, linked = 0 } = line.passage.markup ?? {};
    if (node < 0) continue;
    add(words, node, line.size);
    add(links, node, line.size * linked);
    if (!line.prose || linked >= LINKED || line.furniture) continue;
    add(prose, node, Math.min(line.size, MOST_WORDS));
    add(paragraphs, node, 1);
  }
  for (let i = tree.length - 1; i > 0; i--) {
    const parent = tree[i]?.parent ?? -1;
    if (parent < 0) continue;
    for (const sums of [words, prose, paragraphs, links]) add(sums, parent, sums[i] ?? 0);
  }
  const all = tree.reduce((sum, { parent }, i) => (parent < 0 ? sum + (prose[i] ?? 0) : sum), 0);
  const aside: boolean[] = [];
  const part: (BlockKind | null)[] = [];
  const figure: number[] = [];
  tree.forEach((node, i) => {
    const linked = (links[i] ?? 0) > (words[i] ?? 0) * MUCH_LINKED;
    const outside = (prose[i] ?? 0) < all * MOST_OF_PROSE && names.isAside(node, linked);
    aside.push(outside || (aside[node.parent] ?? false));
    const own = names.partOf(node);
    const fits = own !== null && (words[i] ?? 0) <= (LONGEST_PART[own] ?? 0);
    part.push(fits ? own : (part[node.parent] ?? null));
    const around = figure[node.parent] ?? -1;
    const holds = node.tag === 'figure' || (around < 0 && (node.tag === 'figcaption' || (own === 'CAPTION' && fits)));
    figure.push(holds ? i : around);
  });
  return { words, prose, paragraphs, aside, part, figure };
}

function add(sums: number[], at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

/** The part that a line is named as: by its element, or by one inside that holds all of it; a caption may have its credit after it. */
export function partOfLine({ passage }: Line, { part }: Outline): BlockKind | null {
  const { markup, start, end } = passage;
  const own = part[markup?.node ?? -1] ?? null;
  if (own !== null) return own;
  for (const run of markup?.runs ?? []) {
    const named = part[run.node] ?? null;
    if (named !== null && run.start === start && (run.end === end || named === 'CAPTION')) return named;
  }
  return null;
}

/** Whether a line stands in an aside, or is all of a stretch that is not shown. */
export function isAsideLine({ passage }: Line, { aside }: Outline): boolean {
  const { markup, start, end } = passage;
  if (aside[markup?.node ?? -1]) return true;
  return markup?.runs?.some((run) => run.start === start && run.end === end && aside[run.node]) ?? false;
}

/** The next line that is shown, forwards (1) or backwards (-1), past at most one that is not. */
export function neighbour(line: Line, step: 1 | -1, lines: readonly Line[], page: Outline): Line | undefined {
  const next = lines[line.index + step];
  return next && isAsideLine(next, page) ? lines[line.index + 2 * step] : next;
}
