import type { WordLists } from '../../model.ts';
import type { Token } from './tokens.ts';

/** What is known of the words around a full stop. */
export interface SentenceWords {
  /** Abbreviations that stand before names, lower case without their full stop: it never ends a sentence. */
  readonly beforeName: ReadonlySet<string>;
  /** Words that, capitalised after an abbreviation, open a sentence. */
  readonly openers: ReadonlySet<string>;
  /** Capitalised words that carry a sentence on after "p.m.". */
  readonly afterHour: ReadonlySet<string>;
}

export function readSentenceWords(words: WordLists): SentenceWords {
  return {
    beforeName: new Set([
      ...(words['abbreviations-before-name'] ?? []),
      ...(words['abbreviations-before-number'] ?? []),
    ]),
    openers: new Set(words['sentence-openers']),
    afterHour: new Set(words['words-after-hour']),
  };
}

const CLOSING = new Set(['"', '”', '’', "'", ')', ']', '»', '“']);
const ENDING = new Set(['.', '!', '?', '…', '。', '！', '？', '।', '؟']);
/** Marks that carry a sentence on: "(…!).", "“…?” — Ada Vale"; a hyphen with spaces may be a list's bullet, so only these dashes. */
const CARRYING = new Set([...ENDING, ',', ';', ':', ')', ']', '}', '%', '—', '--']);

/**
 * Finds where sentences begin among `tokens[first..end)`.
 *
 * A sentence ends at ".", "!", "?" or "…" with the closing marks and note numbers ("[3]") that follow it, when the next token
 * could open one: it does not begin in lower case. A full stop that belongs to an abbreviation is inside its token and ends a
 * sentence only where the abbreviation is none that stands before names and the next token is a word that opens sentences.
 * The number of a list's item ("2. Who pays") ends none.
 *
 * @returns positions in `tokens`, ascending, the first of them `first`; empty for an empty range
 */
export function sentenceStarts(tokens: readonly Token[], first: number, end: number, words: SentenceWords): number[] {
  if (first >= end) return [];
  const starts = [first];
  for (let i = first; i < end; i++) {
    if (!endsSentence(tokens, i, words) || (i === first + 1 && tokens[first]?.kind === 'NUMBER')) continue;
    let next = i + 1;
    while (next < end && (isClosing(tokens, next) || isNote(tokens, next))) next += isNote(tokens, next) ? 3 : 1;
    if (next < end && opensSentence(tokens, next)) starts.push(next);
    i = Math.max(i, next - 1);
  }
  return starts;
}

function endsSentence(tokens: readonly Token[], i: number, words: SentenceWords): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (token.kind === 'MARK') return isEnding(token.text) && !isOmission(tokens, i);
  if (token.kind !== 'WORD' || !token.text.endsWith('.')) return false;
  const bare = token.text.slice(0, -1).toLowerCase();
  const next = openingWord(tokens, i + 1);
  if (HOURS.has(bare)) return /^\p{Lu}.*\p{Ll}/u.test(next) && !words.afterHour.has(next);
  if (bare === 'etc') return /^\p{Lu}/u.test(next);
  // "A" and "He" may be what the initial before them belongs to.
  if (bare.length === 1) return next.length > 2 && words.openers.has(next);
  return !words.beforeName.has(bare) && words.openers.has(next);
}

const HOURS = new Set(['a.m', 'p.m']);

function isEnding(mark: string): boolean {
  return ENDING.has(mark) || mark.startsWith('..');
}

/** "[…]", "(...)": words left out, inside a sentence or between two. */
function isOmission(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]?.text;
  return (before === '[' || before === '(') && (tokens[i]?.text.length !== 1 || tokens[i]?.text === '…');
}

/** The word that stands at a place, behind an opening quotation mark. */
function openingWord(tokens: readonly Token[], i: number): string {
  const token = tokens[i];
  return (token?.kind === 'MARK' && OPENING.has(token.text) ? tokens[i + 1]?.text : token?.text) ?? '';
}

const OPENING = new Set(['"', '“', '‘', "'", '«', '„']);

/** A closing mark touches what it closes; a quotation mark after a space opens. */
function isClosing(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return token !== undefined && CLOSING.has(token.text) && tokens[i - 1]?.end === token.start;
}

/** The number of a note in square brackets. */
function isNote(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.text === '[' && tokens[i + 1]?.kind === 'NUMBER' && tokens[i + 2]?.text === ']';
}

function opensSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token || (token.kind === 'MARK' && CARRYING.has(token.text))) return false;
  if ((token.text === '-' || token.text === '–') && isClosing(tokens, i - 1)) return false;
  const word = token.kind === 'MARK' ? (tokens[i + 1]?.text ?? '') : token.text;
  // "iPhone" and "eBay" open sentences as they are.
  return !/^\p{Ll}/u.test(word) || /^\p{Ll}{1,5}\p{Lu}/u.test(word);
}
