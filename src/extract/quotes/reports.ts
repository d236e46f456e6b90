import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import { type Content, type ContentFinder, createContentFinder, type Join } from './contents.ts';
import { createGrammar } from './grammar.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import { createSpeakerFinder, type Run, type Subject } from './speakers.ts';

/** An attribution in one sentence: who, by which words, and what is reported. */
export interface Report {
  readonly speaker: Run | null;
  readonly cue: Run;
  /** Null where the cue only introduces a quotation outside the sentence, or labels something. */
  readonly content: Run | null;
  /** Where the content goes on behind the cue: "The plan, he said, will change". */
  readonly rest: Run | null;
  /** "described … as": what is quoted after it is a label. */
  readonly labels: boolean;
  /** From 0 to 1, by construction. */
  readonly confidence: number;
}

/** How sure a construction is to report what somebody said or thinks. */
const CONFIDENCE: Readonly<Record<Join | 'aside' | 'according' | 'inserted', number>> = {
  that: 0.85,
  aside: 0.84,
  inserted: 0.83,
  according: 0.82,
  clause: 0.8,
  question: 0.75,
  infinitive: 0.7,
  gerund: 0.69,
  preposition: 0.65,
  object: 0.55,
  label: 0.5,
};

/** The sentence that is looked at. */
interface Place {
  readonly first: number;
  /** Behind its last word: its last marks are no content. */
  readonly last: number;
  readonly end: number;
  readonly contents: ContentFinder;
  readonly isQuoted: (i: number) => boolean;
}

/** Finds the attributions of a sentence, from left to right; they do not overlap. */
export type ReportFinder = (sentence: Sentence, isQuotedOffset: (offset: number) => boolean) => Report[];

