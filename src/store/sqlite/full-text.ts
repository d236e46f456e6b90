import type { SearchQuery, SearchTerm } from '../search-query.ts';

/** A query as an expression of FTS5. Every word is quoted, so that none is taken for an operator. */
export function toExpression({ all, none }: SearchQuery): string {
  const wanted = all.map((terms) => `(${terms.map(toPhrase).join(' OR ')})`).join(' AND ');
  return [wanted, ...none.map(toPhrase)].join(' NOT ');
}

function toPhrase({ words, prefix }: SearchTerm): string {
  return `"${words.join(' ')}"${prefix ? '*' : ''}`;
}
