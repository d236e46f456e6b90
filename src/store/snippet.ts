import type { Span } from '../model.ts';
import { groupBy } from './batches.ts';
import type { SearchText } from './search-index.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';
import { WORD, wordsOf } from './words.ts';

export interface Snippet {
  readonly snippet: string;
  /** The matching words, as offsets into `snippet`. */
  readonly highlights: readonly Span[];
}

/** How many words a snippet has, and how many characters at most: what stands between words may be long. */
const LENGTH = 24;
const LONGEST = 500;

/** The piece of a text that shows best why it was found, on one line: the title's or the body's, with the most matches. */
export function snippetOf({ title, body }: SearchText, query: SearchQuery): Snippet {
  const terms = query.all.flat();
  const [inTitle, inBody] = [title, body].map((text) => bestWindow(text, terms));
  if (!inTitle || !inBody) return { snippet: '', highlights: [] };
  return inBody.matches > inTitle.matches || title === '' ? cut(body, inBody) : cut(title, inTitle);
}

interface Word extends Span {
  matches: boolean;
}

interface Window {
  readonly words: readonly Word[];
  readonly from: number;
  readonly matches: number;
}

function bestWindow(text: string, terms: readonly SearchTerm[]): Window {
  const words = markWords(text, terms);
  let best = { words, from: 0, matches: 0 };
  let matches = 0;
  for (let end = 0; end < words.length; end++) {
    if (words[end]?.matches) matches++;
    if (words[end - LENGTH]?.matches) matches--;
    // Later windows must be better, so that the first is taken; a match then stands at the end, so it is moved to the middle.
    if (matches > best.matches) best = { words, from: Math.max(0, end - LENGTH + 1), matches };
  }
  const first = words.findIndex((word, i) => i >= best.from && word.matches);
  const from = Math.max(0, Math.min(first - 4, words.length - LENGTH));
  return first - 4 > best.from ? { ...best, from } : best;
}

/** A folded word of a text. A word may fold to several ("½" to "1⁄2"): each part knows the word that it came from. */
interface Part {
  readonly folded: string;
  readonly word: Word;
}

/** Every word of a text, and whether it is part of what was searched for. */
function markWords(text: string, terms: readonly SearchTerm[]): Word[] {
  const { words, parts } = split(text);
  const openEnded = terms.filter(isOpenEnded);
  const byFirstWord = groupBy(
    terms.filter((term) => !isOpenEnded(term)),
    ({ words }) => words[0] ?? '',
  );
  for (const [at, { folded }] of parts.entries()) {
    for (const term of [...(byFirstWord.get(folded) ?? []), ...openEnded])
      if (stands(term, parts, at)) for (const { word } of parts.slice(at, at + term.words.length)) word.matches = true;
  }
  return words;
}

function split(text: string): { readonly words: Word[]; readonly parts: Part[] } {
  const words: Word[] = [];
  const parts: Part[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = { start: match.index, end: match.index + match[0].length, matches: false };
    words.push(word);
    for (const folded of wordsOf(match[0])) parts.push({ folded, word });
  }
  return { words, parts };
}

/** Whether what begins with its first word is found, too. */
function isOpenEnded({ words, prefix }: SearchTerm): boolean {
  return prefix && words.length === 1;
}

function stands({ words, prefix }: SearchTerm, parts: readonly Part[], at: number): boolean {
  const last = words.length - 1;
  return words.every((word, i) => {
    const folded = parts[at + i]?.folded;
    return prefix && i === last ? folded?.startsWith(word) : folded === word;
  });
}

function cut(text: string, { words, from }: Window): Snippet {
  const shown = words.slice(from, from + LENGTH);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { snippet: '', highlights: [] };
  const start = from === 0 ? 0 : first.start;
  const whole = from + LENGTH >= words.length ? text.length : last.end;
  const end = Math.min(whole, Math.max(first.end, start + LONGEST));
  const [before, after] = [from === 0 ? '' : '…', end === text.length ? '' : '…'];
  const shift = before.length - start;
  return {
    // As many characters as before, so that offsets stay right.
    snippet: `${before}${text.slice(start, end).replace(/\s/g, ' ')}${after}`,
    highlights: shown
      .filter((word) => word.matches && word.end <= end)
      .map((word) => ({ start: word.start + shift, end: word.end + shift })),
  };
}
