import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import { type Grammar, lexicalVerb } from './grammar.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import type { Run } from './phrases.ts';
import { CONFIDENCE, type Place, type Report } from './report.ts';
import type { SpeakerFinder } from './speakers.ts';

/** So many tokens before a cue are looked at. */
const REACH = 300;

/** An attribution whose cue stands behind what is reported, or inside it. */
export interface Aside {
  readonly report: Report;
  /** The tokens of the cue, of its speaker and of what belongs to them. */
  readonly first: number;
  readonly end: number;
}

/** Finds the first aside of a sentence: "…, officials said (on Monday).", "…, said John Kerry.", "The plan, he said, will …". */
export type AsideFinder = (place: Place) => Aside | null;

export function createAsideFinder(
  { tokens }: AnnotatedText,
  grammar: Grammar,
  lexicon: Lexicon,
  speakers: SpeakerFinder,
): AsideFinder {
  const { tag, isMark } = grammar;

  return (place) => {
    for (let i = place.first; i < place.last; i++) {
      if (place.isQuoted(i)) continue;
      const found = grammar.isDash(i)
        ? credit(i, place)
        : grammar.hasTense(i) || tag(i) === TAG.VBN
          ? ofVerb(i, place)
          : null;
      if (found) return found;
    }
    return null;
  };

  /** A quotation, then a dash, then who it is from, and the paragraph ends: "…" — Jane Smith */
  function credit(dash: number, place: Place): Aside | null {
    if (!place.isQuoted(dash - 1)) return null;
    const speaker = speakers.after(dash + 1, place.last);
    if (!speaker || !grammar.nameAt(speaker.first)) return null;
    const next = tokens[speaker.end];
    if (speaker.end < place.last && next?.text !== ',') return null;
    const cue = { first: dash, end: dash + 1 };
    const report = { speaker, cue, content: null, rest: null, labels: false, confidence: CONFIDENCE.credit };
    return { report, first: dash, end: place.last };
  }

  function ofVerb(i: number, place: Place): Aside | null {
    const verb = lexicalVerb(grammar, lexicon, i);
    if (verb && !verb.takes.has('q') && !verb.takes.has('c')) return null;
    return (verb && inverted(i, verb, place)) ?? postposed(i, verb, place);
  }

  /** Behind the cue ends the sentence, or the part of it that the cue was put into. */
  function closes(i: number, { last, end }: Place): boolean {
    return i >= last || (i < end && isMark(i) && /^[,.;"”’'“(—–-]$/.test(tokens[i]?.text ?? ''));
  }

  /** A quotation ends right before a token. */
  function isBehindQuotation(i: number, { isQuoted }: Place): boolean {
    return isQuoted(i - 1) || (tokens[i - 1]?.text === ',' && isQuoted(i - 2));
  }

  /** As speech does before its cue, the quotation that ends before a token ends with a comma, a question or a shout. */
  function endsAsSpeech(i: number): boolean {
    for (let k = i - 1; k > i - 4; k--) {
      const mark = tokens[k]?.text ?? '';
      if (/^[,?!…—–-]$/.test(mark)) return true;
      if (!isMark(k)) return false;
    }
    return false;
  }

  function postposed(i: number, verb: CueVerb | undefined, place: Place): Aside | null {
    const subject = speakers.before(i, place.first);
    if (!subject || subject.shared || tag(subject.run.first) === TAG.WH) return null;
    const quoted = isBehindQuotation(subject.first, place);
    if (!verb && !(quoted && endsAsSpeech(subject.first) && !place.isQuoted(i + 1))) return null;
    const end = place.contents.skipAdverbials(skipHearer(i + 1, verb, place), place.last);
    if (!quoted && !closes(end, place)) return null;
    // "In her book, “The Last Pier,” she wrote that …": what is reported stands behind the cue.
    if (tokens[end]?.text === 'that' && tag(end) === TAG.SC) return null;
    const before = subject.first - 1;
    if (before < place.first || !/^[,"”’'»?!—–]$/.test(tokens[before]?.text ?? '')) return null;
    return aside(subject.run, i, before, end, place, subject.first);
  }

  function skipHearer(i: number, verb: CueVerb | undefined, place: Place): number {
    const hearer = verb?.takes.has('x') ? speakers.after(i, place.last) : null;
    return hearer?.end ?? i;
  }

  function inverted(i: number, { lemma, takes }: CueVerb, place: Place): Aside | null {
    if (!/^[,"”’'»?!]$/.test(tokens[i - 1]?.text ?? '') || lemma === 'tell' || takes.has('a')) return null;
    const speaker = speakers.after(i + 1, place.last);
    if (!speaker || grammar.hasTense(speaker.end)) return null;
    const end = place.contents.skipAdverbials(speaker.end, place.last);
    const quoted = isBehindQuotation(i, place);
    if (!quoted && (!closes(end, place) || !hasClause(place.first, i - 1))) return null;
    return aside(speaker, i, i - 1, end, place, i);
  }

  function hasClause(first: number, end: number): boolean {
    for (let i = Math.max(first, end - REACH) + 1; i < end; i++)
      if (grammar.hasTense(i) && tag(i - 1) !== TAG.WH) return true;
    return false;
  }

  /**
   * @param before the mark between what is reported and the cue
   * @param end behind the cue, its speaker and its time
   * @param start where the cue or its speaker begins
   */
  function aside(speaker: Run, verb: number, before: number, end: number, place: Place, start: number): Aside | null {
    const content = asideContent(before, end, place);
    if (!content) return null;
    const cue = { first: verb, end: verb + 1 };
    const confidence = content.rest ? CONFIDENCE.inserted : CONFIDENCE.aside;
    const report = { speaker, cue, ...content, labels: false, confidence };
    return { report, first: start, end: Math.max(cue.end, speaker.end, content.rest?.end ?? 0) };
  }

  /** What stands before the cue, and behind it where the sentence goes on; nothing where a quotation stands for itself. */
  function asideContent(before: number, end: number, place: Place): Pick<Report, 'content' | 'rest'> | null {
    const { first, last, isQuoted } = place;
    const nothing = { content: null, rest: null };
    const quotedBefore = isQuoted(before) || isQuoted(before - 1);
    if (quotedBefore && (isQuoted(first) || isIntroduced(before - 1, place))) return nothing;
    if (before - first < 1) return null;
    const content = { first, end: before };
    const resumes = tokens[end]?.text === ',' && end + 1 < last;
    // "In May, he said, “…”": the time is no part of it.
    const opens = grammar.isPreposition(first) || tag(first) === TAG.SC || tag(first) === TAG.WH || before - first < 3;
    if (resumes && opens && isQuoted(end + 2)) return nothing;
    if (hasClause(first, before)) return { content, rest: null };
    if (resumes && !isQuoted(end + 1) && hasClause(end, last)) return { content, rest: { first: end + 1, end: last } };
    return quotedBefore && !opens ? { content, rest: null } : null;
  }

  /** The quotation that ends at a token begins behind a comma or a colon, and not as a part of the sentence around it. */
  function isIntroduced(end: number, { first, isQuoted }: Place): boolean {
    let i = end;
    while (i > Math.max(first, end - REACH) && isQuoted(i)) i -= 1;
    return /^[,:]$/.test(tokens[i]?.text ?? '');
  }
}
