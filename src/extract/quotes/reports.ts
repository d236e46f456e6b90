import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import { createAsideFinder } from './asides.ts';
import { type Content, createContentFinder } from './contents.ts';
import { createGrammar, lexicalVerb } from './grammar.ts';
import { createLeadInFinder } from './lead-ins.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import type { Run } from './phrases.ts';
import { CONFIDENCE, type Place, type Report } from './report.ts';
import { createSpeakerFinder, type Subject } from './speakers.ts';

/** A clause that opens a sentence has so many tokens at most. */
const OPENING = 60;

/** Finds the attributions of a sentence, from left to right; they do not overlap. */
export type ReportFinder = (sentence: Sentence, isQuotedOffset: (offset: number) => boolean) => Report[];

export function createReportFinder(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): ReportFinder {
  const { tokens } = text;
  const grammar = createGrammar(text, names, lexicon);
  const { lower, tag, isMark } = grammar;
  const speakers = createSpeakerFinder(text, grammar);
  const findLeadIn = createLeadInFinder(text, grammar, speakers);
  const findAside = createAsideFinder(text, grammar, lexicon, speakers);
  // The quotations of the block that is looked at; what depends on them is made once a text, not once a block.
  let covers = (_offset: number): boolean => false;
  const isQuoted = (i: number): boolean => covers(tokens[i]?.start ?? 0);
  const contents = createContentFinder(text, grammar, lexicon, speakers, isQuoted);

  return (sentence, isQuotedOffset) => {
    covers = isQuotedOffset;
    const lead = findLeadIn(sentence);
    if (lead) return sentence.first === lead.speaker?.first || sentence.first + 1 === lead.speaker?.first ? [lead] : [];
    return findIn({ first: sentence.first, last: lastWord(sentence), end: sentence.end, contents, isQuoted });
  };

  function findIn(place: Place): Report[] {
    const found = findAside(place);
    if (!found) return scan(place.first, place.last, place, []);
    const { report, first, end } = found;
    // What stands before a quotation with its speaker behind it may attribute something else.
    const before = report.content ? [] : scan(place.first, first, place, []);
    return scan(end, place.last, place, [...before, report]);
  }

  /** The attributions in the tokens from `from` to `to`, behind those that the sentence has had. */
  function scan(from: number, to: number, place: Place, had: readonly Report[]): Report[] {
    const reports = [...had];
    const limited = { ...place, last: to };
    let floor = from;
    for (let i = from; i < to; i++) {
      // What is said inside quotation marks is its speaker's business.
      if (i < floor || place.isQuoted(i)) continue;
      const report =
        accordingTo(i, floor, limited) ?? verbReport(i, floor, limited, reports) ?? wordReport(i, floor, limited);
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
    const verb = lexicalVerb(grammar, lexicon, i);
    if (!verb) return null;
    const group = speakers.verbGroup(i, floor);
    const as = asReport(i, verb, floor, place);
    if (as) return as;
    // "Citing the cost, Smith left": what opens the sentence ends at the comma.
    const opens = tag(i) === TAG.VBG && group.first === place.first;
    const limit = opens ? commaBehind(i, place.last) : mainClauseBehind(i, group.first, place);
    const found = place.contents.afterVerb(i + 1, verb, group.passive, limit);
    const labels = verb.takes.has('a') && !found;
    if (!found && !group.passive && !labels && !verb.takes.has('q')) return null;
    const subject = group.passive ? null : (quotedAs(i, floor) ?? speakers.before(i, floor));
    if (group.passive)
      return (
        passiveReport(i, verb, group.first, floor, place) ??
        (found && toReport(null, { first: i, end: i + 1 }, found, false))
      );
    const following = !subject && found && tag(i) === TAG.VBG ? subjectBehind(found.run.end, place) : null;
    const carried = !subject || (subject.shared && isSameTense(i, before)) ? before.at(-1)?.speaker : null;
    const speaker = following ?? carried ?? subject?.run ?? null;
    // "anyone seeking to leave", "delegates supporting her": which ones, not what they say.
    const modifies = tag(i) === TAG.VBG && !group.helped && subject?.shared === false;
    if (modifies && (found?.join === 'object' || found?.join === 'infinitive')) return null;
    if (found?.join === 'object' && !canHoldOpinion(speaker, verb)) return null;
    if (!speaker && !(found && tag(i) === TAG.VBG && /^(?:that|clause)$/.test(found.join))) return null;
    return toReport(speaker, { first: i, end: i + 1 }, found, labels);
  }

  /** "While they say it is late, Smith said …": a clause that a conjunction opens ends where the main one begins. */
  function mainClauseBehind(verb: number, group: number, { first, last }: Place): number {
    if (tag(first) !== TAG.SC && tag(first) !== TAG.WH) return last;
    if (group - first > OPENING) return last;
    for (let k = first; k < group; k++) if (tokens[k]?.text === ',') return last;
    for (let k = verb; k < Math.min(last, verb + OPENING); k++) {
      if (tokens[k]?.text !== ',') continue;
      const subject = speakers.after(k + 1, last);
      if (subject && (grammar.hasTense(subject.end) || grammar.hasTense(subject.end + 1))) return k;
    }
    return last;
  }

  function commaBehind(at: number, limit: number): number {
    let i = at;
    while (i < limit && tokens[i]?.text !== ',') i += 1;
    return i;
  }

  /** "The plan was criticised by the mayor", "he is seen by some as weak": who did it comes behind. */
  function passiveReport(
    i: number,
    verb: CueVerb,
    subject: number,
    floor: number,
    { contents, last }: Place,
  ): Report | null {
    const by = lower(i + 1) === 'by' ? speakers.after(i + 2, last) : null;
    if (!by || !canSpeak(by)) return null;
    const cue = { first: i, end: i + 1 };
    const found = contents.afterVerb(by.end, verb, true, last);
    if (found) return toReport(by, cue, found, false);
    const run = verb.takes.has('n') ? speakers.endingAt(subject, floor) : null;
    return run && toReport(by, cue, { run, join: 'object' }, false);
  }

  /** It names somebody, or stands for somebody. */
  function canSpeak({ first, end }: Run): boolean {
    for (let i = first; i < end; i++) {
      const name = grammar.nameAt(i);
      if (
        name ? name.type === 'PERSON' || name.type === 'ORGANISATION' : tag(i) === TAG.PRP || grammar.isSpeakerNoun(i)
      )
        return true;
    }
    return false;
  }

  /** "Citing the risk, Smith left": the subject of what follows. */
  function subjectBehind(end: number, { last }: Place): Run | null {
    if (tokens[end]?.text !== ',') return null;
    const run = speakers.after(end + 1, last);
    return run && grammar.hasTense(run.end) ? run : null;
  }

  /** "The poll shows a lead", but not "the arrows show roads"; "do you support …?" asks. */
  function canHoldOpinion(speaker: Run | null, { takes }: CueVerb): boolean {
    if (!speaker || lower(speaker.first) === 'you') return false;
    if (takes.has('n')) return true;
    for (let i = speaker.first; i < speaker.end; i++) if (lexicon.isDocument(lower(i))) return true;
    return false;
  }

  /** "As Mr Smith said, …", "…, as reported by the court". */
  function asReport(i: number, verb: CueVerb, floor: number, { contents, last }: Place): Report | null {
    if (!verb.takes.has('q') && !verb.takes.has('c')) return null;
    const by = lower(i - 1) === 'as' && lower(i + 1) === 'by' ? speakers.after(i + 2, last) : null;
    const subject = by ? { run: by, first: i } : speakers.before(i, floor);
    if (!subject || lower(subject.first - 1) !== 'as' || subject.first - 1 < floor) return null;
    const as = subject.first - 1;
    const hearer = verb.takes.has('x') ? speakers.after(i + 1, last) : null;
    const end = contents.skipAdverbials(by?.end ?? hearer?.end ?? i + 1, last);
    const common = {
      speaker: subject.run,
      cue: { first: i, end: i + 1 },
      rest: null,
      labels: false,
      confidence: CONFIDENCE.according,
    };
    if (tokens[end]?.text === ',' && end + 1 < last && as - floor < 2)
      return { ...common, content: { first: end + 1, end: contents.extent(end + 1, last, 'that') } };
    const closes = end >= last || tokens[end]?.text === ',';
    return closes && tokens[as - 1]?.text === ',' && as - 1 > floor + 2
      ? { ...common, content: { first: floor, end: as - 1 } }
      : null;
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
        confidence: speaker ? CONFIDENCE.noun : CONFIDENCE.unspoken,
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
