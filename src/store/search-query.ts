import { WORD, wordsOf } from './words.ts';

/** Words that follow each other; one word is the usual case. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
  /** Was put in quotation marks: other forms of its words are not meant. */
  readonly exact: boolean;
}

/** What is searched for, whatever the database: some term of each of `all`, and no term of `none`. */
export interface SearchQuery {
  readonly all: readonly (readonly SearchTerm[])[];
  readonly none: readonly SearchTerm[];
}

/** How long a search may be, and how many terms it may have. */
export const SEARCH_LIMITS = { length: 500, terms: 32 } as const;

/**
 * Reads what a person types: words, "phrases", prefix*, -not, OR.
 *
 * Everything that is not one of these is taken as the words that it holds, so no input is a syntax error.
 *
 * @returns null when there is nothing to search for, or only what must not be there
 */
export function parseSearch(query: string): SearchQuery | null {
  const all: SearchTerm[][] = [];
  const none: SearchTerm[] = [];
  let either = false;
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/gu)) {
    if (word === 'OR' && !minus) {
      either = true;
      continue;
    }
    const term = toTerm(phrase ?? word ?? '', phrase !== undefined);
    if (term === null) continue;
    const alternatives = either ? all.at(-1) : undefined;
    if (minus) none.push(term);
    else if (alternatives) alternatives.push(term);
    else all.push([term]);
    either = false;
  }
  return all.length === 0 ? null : { all, none };
}

function toTerm(text: string, exact: boolean): SearchTerm | null {
  const words = text.match(WORD);
  return words && wordsOf(text).length > 0 ? { words, prefix: !exact && text.endsWith('*'), exact } : null;
}

/** The same query in the index's words: folded, and cut where the index cuts. */
export function toIndexed({ all, none }: SearchQuery): SearchQuery {
  const indexed = (terms: readonly SearchTerm[]): SearchTerm[] => {
    const folded = terms.map((term) => ({ ...term, words: term.words.flatMap(wordsOf) }));
    return [...new Map(folded.map((term) => [`${term.words.join(' ')}${term.prefix ? '*' : ''}`, term])).values()];
  };
  return { all: all.map(indexed), none: indexed(none) };
}
