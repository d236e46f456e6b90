import type { LocationKind, Passage } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { GazetteerPlace } from './gazetteer.ts';

/** A name in the text that may name a place, with the places of that name. */
export interface Toponym extends Passage {
  readonly kind: 'NAME' | 'DEMONYM';
  readonly firstToken: number;
  /** Exclusive. */
  readonly endToken: number;
  /** The position in `AnnotatedText.blocks`. */
  readonly block: number;
  /** Empty when no gazetteer has the name. */
  readonly candidates: readonly GazetteerPlace[];
  /** That it names a place at all, from 0 to 1. */
  readonly confidence: number;
  /** The name holds words beyond the candidate's ("Northern Iraq"). */
  readonly loose: boolean;
  /** What the words beside the name say that it is: "Washington state". */
  readonly sort?: LocationKind;
  /** A demonym that speaks of the place though nothing else in the article names it. */
  readonly alone?: boolean;
}

/** Tokens `first` to `end`, exclusive. */
export interface TokenRun {
  readonly first: number;
  readonly end: number;
}

/** Where a run of tokens stands in the text. */
export function passageOf(text: AnnotatedText, { first, end }: TokenRun) {
  const start = text.tokens[first]?.start ?? 0;
  const stop = text.tokens[end - 1]?.end ?? start;
  const sentence = text.sentences[text.sentenceOf[first] ?? 0];
  return {
    start,
    end: stop,
    text: text.text.slice(start, stop),
    firstToken: first,
    endToken: end,
    block: sentence?.block ?? 0,
  };
}

/** Whether any of the candidates lies in what the next name, their container, may stand for. */
export function isContained(candidates: readonly GazetteerPlace[], container: Toponym | undefined): boolean {
  if (!container) return false;
  const keys = new Set(container.candidates.map(({ key }) => key));
  return candidates.some(({ within }) => within.some(({ key }) => keys.has(key)));
}
