import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import type { Run, SpeakerFinder } from './speakers.ts';

/** An attribution in one sentence: who, by which words, and what is reported. */
export interface Report {
  readonly speaker: Run | null;
  readonly cue: Run;
  /** Null where the cue only introduces a quotation outside the sentence, or labels something. */
  readonly content: Run | null;
  /** "described … as": what is quoted after it is a label. */
  readonly labels: boolean;
}

/** Words after a verb of speech that may begin a clause without "that". */
const CLAUSE_OPENER =
  /^(the|a|an|this|these|those|that|he|she|it|they|we|i|you|there|his|her|its|their|our|my|no|some|many|most|all|if|when|such|both|several|more|while|as|any|each|every|one|two|three|talks|people|officials)$/i;

/** Finds the attributions of a sentence, from left to right, each beginning after the content of the one before. */
export function findReports(
  text: AnnotatedText,
  sentence: Sentence,
  lexicon: Lexicon,
  speakers: SpeakerFinder,
  isQuoted: (offset: number) => boolean,
): Report[] {
  const { tokens } = text;
  const reports: Report[] = [];
  let floor = sentence.first;
  for (let i = sentence.first; i < sentence.end; i++) {
    // What is said inside quotation marks is its speaker's business.
    if (i < floor || isQuoted(tokens[i]?.start ?? 0)) continue;
    const report = accordingTo(i) ?? reportAt(i);
    if (!report) continue;
    // "…, adding that …": who spoke before in the sentence goes on.
    reports.push({ ...report, speaker: report.speaker ?? reports.at(-1)?.speaker ?? null });
    floor = Math.max(report.cue.end, report.content && report.content.first > i ? report.content.end : i + 1);
  }
  return reports;

  function lower(i: number): string {
    return i < sentence.end ? (tokens[i]?.text.toLowerCase() ?? '') : '';
  }

  /** A verb that attributes: in lower case, for "State" and "Reports" are names, and not passive, for "is expected" tells of nobody's words. */
  function verbAt(i: number): CueVerb | undefined {
    const token = tokens[i];
    if (token?.kind !== 'WORD' || !/^\p{Ll}/u.test(token.text)) return undefined;
    if (/^(is|are|was|were|be|been|being)$/.test(lower(i - 1)) && !/ing$/.test(token.text)) return undefined;
    return lexicon.verb(token.text);
  }

  /** The end of the sentence's words: its last marks are no content. */
  function lastWord(): number {
    let end = sentence.end;
    while (end > sentence.first && /^[.,;:!?…]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
    return end;
  }

  function accordingTo(i: number): Report | null {
    if (lower(i) !== 'according' || lower(i + 1) !== 'to') return null;
    const speaker = speakers.after(i + 2, sentence.end);
    if (!speaker) return null;
    const comma = tokens[speaker.end]?.text === ',' ? speaker.end + 1 : speaker.end;
    const before = i > floor + 2 ? { first: floor, end: tokens[i - 1]?.text === ',' ? i - 1 : i } : null;
    const content = before ?? (comma < lastWord() ? { first: comma, end: lastWord() } : null);
    return { speaker, cue: { first: i, end: i + 2 }, content, labels: false };
  }

  function reportAt(i: number): Report | null {
    const verb = verbAt(i);
    if (!verb) return null;
    const postposed = inverted(i, verb.takes.has('q') || verb.takes.has('c'));
    if (postposed) return postposed;
    if (/^(of|the|a|an|this|these|his|her|its|their|no|for|in|by|any|'s|’s|one|two|to)$/.test(lower(i - 1)))
      return null;
    const subject = quotedAs(i) ?? speakers.before(i, floor);
    const participle = /(ing|^said|^saying)$/.test(lower(i)) && subject === null;
    if (!subject && !participle) return null;
    // "…," she said several months later: what is quoted stands before, and what follows is no content.
    const quotesBefore = subject !== null && verb.takes.has('q') && /^["”’»]$/.test(markBefore(subject.first));
    if (quotesBefore) return { speaker: subject, cue: { first: i, end: i + 1 }, content: null, labels: false };
    // "…, officials said.": nothing follows, the clause before the comma is what they said.
    const next = lower(i + 1);
    const closes =
      subject !== null &&
      verb.takes.has('c') &&
      (next === '' || /^[.,;"”]$/.test(next) || /^(on|in|at|during|after|earlier|late)$/.test(next));
    if (closes && subject && tokens[subject.first - 1]?.text === ',' && subject.first - 1 > floor + 2) {
      return {
        speaker: subject,
        cue: { first: i, end: i + 1 },
        content: { first: floor, end: subject.first - 1 },
        labels: false,
      };
    }
    const content = contentAfter(i, verb.takes, verb.prepositions);
    const aside = content && sentenceCue(content);
    if (aside) return aside;
    const labels = verb.takes.has('a') && !content;
    if (!content && !labels && !verb.takes.has('q')) return null;
    return { speaker: subject, cue: { first: i, end: i + 1 }, content, labels };
  }

  /** The token before a subject, also where it ends the sentence before: "…?" Trump said. */
  function markBefore(first: number): string {
    return tokens[first - 1]?.text ?? '';
  }

  /** "quoted Mr Putin as saying that": he is the speaker. */
  function quotedAs(i: number): Run | null {
    return lower(i - 1) === 'as' && /ing$/.test(lower(i)) ? speakers.before(i - 1, floor) : null;
  }

  /** "France agreed that …, Mr Obama said": the cue between commas, or at the end, reports the whole clause before it. */
  function sentenceCue(content: Run): Report | null {
    for (let n = content.first + 2; n < content.end; n++) {
      const verb = verbAt(n);
      if (!verb?.takes.has('c') || !/^([,.;]|)$/.test(lower(n + 1))) continue;
      const speaker = speakers.before(n, content.first);
      if (!speaker || tokens[speaker.first - 1]?.text !== ',') continue;
      return {
        speaker,
        cue: { first: n, end: n + 1 },
        content: { first: floor, end: speaker.first - 1 },
        labels: false,
      };
    }
    return null;
  }

  /** "…, said John Kerry": the verb stands before its subject, after a comma or a closing mark. */
  function inverted(i: number, speaks: boolean): Report | null {
    if (!speaks || !/^[,"”’?!]$/.test(tokens[i - 1]?.text ?? '') || i === sentence.first) return null;
    const speaker = speakers.after(i + 1, sentence.end);
    if (
      !speaker ||
      CLAUSE_OPENER.test(lower(i + 1)) !== /^(the|a|an|he|she|they|one|his|her|its|their)$/.test(lower(i + 1))
    )
      return null;
    const content = tokens[i - 1]?.text === ',' && i - 1 > floor + 2 ? { first: floor, end: i - 1 } : null;
    return { speaker, cue: { first: i, end: i + 1 }, content, labels: false };
  }

  function contentAfter(i: number, takes: ReadonlySet<string>, prepositions: ReadonlySet<string>): Run | null {
    const end = lastWord();
    let at = i + 1;
    // "told reporters on Monday that": the hearer and the time stand before the clause.
    const that = indexOfThat(at, Math.min(end, at + 12));
    if (that !== null && (takes.has('c') || takes.has('t'))) return that + 1 < end ? { first: that + 1, end } : null;
    if (/^(on|in|at|late|earlier)$/.test(lower(at)) && takes.has('c')) at = skipTime(at);
    if (takes.has('x') && takes.has('o')) return null;
    const next = lower(at);
    const capitalised = /^\p{Lu}/u.test(tokens[at]?.text ?? '');
    if (takes.has('c') && (CLAUSE_OPENER.test(next) || capitalised || /s$/.test(next)) && at < end)
      return { first: at, end };
    if (takes.has('w') && /^(whether|if|how|why|what|who|when|where)$/.test(next)) return { first: at, end };
    if (takes.has('i') && next === 'to' && at + 1 < end) return { first: at, end };
    if (takes.has('g') && /ing$/.test(next)) return { first: at, end };
    if (prepositions.has(next)) return { first: at, end };
    return null;
  }

  function indexOfThat(from: number, to: number): number | null {
    for (let n = from; n < to; n++) {
      if (lower(n) === 'that') return n;
      if (tokens[n]?.kind === 'MARK' && tokens[n]?.text !== '-') return null;
      if (n > from && lexicon.verb(lower(n))?.takes.has('c')) return null;
    }
    return null;
  }

  function skipTime(at: number): number {
    let n = at + 1;
    while (n < sentence.end && n < at + 4 && (/^\p{Lu}/u.test(tokens[n]?.text ?? '') || tokens[n]?.kind === 'NUMBER'))
      n += 1;
    return n;
  }
}
