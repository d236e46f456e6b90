/** An object of JSON. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types of schema.org that are news articles, or that news sites give to articles. */
const ARTICLE_TYPE =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:\w*NewsArticle|Article|BlogPosting|TechArticle|ScholarlyArticle|Report|SatiricalArticle|LiveBlogPosting|AdvertiserContentArticle|SocialMediaPosting)$/;

/** More nodes than any page has; what is beyond is not looked at. */
const MOST_NODES = 20_000;

/** All nodes of a value, outer ones first, in their order. */
export function nodesOf(value: unknown): Node[] {
  const found: Node[] = [];
  let queue: unknown[] = [value];
  let seen = 0;
  while (queue.length > 0 && seen < MOST_NODES) {
    const next: unknown[] = [];
    for (const item of queue) {
      seen += 1;
      if (seen > MOST_NODES) break;
      if (isNode(item)) found.push(item);
      const inner = Array.isArray(item) ? item : isNode(item) ? Object.values(item) : [];
      for (const child of inner) if (typeof child === 'object' && child !== null) next.push(child);
    }
    queue = next;
  }
  return found;
}

/** Nodes by `@id`, the one that says most for each, since a page refers to nodes by it. */
export function indexById(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const index = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id !== 'string') continue;
    const known = index.get(id);
    if (!known || Object.keys(node).length > Object.keys(known).length) index.set(id, node);
  }
  return index;
}

export function isArticleNode(node: Node): boolean {
  return listOf(node['@type'] ?? node.type).some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

/** A value as a list: of an array its items, of a single value that one, of nothing none. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The first string of a value that may be a string, a list, `{"@value": …}` or `{"name": …}`. */
export function stringOf(value: unknown): string | null {
  for (const item of listOf(value)) {
    if (typeof item === 'string' && item.trim() !== '') return item;
    if (typeof item === 'number') return String(item);
    if (isNode(item)) {
      const named = item['@value'] ?? item.name ?? item.headline;
      const inner = Array.isArray(named) ? named[0] : named;
      if (typeof inner === 'string' && inner.trim() !== '') return inner;
    }
  }
  return null;
}
