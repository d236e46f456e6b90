import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import { createClauseTest } from './clauses.ts';
import type { Grammar } from './grammar.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import type { Run } from './phrases.ts';
import type { SpeakerFinder } from './speakers.ts';

/** How what is reported is joined to its cue, from a whole clause down to the noun that was spoken of. */
export type Join = 'that' | 'clause' | 'question' | 'infinitive' | 'gerund' | 'preposition' | 'object' | 'label';

export interface Content {
  readonly run: Run;
  readonly join: Join;
}

/** A hearer, a time and a place stand in so many tokens between a verb and its clause at most. */
const ASIDE = 26;
/** What is reported has so many tokens at most. */
const LONGEST = 300;

/** What a noun phrase goes on with. */
const INSIDE: ReadonlySet<number> = new Set([TAG.NN, TAG.NNS, TAG.NNP, TAG.JJ, TAG.CD, TAG.POS]);

/** Finds what is reported behind a cue, and where it ends. */
export interface ContentFinder {
  /** What a verb reports, in the tokens before `limit`. */
  readonly afterVerb: (at: number, verb: CueVerb, passive: boolean, limit: number) => Content | null;
  /** What a noun or an adjective reports that takes these openers. */
  readonly afterWord: (at: number, openers: ReadonlySet<string>, limit: number) => Content | null;
  /** The first token behind a time or place: "said (on Tuesday at a rally)". */
  readonly skipAdverbials: (at: number, limit: number) => number;
  /** Where a clause or phrase ends that begins at `first`. */
  readonly extent: (first: number, limit: number, join: Join) => number;
}

