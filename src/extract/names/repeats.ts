import type { AnnotatedText } from '../text/annotate.ts';
import type { NamedSpan, NameType } from './index.ts';
import { CLASS, type WordFacts } from './lexicon.ts';

/** A name that the document has. */
interface Known {
  readonly words: readonly string[];
  readonly type: NameType;
}

/** How sure the tagger is of a name once for the same words to be that name where it saw none. */
const SURE = 0.8;

/** "Pope", "Arab" and "May" may begin a name, but stand alone for none. */
const NO_NAME = CLASS.TITLE | CLASS.DEMONYM | CLASS.CALENDAR;

/** How many names that begin with one word are kept. */
const NAMES_A_WORD = 8;

/**
 * Finds, among the words that the tagger left out, those that are a name elsewhere in the document: one of several words, or
 * the last word of a person's. A word that also stands in small letters is left alone.
 *
 * @param surnames last words of people's full names, lower case
 * @returns what is found, in the order of the text
 */
export function repeatedNames(
  spans: readonly NamedSpan[],
  { text, tokens, sentences }: AnnotatedText,
  surnames: ReadonlyMap<string, number>,
  facts: readonly WordFacts[],
): NamedSpan[] {
  const taken = new Uint8Array(tokens.length);
  for (const { firstToken, endToken } of spans) taken.fill(1, firstToken, endToken);
  const small = new Set<string>();
  for (const word of facts) if (word.lowerCase) small.add(word.lowerText);
  const known = knownNames(spans, tokens, surnames);
  const found: NamedSpan[] = [];
  for (const { first, end } of sentences) {
    for (let i = first; i < end; i++) {
      const word = facts[i];
      if (taken[i] || !word?.capitalised || small.has(word.lowerText) || word.classes & NO_NAME) continue;
      const name = known.get(tokens[i]?.text ?? '')?.find(({ words }) => standsAt(words, i, end));
      if (!name) continue;
      const endToken = i + name.words.length;
      const start = tokens[i]?.start ?? 0;
      const stop = tokens[endToken - 1]?.end ?? start;
      const passage = { start, end: stop, text: text.slice(start, stop) };
      found.push({ type: name.type, firstToken: i, endToken, ...passage, confidence: 0.6 });
      i = endToken - 1;
    }
  }
  return found;

  function standsAt(words: readonly string[], i: number, end: number): boolean {
    return i + words.length <= end && words.every((word, n) => tokens[i + n]?.text === word && taken[i + n] === 0);
  }
}

/** The names that are sure, by their first words, the longest first. */
function knownNames(
  spans: readonly NamedSpan[],
  tokens: AnnotatedText['tokens'],
  surnames: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Known[]> {
  const known = new Map<string, Known[]>();
  const add = (words: readonly string[], type: NameType): void => {
    const [first = ''] = words;
    const names = known.get(first) ?? [];
    if (names.length >= NAMES_A_WORD || names.some((name) => name.words.join(' ') === words.join(' '))) return;
    names.push({ words, type });
    names.sort((a, b) => b.words.length - a.words.length);
    known.set(first, names);
  };
  for (const { type, firstToken, endToken, confidence } of spans) {
    if (type === 'OTHER' || confidence < SURE) continue;
    const words = tokens.slice(firstToken, endToken).map((token) => token.text);
    if (words.length > 1) add(words, type);
    const last = words.at(-1) ?? '';
    if (type === 'PERSON' && words.length > 1 && last.length > 2 && surnames.has(last.toLowerCase())) add([last], type);
  }
  return known;
}
