import type { Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { Grammar } from './grammar.ts';

/** A run of tokens `tokens.slice(first, end)`. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** The longest noun phrase that is taken for a speaker, in tokens. */
const LONGEST = 24;

/** Finds the noun phrases that may name a speaker. */
export interface PhraseFinder {
  /** The noun phrase that ends before `end`, with all that belongs to it, no further left than `floor`. */
  readonly endingAt: (end: number, floor: number) => Run | null;
  /** The noun phrase that begins at `at`, no further right than `limit`. */
  readonly after: (at: number, limit: number) => Run | null;
}

export function createPhraseFinder({ tokens }: AnnotatedText, grammar: Grammar): PhraseFinder {
  const { lower, tag, isA, isMark, nameAt, isNominal } = grammar;

  function endingAt(end: number, floor: number): Run | null {
    if (end <= floor) return null;
    const last = end - 1;
    const relative = tag(last) === TAG.WH && isA(last, 'pronoun');
    if (relative || tag(last) === TAG.PRP || (isA(last, 'pronoun') && tag(last) !== TAG.SC))
      return { first: last, end };
    const reach = Math.max(floor, end - LONGEST);
    let first = end;
    for (let i = last; i >= reach; i--) {
      const name = nameAt(i);
      if (name) {
        i = Math.max(name.firstToken, reach);
        first = i;
        continue;
      }
      if (!joins(i, first, end)) break;
      first = i;
      if (isDeterminer(i) && !(grammar.isPreposition(i - 1) && attaches(i - 2))) break;
    }
    while (first < end && !grammar.opensPhrase(first)) first += 1;
    return first < end && accepts(first, end) ? { first, end } : null;
  }

  function isDeterminer(i: number): boolean {
    return tag(i) === TAG.DT || tag(i) === TAG.PRP$;
  }

  /** Whether a token belongs to the noun phrase that goes on at `first`. */
  function joins(i: number, first: number, end: number): boolean {
    if (isMark(i)) return joinsAsMark(i);
    if (isA(i, 'time') && lower(i + 1) !== "'s" && first === end) return false;
    switch (tag(i)) {
      case TAG.CC:
        return isNominal(i - 1) && isNominal(first) && tag(i - 1) === tag(first);
      case TAG.IN:
      case TAG.TO:
        return first < end && attaches(i - 1);
      // "the elected officials", "officials briefed on the plan"
      case TAG.VBN:
      case TAG.VBG:
        return first < end && (grammar.opensPhrase(first) || isNominal(i - 1));
      // "retired general Jones", at the head of a clause
      case TAG.VBD:
        return first < end && grammar.isMark(i - 1) && grammar.opensPhrase(first) && !grammar.isCue(i);
      case TAG.RB:
        return first < end && (tag(first) === TAG.JJ || tag(first) === TAG.CD || tag(first) === TAG.VBN);
      case TAG.POS:
        return first < end;
      default:
        return grammar.opensPhrase(i) && tag(i) !== TAG.PRP && tag(i) !== TAG.EX;
    }
  }

  /** What a prepositional phrase may belong to: a noun, or a participle behind one: "protesters marching (through the streets)". */
  function attaches(i: number): boolean {
    return isNominal(i) || ((tag(i) === TAG.VBG || tag(i) === TAG.VBN) && isNominal(i - 1));
  }

  function joinsAsMark(i: number): boolean {
    const mark = tokens[i]?.text ?? '';
    return (mark === '-' && grammar.touchesNext(i - 1)) || /^[.&%$/#]$/.test(mark);
  }

  function after(at: number, limit: number): Run | null {
    if (at >= limit) return null;
    if (tag(at) === TAG.PRP || (isA(at, 'pronoun') && !isNominal(at + 1) && tag(at) !== TAG.SC))
      return { first: at, end: at + 1 };
    let end = at;
    while (end < Math.min(limit, at + LONGEST)) {
      const name = nameAt(end);
      if (name) {
        end = Math.min(name.endToken, limit);
        continue;
      }
      if (!goesOn(end, at)) break;
      end += 1;
    }
    return end > at && accepts(at, end) ? { first: at, end } : null;
  }

  /** Whether a token belongs to the noun phrase that began at `at`. */
  function goesOn(i: number, at: number): boolean {
    if (isMark(i)) return joinsAsMark(i);
    if (i > at && isA(i, 'time')) return false;
    switch (tag(i)) {
      case TAG.CC:
        return i > at && isNominal(i - 1) && tag(i - 1) === tag(i + 1);
      case TAG.IN:
        return i > at && (lower(i) === 'of' || grammar.isSpeakerNoun(i - 1));
      case TAG.VBN:
      case TAG.VBG:
        return grammar.opensPhrase(i + 1);
      case TAG.RB:
        return tag(i + 1) === TAG.JJ || tag(i + 1) === TAG.CD || tag(i + 1) === TAG.VBN;
      case TAG.POS:
        return i > at;
      case TAG.DT:
      case TAG.PRP$:
        return i === at || isDeterminer(i - 1) || grammar.isPreposition(i - 1);
      default:
        return grammar.opensPhrase(i) && tag(i) !== TAG.PRP && tag(i) !== TAG.EX;
    }
  }

  /** A speaker's last word is a noun, a name or a number, and no time. */
  function accepts(first: number, end: number): boolean {
    const last = end - 1;
    if (isA(last, 'time') && !nameAt(last)) return false;
    return (
      isNominal(last) ||
      grammar.isSpeakerNoun(last) ||
      tag(last) === TAG.POS ||
      (tag(last) === TAG.JJ && isDeterminer(first)) ||
      /^[.%]$/.test(lower(last))
    );
  }

  return { endingAt, after };
}

/** The span of a run of tokens. */
export function spanOf({ tokens }: AnnotatedText, { first, end }: Run): Span {
  return { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}
