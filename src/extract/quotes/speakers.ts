import type { Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
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
  const { lower, isA, isMark, nameAt } = grammar;

  function verbGroup(verb: number, floor: number): VerbGroup {
    let first = verb;
    let passive = false;
    let nearest = !/ing$/.test(lower(verb));
    while (first > floor) {
      const word = lower(first - 1);
      if (isA(first - 1, 'auxiliary')) {
        if (nearest && isA(first - 1, 'be')) passive = true;
        nearest = false;
        first -= 1;
      } else if (isAdverb(first - 1) && !isA(first - 1, 'time')) first -= 1;
      else if (/^'(?:s|re|ve|ll|d|m)$/.test(word) && isA(first - 2, 'nominative')) first -= 1;
      else if (word === 'to' && first - 2 >= floor && grammar.isVerb(first - 2)) {
        nearest = false;
        first -= 2;
      } else break;
    }
    return { first, passive };
  }

  function isAdverb(i: number): boolean {
    return isA(i, 'adverb') || (/[a-z]{2}ly$/.test(lower(i)) && !grammar.isCapitalised(i));
  }

  function before(verb: number, floor: number): Subject | null {
    const group = verbGroup(verb, floor);
    if (lower(group.first - 1) === 'to') return null;
    const participle = group.first === verb && /ing$/.test(lower(verb));
    return subjectEndingAt(group.first, floor, participle);
  }

  function subjectEndingAt(at: number, floor: number, participle: boolean): Subject | null {
    const end = skipBrackets(skipTimes(at, floor), floor);
    if (end <= floor) return null;
    const last = lower(end - 1);
    if (isA(end - 1, 'coordinator')) return sharedSubject(end - 1, floor, false);
    if (last === ',') {
      if (participle) return sharedSubject(end - 1, floor, true);
      return apposed(end - 1, floor) ?? (isA(end - 2, 'coordinator') ? sharedSubject(end - 2, floor, false) : null);
    }
    if (isDash(end - 1)) return insertedBefore(end - 1, floor);
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

  /** "Gwen Moore (D-Wis.) said": what stands in brackets behind the name is passed over. */
  function skipBrackets(end: number, floor: number): number {
    if (tokens[end - 1]?.text !== ')') return end;
    for (let i = end - 2; i > Math.max(floor, end - LONGEST); i--) if (tokens[i]?.text === '(') return i;
    return end;
  }

  function isDash(i: number): boolean {
    return /^[—–―]$/.test(tokens[i]?.text ?? '') || (tokens[i]?.text === '-' && !touches(i - 1));
  }

  /** No white space stands between a token and the next. */
  function touches(i: number): boolean {
    return tokens[i]?.end === tokens[i + 1]?.start;
  }

  /** "Smith - long a friend of his - said": the phrase before the first dash. */
  function insertedBefore(dash: number, floor: number): Subject | null {
    const reach = Math.max(floor, dash - REACH);
    for (let i = dash - 1; i > reach; i--) {
      if (!isDash(i)) continue;
      const run = endingAt(i, floor);
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
      const run = opensApposition(i + 1, i) ? endingAt(skipBrackets(i, floor), floor) : null;
      if (run) [found, right] = [{ run, first: run.first, shared: false }, i];
      else if (found || right - i > REACH) break;
    }
    return found;
  }

  function opensApposition(i: number, comma: number): boolean {
    const word = lower(i);
    if (isA(i, 'coordinator') || isA(i, 'nominative')) return false;
    if (/^(?:who|whose|which|where|whom|d|r)$/.test(word) || tokens[i]?.kind === 'NUMBER') return true;
    const name = nameAt(comma - 1) ?? nameAt(skipBrackets(comma, 0) - 1);
    if (name?.type === 'PERSON') return nameAt(i)?.type !== 'PERSON' || grammar.isSpeakerNoun(i);
    return (
      isA(i, 'article') ||
      grammar.isSpeakerNoun(i) ||
      /^(?:one|some|including|like|such|speaking|of|from|in|with|both|all|many|most|himself|herself)$/.test(word) ||
      /[a-z]{2}(?:ed|ing)$/.test(word)
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
      if (group.first === 0 || isA(group.first - 1, 'coordinator')) continue;
      const subject =
        tokens[group.first - 1]?.text === ',' ? apposed(group.first - 1, floor) : simple(group.first, floor);
      if (!subject) continue;
      const shared = { ...subject, shared: true };
      if (!main) return shared;
      if (isA(subject.run.first, 'subordinator') || isA(subject.run.first - 1, 'subordinator')) fallback ??= shared;
      else return shared;
    }
    return fallback;
  }

  function simple(end: number, floor: number): Subject | null {
    const run = endingAt(skipBrackets(skipTimes(end, floor), floor), floor);
    return run && { run, first: run.first, shared: false };
  }

  function endingAt(end: number, floor: number): Run | null {
    if (end <= floor) return null;
    const last = end - 1;
    if (isA(last, 'pronoun')) {
      if (lower(last) === 'that' && !isNominal(last - 1)) return null;
      return { first: last, end };
    }
    if (isMark(last) && !/^[.%"”’']$/.test(tokens[last]?.text ?? '')) return null;
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
      if (isA(i, 'article') && !(isA(i - 1, 'preposition') && isNominal(i - 2))) break;
    }
    while (first < end && (isA(first, 'preposition') || isAdverb(first) || isMark(first) || isA(first, 'coordinator')))
      first += 1;
    return first < end && accepts(first, end) ? { first, end } : null;
  }

  /** Whether a token belongs to the noun phrase that goes on at `first`. */
  function joins(i: number, first: number, end: number): boolean {
    const mark = tokens[i]?.text ?? '';
    if (isMark(i)) return (mark === '-' && touches(i - 1)) || /^[.&%$/#]$/.test(mark);
    if (isA(i, 'coordinator')) return lower(i) === 'and' && nameAt(i - 1) !== undefined && nameAt(first) !== undefined;
    if (isA(i, 'subordinator') || isA(i, 'auxiliary')) return false;
    if (isA(i, 'pronoun') && !isA(i, 'determiner')) return false;
    if (isA(i, 'preposition')) return isNominal(i - 1);
    if (isA(i, 'time') && lower(i + 1) !== "'s") return first === end;
    return !grammar.hasTense(i) || i === end - 1;
  }

  function isNominal(i: number): boolean {
    if (i < 0 || isMark(i)) return tokens[i]?.text === '%';
    if (nameAt(i)) return true;
    for (const kind of [
      'preposition',
      'subordinator',
      'coordinator',
      'auxiliary',
      'adverb',
      'article',
      'time',
    ] as const)
      if (isA(i, kind)) return false;
    return !grammar.hasTense(i) && !/ing$/.test(lower(i));
  }

  function after(at: number, limit: number): Run | null {
    if (at >= limit) return null;
    if (isA(at, 'pronoun') && !isNominal(at + 1)) return { first: at, end: at + 1 };
    if (/^(?:him|her|them|me|us)$/.test(lower(at))) return { first: at, end: at + 1 };
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
    const mark = tokens[i]?.text ?? '';
    if (isMark(i)) return (mark === '-' && touches(i - 1) && touches(i)) || /^[&$/%#]$/.test(mark);
    if (isA(i, 'coordinator')) return lower(i) === 'and' && nameAt(i - 1) !== undefined && nameAt(i + 1) !== undefined;
    if (isA(i, 'subordinator') || isA(i, 'auxiliary')) return false;
    if (i > at && isA(i, 'article')) return isA(i - 1, 'preposition');
    if (isA(i, 'pronoun') && !isA(i, 'determiner')) return false;
    if (isA(i, 'preposition')) return i > at && (lower(i) === 'of' || grammar.isSpeakerNoun(i - 1));
    if (i > at && isA(i, 'time')) return false;
    if (i > at && isAdverb(i)) return false;
    return i === at || isA(i - 1, 'article') || !grammar.hasTense(i);
  }

  /** A speaker is a name, a noun of speakers, or a phrase with an article. */
  function accepts(first: number, end: number): boolean {
    const last = tokens[end - 1]?.text ?? '';
    // "Turkey renews": a verb behind a name is no part of it.
    if (
      nameAt(first) &&
      !nameAt(end - 1) &&
      /^\p{Ll}.*s$/u.test(last) &&
      !grammar.isSpeakerNoun(end - 1) &&
      end - first < 4
    )
      return false;
    for (let i = first; i < end; i++)
      if (nameAt(i) || grammar.isSpeakerNoun(i) || isA(i, 'article') || lower(i) === 'percent') return true;
    return grammar.isCapitalised(first) || isA(first, 'determiner') || /[a-z]s$/.test(lower(end - 1));
  }

  return { verbGroup, before, after, endingAt };
}

/** The span of a run of tokens. */
export function spanOf({ tokens }: AnnotatedText, { first, end }: Run): Span {
  return { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}
