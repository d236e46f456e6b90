import { readArticle, type SchemaArticle } from './article.ts';
import { indexById, isArticleNode, nodesOf } from './nodes.ts';
import { parseLoosely } from './parse.ts';

export { type SchemaArticle, splitNames } from './article.ts';
export { isNode, listOf, type Node, stringOf } from './nodes.ts';
export { parseLoosely } from './parse.ts';

/** Every article of a page's blocks of JSON-LD; a block that cannot be read is passed over. */
export function articlesOfBlocks(blocks: readonly string[]): SchemaArticle[] {
  return articlesOf(blocks.map(parseLoosely));
}

/** Every article of a value of JSON-LD, wherever it stands in it. */
export function articlesOf(value: unknown): SchemaArticle[] {
  const nodes = nodesOf(value);
  const byId = indexById(nodes);
  return nodes.filter(isArticleNode).map((node) => readArticle(node, byId));
}
