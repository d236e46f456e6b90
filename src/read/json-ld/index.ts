import { parseLoosely } from './parse.ts';
import { type StatedArticle, readArticle } from './article.ts';
import { indexById, isArticleNode, nodesOf } from './nodes.ts';

export { type StatedArticle, splitNames } from './article.ts';
export { parseLoosely } from './parse.ts';

/** Every article of a page's blocks of JSON-LD; a block that cannot be read is passed over. */
export function articlesOfBlocks(blocks: readonly string[]): StatedArticle[] {
  return articlesOf(blocks.map(parseLoosely));
}

/** Every article of a value of JSON-LD, wherever it stands in it. */
export function articlesOf(value: unknown): StatedArticle[] {
  const nodes = nodesOf(value);
  const byId = indexById(nodes);
  return nodes.filter(isArticleNode).map((node) => readArticle(node, byId));
}
