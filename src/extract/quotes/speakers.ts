import type { Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { Grammar } from './grammar.ts';

/** A run of tokens `tokens.slice(first, end)`. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** Who a verb says that it speaks. */
export interface Subject {
  readonly run: Run;
  /** Where the subject begins with all that belongs to it, as an apposition behind it. */
  readonly first: number;
  /** It is the subject of a verb before in the sentence: "…, saying". */
  readonly shared: boolean;
}

/** The verb with its auxiliaries, adverbs and the verbs that govern it: "has yet to say", "did not immediately respond". */
export interface VerbGroup {
  readonly first: number;
  readonly passive: boolean;
  /** It has an auxiliary, or a verb that governs it. */
  readonly helped: boolean;
}

/** The longest noun phrase that is taken for a speaker, in tokens. */
const LONGEST = 24;
/** The longest way from a subject over what stands in between to its verb, in tokens. */
const REACH = 45;

/** Finds the noun phrases that may name a speaker, around the words that attribute. */
export interface SpeakerFinder {
  readonly verbGroup: (verb: number, floor: number) => VerbGroup;
  /** The subject of the verb at `verb`, no further left than `floor`. */
  readonly before: (verb: number, floor: number) => Subject | null;
  /** The noun phrase that begins at `at`, no further right than `limit`. */
  readonly after: (at: number, limit: number) => Run | null;
  /** The noun phrase that ends before `end`. */
  readonly endingAt: (end: number, floor: number) => Run | null;
}

export function createSpeakerFinder({ tokens }: AnnotatedText, grammar: Grammar): SpeakerFinder {
  const { lower, tag, isA, isMark, nameAt, isNominal, isAdverb } = grammar;

  function verbGroup(verb: number, floor: number): VerbGroup {
    let first = verb;
    let passive = false;
    let helped = false;
    let nearest = !/ing$/.test(lower(verb));
    while (first > floor) {
      const word = lower(first - 1);
      if (isA(first - 1, 'auxiliary')) {
        if (nearest && isA(first - 1, 'be')) passive = true;
        nearest = false;
        helped = true;
        first -= 1;
      } else if (isAdverb(first - 1) && !isA(first - 1, 'time')) first -= 1;
      else if (/^'(?:s|re|ve|ll|d|m)$/.test(word) && isA(first - 2, 'nominative')) first -= 1;
      else if (word === 'to' && first - 2 >= floor && governing(first - 2) !== null) {
        nearest = false;
        helped = true;
        first = governing(first - 2) ?? first;
      } else break;
    }
    return { first, passive, helped };
  }

  /** The verb before "to": "wants (to say)", "has yet (to say)". */
  function governing(i: number): number | null {
    if (grammar.isVerb(i)) return i;
    return isAdverb(i) && grammar.isVerb(i - 1) ? i - 1 : null;
  }

  function before(verb: number, floor: number): Subject | null {
    const group = verbGroup(verb, floor);
    if (lower(group.first - 1) === 'to') return null;
    const participle = tag(verb) === TAG.VBG && !group.helped;
    return subjectEndingAt(group.first, floor, participle);
  }

  function subjectEndingAt(at: number, floor: number, participle: boolean): Subject | null {
    const end = skipReduced(skipBrackets(skipAdverbs(skipTimes(at, floor), floor), floor), floor);
    if (end <= floor) return null;
    const last = lower(end - 1);
    if (tag(end - 1) === TAG.CC) return sharedSubject(end - 1, floor, false);
    if (last === ',') {
      if (participle) return sharedSubject(end - 1, floor, true);
      return apposed(end - 1, floor) ?? (tag(end - 2) === TAG.CC ? sharedSubject(end - 2, floor, false) : null);
    }
    // "by saying", "after telling them"
    if (participle && (grammar.isPreposition(end - 1) || tag(end - 1) === TAG.SC || tag(end - 1) === TAG.WH))
      return sharedSubject(end - 1, floor, true);
    if (grammar.isDash(end - 1)) return insertedBefore(end - 1, floor);
    const run = endingAt(end, floor);
    return run && { run, first: run.first, shared: false };
  }

  /** "Smith on Monday said": the time between subject and verb is passed over. */
  function skipTimes(end: number, floor: number): number {
    let at = end;
    let timed = false;
    while (
      at > floor &&
      (isA(at - 1, 'time') || (tokens[at - 1]?.kind === 'NUMBER' && (timed || isA(at - 2, 'time'))))
    ) {
      timed = true;
      at -= 1;
    }
    if (!timed) return end;
    if (/^(?:this|the|that|a|last)$/.test(lower(at - 1))) at -= 1;
    if (/^(?:on|in|at|by|since|during|for)$/.test(lower(at - 1))) at -= 1;
    return at > floor ? at : end;
  }

  function skipAdverbs(end: number, floor: number): number {
    let at = end;
    while (at - 1 > floor && tag(at - 1) === TAG.RB) at -= 1;
    return at;
  }

  /** "the poll released (on Friday) shows": a participle behind a noun says which. */
  function skipReduced(end: number, floor: number): number {
    const isParticiple = tag(end - 1) === TAG.VBN || tag(end - 1) === TAG.VBD;
    return isParticiple && end - 2 >= floor && isNominal(end - 2) ? end - 1 : end;
  }

  /** "Gwen Moore (D-Wis.) said": what stands in brackets behind the name is passed over. */
  function skipBrackets(end: number, floor: number): number {
    if (tokens[end - 1]?.text !== ')') return end;
    for (let i = end - 2; i > Math.max(floor, end - LONGEST); i--) if (tokens[i]?.text === '(') return i;
    return end;
  }

  /** "Smith - long a friend of his - said": the phrase before the first dash. */
  function insertedBefore(dash: number, floor: number): Subject | null {
    const reach = Math.max(floor, dash - REACH);
    for (let i = dash - 1; i > reach; i--) {
      if (!grammar.isDash(i) || i === dash - 1) continue;
      const run = endingAt(grammar.isDash(i - 1) ? i - 1 : i, floor);
      return run && { run, first: run.first, shared: false };
    }
    return null;
  }

  /** "John Kerry, the US secretary of state, said": the phrase before the comma that the apposition begins behind. */
  function apposed(comma: number, floor: number): Subject | null {
    let found: Subject | null = null;
    let right = comma;
    const reach = Math.max(floor, comma - REACH);
    for (let i = comma - 1; i > reach; i--) {
      if (tokens[i]?.text !== ',') {
        if (/^[;:]$/.test(tokens[i]?.text ?? '')) break;
        continue;
      }
      // Further left only from what is itself an apposition: "Jo Bush, the former governor, who has lost, said".
      if (found && found.first !== i + 1) continue;
      const run = opensApposition(i + 1, i) ? endingAt(skipBrackets(skipTimes(i, floor), floor), floor) : null;
      if (run) [found, right] = [{ run, first: run.first, shared: false }, i];
      else if (found || right - i > REACH) break;
    }
    return found;
  }

  function opensApposition(i: number, comma: number): boolean {
    const word = lower(i);
    if (tag(i) === TAG.CC || tag(i) === TAG.PRP || tag(i) === TAG.SC) return false;
    if (/^(?:who|whose|which|where|whom|d|r)$/.test(word) || tokens[i]?.kind === 'NUMBER') return true;
    const name = nameAt(comma - 1) ?? nameAt(skipBrackets(comma, 0) - 1);
    if (name?.type === 'PERSON') return nameAt(i)?.type !== 'PERSON' || grammar.isSpeakerNoun(i);
    return (
      isA(i, 'article') ||
      grammar.isSpeakerNoun(i) ||
      /^(?:one|some|like|such|including|of|from|in|with|both|all|many|most|himself|herself)$/.test(word) ||
      tag(i) === TAG.VBG ||
      tag(i) === TAG.VBN
    );
  }

  /** "…, saying" and "… and called": the subject of the verb before. A participle belongs to the main clause. */
  function sharedSubject(at: number, floor: number, main: boolean): Subject | null {
    const reach = Math.max(floor, at - REACH);
    let fallback: Subject | null = null;
    for (let step = 0; step < at - reach; step++) {
      const i = main ? reach + step : at - 1 - step;
      if (!grammar.hasTense(i)) continue;
      const group = verbGroup(i, floor);
      if (group.first === 0 || tag(group.first - 1) === TAG.CC) continue;
      const subject =
        tokens[group.first - 1]?.text === ',' ? apposed(group.first - 1, floor) : simple(group.first, floor);
      if (!subject) continue;
      const shared = { ...subject, shared: true };
      if (!main) return shared;
      if (tag(subject.run.first) === TAG.WH || isSubordinate(subject.run.first - 1)) fallback ??= shared;
      else return shared;
    }
    return fallback ?? opening(floor, at);
  }

  function simple(end: number, floor: number): Subject | null {
    const run = endingAt(skipBrackets(skipTimes(end, floor), floor), floor);
    return run && { run, first: run.first, shared: false };
  }

  /** The name that the sentence begins with, where its verb was not known for one. */
  function opening(floor: number, limit: number): Subject | null {
    const run = nameAt(floor) ? after(floor, limit) : null;
    return run && { run, first: run.first, shared: true };
  }

  function isSubordinate(i: number): boolean {
    return tag(i) === TAG.SC || tag(i) === TAG.WH;
  }

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

  return { verbGroup, before, after, endingAt };
}

/** The span of a run of tokens. */
export function spanOf({ tokens }: AnnotatedText, { first, end }: Run): Span {
  return { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}
