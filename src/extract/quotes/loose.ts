import type { Span } from '../../model.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { isFiniteVerb, isVerb, TAG, type Tag } from '../text/tags.ts';
import type { Attribution } from './governing.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import type { Quoted } from './quoted.ts';

/**
 * Cues for quotations that no report was found for: the nearest verb of attribution, by its part of speech, whatever its
 * subject looks like. A quotation mark is a strong sign that something is reported, so less will do than without one.
 */
export interface LooseCues {
  /** "…, “…” and that “…”": the last verb before the marks, or a noun with what it reports ("the claim that"). */
  readonly before: (quoted: Quoted, floor: number) => Attribution | null;
  /** "… “late” and called it “…”": a further verb that a conjunction joins to the one before, from a token on. */
  readonly coordinated: (quoted: Quoted, from: number) => Attribution | null;
  /** "condemned what she called a “…”": the verb whose object the clause of a cue is. */
  readonly around: (quoted: Quoted, inner: Attribution) => Attribution | null;
  /** "On Monday she made this clear: “…”": a sentence that ends with a colon says by its subject who speaks. */
  readonly introducing: (sentence: Sentence, quoted: Pick<Quoted, 'first'>) => Attribution | null;
  /** "“…,” said the man who …": the first verb behind the marks. */
  readonly behind: (quoted: Quoted, limit: number) => Attribution | null;
}

/** A cue stands at most so many tokens from its quotation. */
const REACH_BEFORE = 40;
const REACH_BEHIND = 16;
/** The longest way from a verb to its subject over an apposition, in tokens. */
const APPOSITION = 24;

