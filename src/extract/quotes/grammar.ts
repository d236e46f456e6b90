import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isFiniteVerb, isNoun, isVerb, TAG } from '../text/tags.ts';
import { CLASS, type CueVerb, type Lexicon, type WordClass } from './lexicon.ts';

/** What a token is in its sentence, for a text's tokens by their position. */
export interface Grammar {
  readonly lower: (i: number) => string;
  /** The part of speech: a number of `TAG`. */
  readonly tag: (i: number) => number;
  readonly isMark: (i: number) => boolean;
  readonly isCapitalised: (i: number) => boolean;
  readonly isA: (i: number, kind: WordClass) => boolean;
  /** The proper name that a token belongs to. */
  readonly nameAt: (i: number) => NamedSpan | undefined;
  /** A common noun for who speaks: "official", "report". */
  readonly isSpeakerNoun: (i: number) => boolean;
  /** Begins a noun phrase. */
  readonly opensPhrase: (i: number) => boolean;
  /** Can end a noun phrase: a noun, a name, a number. */
  readonly isNominal: (i: number) => boolean;
  /** A preposition, also "to" before a noun phrase. */
  readonly isPreposition: (i: number) => boolean;
  readonly isAdverb: (i: number) => boolean;
  /** A verb with a subject. */
  readonly hasTense: (i: number) => boolean;
  /** A verb in any form. */
  readonly isVerb: (i: number) => boolean;
  /** A form of a verb that attributes. */
  readonly isCue: (i: number) => boolean;
  /** No white space stands between a token and the next. */
  readonly touchesNext: (i: number) => boolean;
  /** A dash between words, not a hyphen inside one. */
  readonly isDash: (i: number) => boolean;
}

const OPENERS: ReadonlySet<number> = new Set([
  TAG.DT,
  TAG.PRP,
  TAG.PRP$,
  TAG.EX,
  TAG.NN,
  TAG.NNS,
  TAG.NNP,
  TAG.JJ,
  TAG.CD,
]);

export function createGrammar(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): Grammar {
  const { tokens, tags } = text;
  const lowered = tokens.map((token) => token.text.toLowerCase().replace('’', "'"));
  const nameOf = new Map<number, NamedSpan>();
  for (const name of names) for (let i = name.firstToken; i < name.endToken; i++) nameOf.set(i, name);

  const classes = lowered.map(lexicon.classes);

  const lower = (i: number): string => lowered[i] ?? '';
  // "…, adding that": behind a comma the participle of a known verb is one, though it might be a noun elsewhere.
  const isCue = (i: number): boolean => lexicon.verb(lower(i)) !== undefined;
  const tag = (i: number): number => {
    if (nameOf.has(i) && tags[i] !== TAG.POS) return TAG.NNP;
    const found = tags[i] ?? TAG.PUNCT;
    return found === TAG.NN && lowered[i - 1] === ',' && lower(i).endsWith('ing') && isCue(i) ? TAG.VBG : found;
  };
  const isMark = (i: number): boolean => tokens[i]?.kind === 'MARK';
  const isCapitalised = (i: number): boolean => /^\p{Lu}/u.test(tokens[i]?.text ?? '');
  const isA = (i: number, kind: WordClass): boolean => ((classes[i] ?? 0) & CLASS[kind]) !== 0;
  const nameAt = (i: number): NamedSpan | undefined => nameOf.get(i);
  const isSpeakerNoun = (i: number): boolean => lexicon.isSpeakerNoun(lower(i));
  const opensPhrase = (i: number): boolean => nameOf.has(i) || OPENERS.has(tag(i));
  const isNominal = (i: number): boolean =>
    nameOf.has(i) || isNoun(tag(i)) || tag(i) === TAG.CD || lower(i) === '%' || (tag(i) === TAG.JJ && isCapitalised(i));
  const isPreposition = (i: number): boolean =>
    tag(i) === TAG.IN || (tag(i) === TAG.TO && tag(i + 1) !== TAG.VB && !isA(i + 1, 'adverb'));
  const isAdverb = (i: number): boolean => tag(i) === TAG.RB || isA(i, 'adverb');
  // Behind "she" or "they" a verb has tense, whatever else it might be elsewhere.
  const hasSubject = (i: number): boolean => isA(isAdverb(i - 1) ? i - 2 : i - 1, 'subject');
  const hasTense = (i: number): boolean =>
    !nameOf.has(i) && (isFiniteVerb(tag(i)) || ((tag(i) === TAG.VBN || tag(i) === TAG.VB) && hasSubject(i)));
  const touchesNext = (i: number): boolean => tokens[i]?.end === tokens[i + 1]?.start;

  return {
    lower,
    tag,
    isMark,
    isCapitalised,
    isA,
    nameAt,
    isSpeakerNoun,
    opensPhrase,
    isNominal,
    isPreposition,
    isAdverb,
    hasTense,
    isVerb: (i) => (isVerb(tag(i)) || tag(i) === TAG.MD) && !nameOf.has(i),
    isCue,
    touchesNext,
    isDash: (i) => {
      const mark = tokens[i]?.text ?? '';
      return /^[—–―]$/.test(mark) || (mark === '-' && (!touchesNext(i - 1) || tokens[i - 1]?.text === '-'));
    },
  };
}

/** The verb of attribution at a token: in small letters, for "State" and "Reports" are names, or a participle. */
export function lexicalVerb(
  { isVerb, isCapitalised, lower, tag }: Grammar,
  lexicon: Lexicon,
  i: number,
): CueVerb | undefined {
  const isCue = isVerb(i) && (!isCapitalised(i) || tag(i) === TAG.VBN || tag(i) === TAG.VBG);
  return isCue ? lexicon.verb(lower(i)) : undefined;
}
