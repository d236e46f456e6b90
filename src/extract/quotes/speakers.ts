import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { Grammar } from './grammar.ts';
import { createPhraseFinder, type PhraseFinder, type Run } from './phrases.ts';

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

/** The longest group of a verb, in tokens. */
const LONGEST_GROUP = 14;
/** What stands in brackets behind a name has so many tokens at most. */
const BRACKETED = 24;
/** The longest way from a subject over what stands in between to its verb, in tokens. */
const REACH = 45;

/** Finds the noun phrases that may name a speaker, around the words that attribute. */
export interface SpeakerFinder extends PhraseFinder {
  readonly verbGroup: (verb: number, floor: number) => VerbGroup;
  /** The subject of the verb at `verb`, no further left than `floor`. */
  readonly before: (verb: number, floor: number) => Subject | null;
}

export function createSpeakerFinder(text: AnnotatedText, grammar: Grammar): SpeakerFinder {
  const { tokens } = text;
  const { endingAt, after } = createPhraseFinder(text, grammar);
  const { lower, tag, isA, nameAt, isNominal, isAdverb } = grammar;

  function verbGroup(verb: number, floor: number): VerbGroup {
    const reach = Math.max(floor, verb - LONGEST_GROUP);
    let first = verb;
    let passive = false;
    let helped = false;
    let nearest = !/ing$/.test(lower(verb));
    while (first > reach) {
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

  /** "Ada Lund (D-Vt.) said": what stands in brackets behind the name is passed over. */
  function skipBrackets(end: number, floor: number): number {
    if (tokens[end - 1]?.text !== ')') return end;
    for (let i = end - 2; i > Math.max(floor, end - BRACKETED); i--) if (tokens[i]?.text === '(') return i;
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

  return { verbGroup, before, after, endingAt };
}
