import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Lexicon, WordClass } from './lexicon.ts';

/** What a token may be in its sentence, for a text's tokens by their position. */
export interface Grammar {
  readonly lower: (i: number) => string;
  readonly isMark: (i: number) => boolean;
  readonly isCapitalised: (i: number) => boolean;
  readonly isA: (i: number, kind: WordClass) => boolean;
  /** The proper name that a token belongs to. */
  readonly nameAt: (i: number) => NamedSpan | undefined;
  /** A common noun for who speaks: "official", "report". */
  readonly isSpeakerNoun: (i: number) => boolean;
  /** Begins a noun phrase, as far as one word tells. */
  readonly opensPhrase: (i: number) => boolean;
  /** A verb with tense, as far as its form and its neighbours tell. */
  readonly hasTense: (i: number) => boolean;
  /** A verb of some form. */
  readonly isVerb: (i: number) => boolean;
}

export function createGrammar(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): Grammar {
  const { tokens } = text;
  const lowered = tokens.map((token) => token.text.toLowerCase().replace('’', "'"));
  const nameOf = new Map<number, NamedSpan>();
  for (const name of names) for (let i = name.firstToken; i < name.endToken; i++) nameOf.set(i, name);

  const lower = (i: number): string => lowered[i] ?? '';
  const isMark = (i: number): boolean => tokens[i]?.kind === 'MARK';
  const isCapitalised = (i: number): boolean => /^\p{Lu}/u.test(tokens[i]?.text ?? '');
  const isA = (i: number, kind: WordClass): boolean => lexicon.isA(lower(i), kind);
  const nameAt = (i: number): NamedSpan | undefined => nameOf.get(i);
  const isSpeakerNoun = (i: number): boolean => lexicon.isSpeakerNoun(lower(i));

  function opensPhrase(i: number): boolean {
    return isA(i, 'determiner') || isA(i, 'nominative') || nameOf.has(i) || isCapitalised(i);
  }

  function isVerb(i: number): boolean {
    if (isA(i, 'auxiliary')) return true;
    if (isMark(i) || isCapitalised(i) || nameOf.has(i)) return false;
    return lexicon.verb(lower(i)) !== undefined || isA(i, 'past') || /[a-z]{3}(?:ed|ing)$/.test(lower(i));
  }

  function hasTense(i: number): boolean {
    const word = lower(i);
    if (/^(?:'s|'re|'ve|'ll|'d|'m)$/.test(word)) return isA(i - 1, 'nominative');
    if (isA(i, 'auxiliary')) return !/^(?:be|been|being|having)$/.test(word);
    if (isMark(i) || isCapitalised(i) || nameOf.has(i) || /ing$/.test(word)) return false;
    if (isA(i - 1, 'article') || isA(i - 1, 'preposition') || isA(i - 1, 'be') || lower(i - 1) === "'s") return false;
    return lexicon.verb(word) !== undefined || isA(i, 'past') || /[a-z]{2}ed$/.test(word);
  }

  return { lower, isMark, isCapitalised, isA, nameAt, isSpeakerNoun, opensPhrase, hasTense, isVerb };
}