export function createReportFinder(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): ReportFinder {
  const { tokens } = text;
  const grammar = createGrammar(text, names, lexicon);
  const { lower, tag, isMark } = grammar;
  const speakers = createSpeakerFinder(text, grammar);

  return (sentence, isQuotedOffset) => {
    const isQuoted = (i: number): boolean => isQuotedOffset(tokens[i]?.start ?? 0);
    const contents = createContentFinder(text, grammar, lexicon, speakers, isQuoted);
    return findIn({ first: sentence.first, last: lastWord(sentence), end: sentence.end, contents, isQuoted });
  };

  function findIn(place: Place): Report[] {
    const reports: Report[] = [];
    const aside = findAside(place);
    let floor = place.first;
    if (aside) {
      reports.push(aside);
      floor = Math.max(aside.cue.end, aside.speaker?.end ?? 0, aside.rest?.end ?? 0);
    }
    for (let i = floor; i < place.last; i++) {
      // What is said inside quotation marks is its speaker's business.
      if (i < floor || place.isQuoted(i)) continue;
      const report =
        accordingTo(i, floor, place) ?? verbReport(i, floor, place, reports) ?? wordReport(i, floor, place);
      if (!report) continue;
      reports.push(report);
      floor = Math.max(report.cue.end, report.content && report.content.first > i ? report.content.end : i + 1);
    }
    return reports;
  }

  function lastWord(sentence: Sentence): number {
    let { end } = sentence;
    while (end > sentence.first && /^[.,;:!?…]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
    return end;
  }

  function verbAt(i: number): CueVerb | undefined {
    return grammar.isVerb(i) && !grammar.isCapitalised(i) ? lexicon.verb(lower(i)) : undefined;
  }

  /** "…, officials said (on Monday).", "…, said John Kerry.", "The plan, he said, will …". */
  function findAside(place: Place): Report | null {
    for (let i = place.first + 1; i < place.last; i++) {
      const verb = verbAt(i);
      if (!verb || place.isQuoted(i) || !(verb.takes.has('q') || verb.takes.has('c'))) continue;
      if (tag(i) === TAG.VBG || tag(i) === TAG.VB) continue;
      const report = inverted(i, verb, place) ?? postposed(i, place);
      if (report) return report;
    }
    return null;
  }

  /** Behind the cue ends the sentence, or the part of it that the cue was put into. */
  function closes(i: number, { last, end }: Place): boolean {
    return i >= last || (i < end && isMark(i) && /^[,.;"”’'“—–-]$/.test(tokens[i]?.text ?? ''));
  }

  function postposed(i: number, place: Place): Report | null {
    const end = place.contents.skipAdverbials(i + 1, place.last);
    if (!closes(end, place)) return null;
    const subject = speakers.before(i, place.first);
    if (!subject || subject.shared || tag(subject.run.first) === TAG.WH) return null;
    const before = subject.first - 1;
    if (before < place.first || !/^[,"”’'»?!—–]$/.test(tokens[before]?.text ?? '')) return null;
    return asideReport(subject.run, i, before, end, place);
  }

  function inverted(i: number, { lemma, takes }: CueVerb, place: Place): Report | null {
    if (!/^[,"”’'»?!]$/.test(tokens[i - 1]?.text ?? '') || lemma === 'tell' || takes.has('a')) return null;
    const speaker = speakers.after(i + 1, place.last);
    if (!speaker) return null;
    const end = place.contents.skipAdverbials(speaker.end, place.last);
    if (!closes(end, place)) return null;
    const quoted = place.isQuoted(i - 1) || place.isQuoted(i - 2);
    return quoted || hasFinite(place.first, i - 1) ? asideReport(speaker, i, i - 1, end, place) : null;
  }

  function hasFinite(first: number, end: number): boolean {
    for (let i = first + 1; i < end; i++) if (grammar.hasTense(i) && tag(i - 1) !== TAG.WH) return true;
    return false;
  }

  /**
   * @param before the mark between what is reported and the cue
   * @param end behind the cue, its speaker and its time
   */
  function asideReport(speaker: Run, verb: number, before: number, end: number, place: Place): Report | null {
    const { first, last, isQuoted } = place;
    const cue = { speaker, cue: { first: verb, end: verb + 1 }, labels: false, confidence: CONFIDENCE.aside };
    const quotedBefore = isQuoted(before) || isQuoted(before - 1);
    if (isQuoted(first) && quotedBefore) return { ...cue, content: null, rest: null };
    if (before - first < 1) return null;
    const content = { first, end: before };
    const resumes = tokens[end]?.text === ',' && end + 1 < last;
    // "In May, he said, “…”": the time is no part of it.
    const opens = grammar.isPreposition(first) || tag(first) === TAG.SC || tag(first) === TAG.WH || before - first < 3;
    if (resumes && opens && isQuoted(end + 2)) return { ...cue, content: null, rest: null };
    if (hasFinite(first, before)) return { ...cue, content, rest: null };
    if (resumes && !isQuoted(end + 1) && hasFinite(end, last))
      return { ...cue, content, rest: { first: end + 1, end: last }, confidence: CONFIDENCE.inserted };
    return quotedBefore ? { ...cue, content, rest: null } : null;
  }

  function accordingTo(i: number, floor: number, { last, contents }: Place): Report | null {
    if (lower(i) !== 'according' || lower(i + 1) !== 'to') return null;
    const speaker = speakers.after(i + 2, last);
    if (!speaker) return null;
    const after = tokens[speaker.end]?.text === ',' ? speaker.end + 1 : speaker.end;
    const before = i > floor + 2 ? { first: floor, end: tokens[i - 1]?.text === ',' ? i - 1 : i } : null;
    const content = before ?? (after < last ? { first: after, end: contents.extent(after, last, 'that') } : null);
    return {
      speaker,
      cue: { first: i, end: i + 2 },
      content,
      rest: null,
      labels: false,
      confidence: CONFIDENCE.according,
    };
  }

  function verbReport(i: number, floor: number, place: Place, before: readonly Report[]): Report | null {
    const verb = verbAt(i);
    if (!verb) return null;
    const group = speakers.verbGroup(i, floor);
    const found = place.contents.afterVerb(i + 1, verb, group.passive, place.last);
    const labels = verb.takes.has('a') && !found;
    if (!found && (group.passive || (!labels && !verb.takes.has('q')))) return null;
    const subject = group.passive ? null : (quotedAs(i, floor) ?? speakers.before(i, floor));
    if (group.passive) return found && toReport(null, { first: i, end: i + 1 }, found, false);
    const carried = !subject || (subject.shared && isSameTense(i, before)) ? before.at(-1)?.speaker : null;
    const speaker = carried ?? subject?.run ?? null;
    if (!speaker && !(found && tag(i) === TAG.VBG && /^(?:that|clause)$/.test(found.join))) return null;
    return toReport(speaker, { first: i, end: i + 1 }, found, labels);
  }

  /** "said … and added": the speaker before goes on, but not in "has said … that the US supports and describes as …". */
  function isSameTense(i: number, before: readonly Report[]): boolean {
    const cue = before.at(-1)?.cue;
    return cue !== undefined && (tag(i) === TAG.VBG || tenseOf(cue.end - 1) === tenseOf(i));
  }

  function tenseOf(i: number): string {
    return tag(i) === TAG.VBZ || tag(i) === TAG.VBP ? 'present' : tag(i) === TAG.VBD ? 'past' : 'none';
  }

  function toReport(speaker: Run | null, cue: Run, found: Content | null, labels: boolean): Report {
    const confidence = found ? CONFIDENCE[found.join] : CONFIDENCE.label;
    return {
      speaker,
      cue,
      content: found?.run ?? null,
      rest: null,
      labels,
      confidence: speaker ? confidence : confidence - 0.3,
    };
  }

  /** "quoted Mr Putin as saying that": he is the speaker. */
  function quotedAs(i: number, floor: number): Subject | null {
    if (lower(i - 1) !== 'as' || tag(i) !== TAG.VBG) return null;
    const run = speakers.endingAt(i - 1, floor);
    return run && { run, first: run.first, shared: false };
  }

  /** "is sure that …", "his claim that …". */
  function wordReport(i: number, floor: number, place: Place): Report | null {
    if (isMark(i) || grammar.isCapitalised(i)) return null;
    return adjectiveReport(i, floor, place) ?? nounReport(i, floor, place);
  }

  function adjectiveReport(i: number, floor: number, { contents, last }: Place): Report | null {
    const openers = lexicon.adjective(lower(i));
    if (!openers || speakers.verbGroup(i, floor).first === i) return null;
    const found = contents.afterWord(i + 1, openers, last);
    const subject = found && speakers.before(i, floor);
    return found && subject ? toReport(subject.run, { first: i, end: i + 1 }, found, false) : null;
  }

  /** "his claim that …", "a report by the court that …", "expressed concern about …". */
  function nounReport(i: number, floor: number, { contents, last }: Place): Report | null {
    const openers = tag(i) === TAG.NN || tag(i) === TAG.NNS ? lexicon.noun(lower(i)) : undefined;
    if (!openers) return null;
    const by = /^(?:by|of|from)$/.test(lower(i + 1)) ? speakers.after(i + 2, last) : null;
    if (by && lower(by.end) === 'that' && openers.has('that'))
      return nounReportOf(by, i, contents.afterWord(by.end, openers, last));
    const found = contents.afterWord(i + 1, openers, last);
    if (!found) return null;
    const first = phraseStart(i, floor);
    const speaker =
      ownerBefore(first, floor) ??
      (grammar.isVerb(first - 1) ? (speakers.before(first - 1, floor)?.run ?? null) : null);
    return speaker || found.join === 'that' ? nounReportOf(speaker, i, found) : null;
  }

  function nounReportOf(speaker: Run | null, noun: number, found: Content | null): Report | null {
    return (
      found && {
        ...toReport(speaker, { first: noun, end: noun + 1 }, found, false),
        confidence: (speaker ? 0.6 : 0.4) + CONFIDENCE[found.join] / 100,
      }
    );
  }

  /** Where the noun phrase begins that a noun ends, without its owner. */
  function phraseStart(noun: number, floor: number): number {
    let first = noun;
    while (
      first > floor &&
      (tag(first - 1) === TAG.JJ || tag(first - 1) === TAG.NN || tag(first - 1) === TAG.DT || tag(first - 1) === TAG.CD)
    )
      first -= 1;
    return first;
  }

  /** "his", "Mr Smith’s". */
  function ownerBefore(first: number, floor: number): Run | null {
    if (tag(first - 1) === TAG.PRP$ && first - 1 >= floor) return { first: first - 1, end: first };
    return tag(first - 1) === TAG.POS ? speakers.endingAt(first - 1, floor) : null;
  }
}
