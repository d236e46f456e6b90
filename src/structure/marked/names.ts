import type { BlockKind, MarkupNode, WordLists } from '../../model.ts';

/** What the names of an element say it is for. */
export interface MarkupNames {
  /**
   * Whether it holds what is no part of an article: menus, related stories, forms, comments.
   *
   * @param linked whether much of it is links
   */
  readonly isAside: (node: MarkupNode, linked: boolean) => boolean;
  /** The part of an article that it says it is. */
  readonly partOf: (node: MarkupNode) => BlockKind | null;
}

/** Elements that hold what goes beside an article. Source: HTML Living Standard, sections and interactive elements. */
const ASIDE_TAGS: ReadonlySet<string> = new Set([
  'nav',
  'footer',
  'form',
  'dialog',
  'menu',
  'aside',
  'label',
  'fieldset',
]);
/** As `read` marks what is not shown. */
const HIDDEN = '(hidden)';

export function compileMarkupNames(words: WordLists): MarkupNames {
  const entries = words['structure-markup-aside'] ?? [];
  const keys = (list: readonly string[]): Set<string> => new Set(list.map((entry) => entry.replace(' ', '_')));
  const always = keys(entries.filter((entry) => !entry.startsWith('? ')));
  const linkedOnly = keys(entries.filter((entry) => entry.startsWith('? ')).map((entry) => entry.slice(2)));
  const says = (list: ReadonlySet<string>, names: readonly string[]): boolean =>
    names.some((name, i) => list.has(name) || list.has(`${name}_${names[i + 1]}`));
  const parts = new Map<string, BlockKind>();
  for (const entry of words['structure-markup-parts'] ?? []) {
    const [kind = '', name = ''] = entry.split(' ');
    parts.set(name, kind as BlockKind);
  }
  const order = [...new Set(parts.values())];
  return {
    isAside: ({ tag, names }, linked) =>
      ASIDE_TAGS.has(tag) || names.includes(HIDDEN) || says(always, names) || (linked && says(linkedOnly, names)),
    partOf: ({ names }) => {
      let best: BlockKind | null = null;
      names.forEach((name, i) => {
        for (const key of [name, `${name}_${names[i + 1]}`, `${name}_${names[i + 1]}_${names[i + 2]}`]) {
          const kind = parts.get(key);
          if (kind && (best === null || order.indexOf(kind) < order.indexOf(best))) best = kind;
        }
      });
      return best;
    },
  };
}