const tagsOf = (...tags: Tag[]): ReadonlySet<number> => new Set(tags.map((tag) => TAG[tag]));
const NOMINAL = tagsOf('NN', 'NNS', 'NNP', 'CD', 'DT', 'JJ', 'PRP', 'PRP$', 'POS', 'X');
const HEAD = tagsOf('NN', 'NNS', 'NNP', 'PRP', 'X');
const AUXILIARY = /^(?:has|have|had|was|is|were|are|be|been|also|later|then|once|to|will|would|'s|’s|'ve|’ve|'d|’d)$/;

export function createLooseCues({ tokens, tags, text }: AnnotatedText, lexicon: Lexicon): LooseCues {
  const tag = (i: number): number => tags[i] ?? TAG.X;
  const word = (i: number): string => tokens[i]?.text.toLowerCase() ?? '';

  function verbAt(i: number): CueVerb | undefined {
    if (!isVerb(tag(i)) || !/^\p{L}/u.test(tokens[i]?.text ?? '')) return undefined;
    return lexicon.verb(word(i));
  }

  /** It is used of words: with marks or a name, or with a clause that "that" opens. */
  function reports({ takes }: CueVerb, i: number): boolean {
    if (takes.has('q') || takes.has('a')) return true;
    return (takes.has('c') || takes.has('t')) && word(i + 1) === 'that';
  }

  function attribution(cue: number, speaker: Span | null, sentence: Sentence, end = cue + 1): Attribution {
    return {
      speaker,
      cue: spanOf(cue, end) ?? sentence.span,
      content: null,
      rest: null,
      confidence: speaker ? 0.6 : 0.4,
      labels: false,
      sentence,
      verb: lexicon.verb(word(cue)),
      loose: true,
    };
  }

  function spanOf(first: number, end: number): Span | null {
    const [from, to] = [tokens[first], tokens[end - 1]];
    return from && to && end > first ? { start: from.start, end: to.end } : null;
  }

  /** The noun phrase that ends before a token. */
  function phraseBefore(end: number, floor: number): Span | null {
    let first = end;
    while (first > floor && NOMINAL.has(tag(first - 1))) first -= 1;
    while (first < end && tag(first) === TAG.POS) first += 1;
    return first < end && HEAD.has(tag(end - 1)) ? spanOf(first, end) : null;
  }

  function subjectOf(verb: number, floor: number): Span | null {
    let end = verb;
    while (end > floor && (AUXILIARY.test(word(end - 1)) || tag(end - 1) === TAG.RB || tag(end - 1) === TAG.MD))
      end -= 1;
    const near = phraseBefore(end, floor);
    if (near || word(end - 1) !== ',') return near;
    // "Jo Marsh, who runs the port, said": the phrase before the first comma back.
    for (let i = end - 2; i > Math.max(floor, end - APPOSITION); i--)
      if (word(i) === ',') return phraseBefore(i, floor);
    return null;
  }

  function before(quoted: Quoted, floor: number): Attribution | null {
    const least = Math.max(floor, quoted.sentence.first, quoted.first - REACH_BEFORE);
    // "The executive says, “…”": right before the marks a verb of speech is one, whatever its tag.
    const near = /^[,:]$/.test(word(quoted.first - 1)) ? quoted.first - 2 : quoted.first - 1;
    if (near > least && tag(near) !== TAG.VBN && lexicon.verb(word(near))?.takes.has('q'))
      return attribution(near, subjectOf(near, least), quoted.sentence);
    for (let i = quoted.first - 1; i >= least; i--) {
      const verb = verbAt(i);
      // "As Smith put it, “…”"
      if (/^puts?$/.test(word(i)) && word(i + 1) === 'it')
        return attribution(i, subjectOf(i, least), quoted.sentence, i + 2);
      if (verb && reports(verb, i) && (tag(i) !== TAG.VBN || /^(?:has|have|had|'ve|’ve|'s|’s)$/.test(word(i - 1))))
        return attribution(i, subjectOf(i, least), quoted.sentence);
      const openers = tag(i) === TAG.NN || tag(i) === TAG.NNS ? lexicon.noun(word(i)) : undefined;
      if (openers?.has(word(i + 1))) return attribution(i, null, quoted.sentence);
    }
    return null;
  }

  function coordinated(quoted: Quoted, from: number): Attribution | null {
    let i = from;
    while (i < quoted.first && (tag(i) === TAG.CC || tag(i) === TAG.RB || /^[,;–—-]$/.test(word(i)))) i += 1;
    if (i === from && tag(i) !== TAG.VBG) return null;
    const subject = tag(i) === TAG.PRP ? spanOf(i, i + 1) : null;
    if (subject) i += 1;
    while (i < quoted.first && AUXILIARY.test(word(i))) i += 1;
    return i < quoted.first && verbAt(i) && tag(i) !== TAG.VB ? attribution(i, subject, quoted.sentence) : null;
  }

  function around(quoted: Quoted, { cue, speaker }: Attribution): Attribution | null {
    const from = speaker && speaker.end <= cue.start ? speaker.start : cue.start;
    let i = quoted.first - 1;
    while (i > quoted.sentence.first && (tokens[i]?.start ?? 0) >= from) i -= 1;
    if (word(i) !== 'what') return null;
    const verb = verbAt(i - 1) ? i - 1 : verbAt(i - 2) && tag(i - 1) === TAG.IN ? i - 2 : -1;
    return verb < quoted.sentence.first
      ? null
      : attribution(verb, subjectOf(verb, quoted.sentence.first), quoted.sentence);
  }

  function introducing(sentence: Sentence, { first }: Pick<Quoted, 'first'>): Attribution | null {
    const end = Math.min(first, sentence.end, sentence.first + REACH_BEFORE);
    for (let i = sentence.first + 1; i < end; i++) {
      const subject = isFiniteVerb(tag(i)) ? subjectOf(i, sentence.first) : null;
      if (subject) return attribution(i, subject, sentence);
    }
    return null;
  }

  function behind(quoted: Quoted, limit: number): Attribution | null {
    const mark = text.charAt(quoted.end - quoted.closing - 1);
    if (!/[,?!—–]/.test(mark) && word(quoted.endToken) !== ',') return null;
    const first = word(quoted.endToken) === ',' ? quoted.endToken + 1 : quoted.endToken;
    for (let i = first; i < Math.min(limit, first + REACH_BEHIND); i++) {
      if (/^[.;:“"]$/.test(word(i))) return null;
      if (word(i) === 'put' && word(i + 1) === 'it')
        return attribution(i, phraseOf(word(first) === 'as' ? first + 1 : first, i), quoted.sentence, i + 2);
      const verb = verbAt(i);
      if (!verb?.takes.has('q')) {
        if (isVerb(tag(i)) && !/^(?:who|that|which)$/.test(word(i - 1))) return null;
        continue;
      }
      if (i > first) return attribution(i, phraseOf(first, i), quoted.sentence);
      let end = i + 1;
      while (end < limit && NOMINAL.has(tag(end))) end += 1;
      return attribution(i, spanOf(i + 1, end), quoted.sentence);
    }
    return null;
  }

  /** The noun phrase that begins at a token, or all the words where none does. */
  function phraseOf(first: number, end: number): Span | null {
    let to = first;
    while (to < end && NOMINAL.has(tag(to))) to += 1;
    return to > first ? spanOf(first, to) : null;
  }

  return { before, coordinated, around, introducing, behind };
}