export function createContentFinder(
  text: AnnotatedText,
  grammar: Grammar,
  lexicon: Lexicon,
  speakers: SpeakerFinder,
  isQuoted: (i: number) => boolean,
): ContentFinder {
  const { tokens } = text;
  const { lower, tag, isA, isMark, nameAt } = grammar;
  const opensClause = createClauseTest(text, grammar, isQuoted);

  function content(join: Join, first: number, limit: number): Content | null {
    const end = extent(first, limit, join);
    return end > first ? { run: { first, end }, join } : null;
  }

  function afterVerb(at: number, verb: CueVerb, passive: boolean, limit: number): Content | null {
    const { takes, prepositions } = verb;
    const clausal = takes.has('c') || takes.has('t');
    if (clausal) {
      const that = indexOfThat(at, Math.min(limit, at + ASIDE));
      if (that !== null) return isOwnWarning(at, that) ? null : content('that', that, limit);
    }
    const asked = takes.has('w') && !isQuestion(at) ? skipAdverbials(at, limit) : at;
    if (takes.has('w') && isQuestion(asked)) return content('question', asked, limit);
    if (takes.has('i') && lower(at) === 'to') return content('infinitive', at, limit);
    if (takes.has('g') && tag(at) === TAG.VBG) return content('gerund', at, limit);
    // "called (on Friday) for"
    const preposition = isA(at, 'time') ? at + 1 : at;
    if (prepositions.has(lower(preposition)) && governs(preposition, limit))
      return content('preposition', preposition, limit);
    if (passive) {
      if (takes.has('o') && lower(at) === 'to') return content('infinitive', at, limit);
      return null;
    }
    const label = takes.has('a') ? labelled(at, limit) : null;
    if (label) return label;
    const hearer = takes.has('x') || takes.has('o') ? speakers.after(at, limit) : null;
    if (!hearer || grammar.hasTense(hearer.end)) return clause(at, takes.has('c'), limit) ?? object(at, verb, limit);
    return behindHearer(hearer, verb, limit) ?? object(at, verb, limit);
  }

  /** A preposition has something behind it, unlike in "which he asked for". */
  function governs(preposition: number, limit: number): boolean {
    const next = preposition + 1;
    return (
      next < limit && (grammar.opensPhrase(next) || tag(next) === TAG.VBG || tag(next) === TAG.WH || isQuoted(next))
    );
  }

  /** "told reporters (on Tuesday) he would …", "asked them whether …", "urged them to …". */
  function behindHearer(hearer: Run, { takes, prepositions }: CueVerb, limit: number): Content | null {
    if (takes.has('o') && lower(hearer.end) === 'to') return content('infinitive', hearer.end, limit);
    if (prepositions.has(lower(hearer.end)) && governs(hearer.end, limit))
      return content('preposition', hearer.end, limit);
    if (takes.has('w') && isQuestion(hearer.end)) return content('question', hearer.end, limit);
    const next = skipAdverbials(hearer.end, limit);
    return clause(next, takes.has('x'), limit);
  }

  /** "called him a liar", "described it as late". */
  function labelled(at: number, limit: number): Content | null {
    const object = speakers.after(at, limit);
    if (!object || object.end >= limit) return null;
    const next = opensLabel(object.end) ? object.end : skipAdverbials(object.end, limit);
    if (next >= limit) return null;
    // "quoted him as saying that …" has a cue of its own.
    if (lower(next) === 'as' && isCueParticiple(next + 1)) return null;
    return opensLabel(next) ? content('label', at, limit) : null;
  }

  function opensLabel(i: number): boolean {
    return lower(i) === 'as' || tag(i) === TAG.DT || tag(i) === TAG.JJ || tag(i) === TAG.VBN || isQuoted(i);
  }

  /** A clause without "that". */
  function clause(at: number, allowed: boolean, limit: number): Content | null {
    if (!allowed) return null;
    // "which he said was late": the clause's subject stands before.
    const first = opensClause(at, limit) || grammar.hasTense(at) ? at : skipAdverbials(at, limit);
    if (first === at && first < limit && grammar.hasTense(at)) return content('clause', at, limit);
    return opensClause(first, limit) ? content('clause', first, limit) : null;
  }

  function object(at: number, { takes }: CueVerb, limit: number): Content | null {
    if (!(takes.has('n') || takes.has('p')) || at >= limit) return null;
    return grammar.opensPhrase(at) ? content('object', at, limit) : null;
  }

  /** "believed his warning that …": the clause is the noun's, and the noun's owner says it. */
  function isOwnWarning(from: number, that: number): boolean {
    return tag(from) === TAG.PRP$ && that - from <= 3 && (lexicon.noun(lower(that - 1))?.has('that') ?? false);
  }

  function isQuestion(at: number): boolean {
    return /^(?:whether|if|how|why|what|who|when|where|which)$/.test(lower(at));
  }

  function indexOfThat(from: number, to: number): number | null {
    for (let i = from; i < to; i++) {
      if (lower(i) === 'that' && (tag(i) === TAG.SC || opensClause(skipOpening(i + 1), to + ASIDE))) return i;
      const mark = tokens[i]?.text ?? '';
      if (isMark(i) && !/^[-,.&$]$/.test(mark)) return null;
      if (mark === ',' && lower(i + 1) !== 'that' && !grammar.isPreposition(i + 1) && i > from) return null;
      if (isQuoted(i)) return null;
      if (i > from && grammar.hasTense(i)) return null;
      if (i === from && (isA(i, 'nominative') || isA(i, 'auxiliary'))) return null;
    }
    return null;
  }

  /** "that (while) they were late, …", "that (in a contest) he leads" */
  function skipOpening(i: number): number {
    if (grammar.isPreposition(i)) return skipPhrase(i + 1, i + ASIDE);
    return tag(i) === TAG.SC || grammar.isAdverb(i) ? i + 1 : i;
  }

  function skipAdverbials(at: number, limit: number): number {
    let i = at;
    while (i < limit) {
      if (isA(i, 'time') || (tokens[i]?.kind === 'NUMBER' && i > at)) i += 1;
      else if (/^(?:this|the|a|last)$/.test(lower(i)) && isA(i + 1, 'time') && !isA(i + 2, 'time')) i += 2;
      else if (grammar.isPreposition(i) && !isQuoted(i)) i = skipPhrase(i + 1, limit);
      else if (tag(i) === TAG.RB) i += 1;
      else break;
    }
    return i;
  }

  /** Behind the noun phrase that a preposition governs: where the next one begins there is no more of it. */
  function skipPhrase(at: number, limit: number): number {
    let i = at;
    if (tag(i) === TAG.DT || tag(i) === TAG.PRP || tag(i) === TAG.PRP$) i += 1;
    while (i < limit) {
      const name = nameAt(i);
      if (name) i = Math.min(limit, name.endToken);
      else if (isMark(i) ? /^[-$%]$/.test(tokens[i]?.text ?? '') : INSIDE.has(tag(i))) i += 1;
      else break;
    }
    return i;
  }

  function afterWord(at: number, openers: ReadonlySet<string>, limit: number): Content | null {
    const word = lower(at);
    if (!openers.has(word) || at + 1 >= limit) return null;
    if (word === 'that') return opensClause(skipOpening(at + 1), limit) ? content('that', at, limit) : null;
    if (word === 'to') return tag(at + 1) !== TAG.VB ? null : content('infinitive', at, limit);
    if (word === 'whether') return content('question', at, limit);
    return content('preposition', at + 1, limit);
  }

  function extent(first: number, limit: number, join: Join): number {
    const clausal = join === 'that' || join === 'clause' || join === 'question';
    const reach = Math.min(limit, first + LONGEST);
    for (let i = first + 1; i < reach; i++) {
      if (isQuoted(i)) continue;
      if (endsAt(i, clausal) && !(join === 'label' && lower(i) === 'as')) return i;
    }
    return reach;
  }

  function endsAt(i: number, clausal: boolean): boolean {
    const mark = tokens[i]?.text ?? '';
    if (mark === ',') {
      const next = lower(i + 1);
      if (/^(?:but|while|although|though|whereas|according)$/.test(next) || introducesQuotation(i + 1)) return true;
      if (isCueParticiple(i + 1) || isCueParticiple(i + 2)) return true;
      if (grammar.isPreposition(i + 1) && tag(i + 2) === TAG.WH) return true;
      if (!clausal && (tag(i + 1) === TAG.SC || tag(i + 1) === TAG.WH || tag(i + 1) === TAG.VBG || next === 'with'))
        return true;
      return next === 'and' && isCoordinatedCue(i + 1);
    }
    if (grammar.isDash(i)) return introducesQuotation(i + 1);
    if (mark === ';' || mark === ':') return !clausal;
    if (lower(i) === 'according') return true;
    if (!clausal && /^(?:when|while|after|because|before|if|although|though|as)$/.test(lower(i))) return true;
    return tag(i) === TAG.CC && isCoordinatedCue(i);
  }

  /** "…, Smith boasted, “…”": a cue of its own that a quotation follows. */
  function introducesQuotation(from: number): boolean {
    for (let i = from + 1; i < from + 8; i++) {
      if (isQuoted(i)) return false;
      if (/^[,:]$/.test(tokens[i]?.text ?? ''))
        return isQuoted(i + 1) && grammar.hasTense(i - 1) && lexicon.verb(lower(i - 1))?.takes.has('q') === true;
    }
    return false;
  }

  function isCueParticiple(i: number): boolean {
    return tag(i) === TAG.VBG && lexicon.verb(lower(i)) !== undefined && !grammar.isCapitalised(i);
  }

  /** "and (later) added that": the next attribution of the same speaker. */
  function isCoordinatedCue(i: number): boolean {
    let at = i + 1;
    while (at < i + 5 && (grammar.isAdverb(at) || isA(at, 'auxiliary'))) at += 1;
    const stated = grammar.hasTense(at) || (tag(at) === TAG.VBN && isA(i + 1, 'auxiliary') && !isA(at - 1, 'be'));
    return stated && lexicon.verb(lower(at))?.takes.has('q') === true;
  }

  return { afterVerb, afterWord, skipAdverbials, extent };
}
