import type { Span } from '../../model.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import type { CueVerb, Lexicon } from './lexicon.ts';
import { type Run, spanOf } from './phrases.ts';
import type { Quoted } from './quoted.ts';
import type { Report } from './report.ts';

/** A report as spans: who attributes, by which words, and what is reported. */
export interface Attribution {
  readonly speaker: Span | null;
  readonly cue: Span;
  readonly content: Span | null;
  /** Where the content goes on behind the cue. */
  readonly rest: Span | null;
  readonly confidence: number;
  /** "described … as": what is quoted after it is a label. */
  readonly labels: boolean;
  readonly sentence: Sentence;
  readonly verb: CueVerb | undefined;
  /** Found by its verb and the marks beside it alone. */
  readonly loose: boolean;
}

/** Who speaks begins at most so many characters behind a quotation. */
const BEHIND_REACH = 40;

/** A cue stands at most so many characters from its quotation. */
const CUE_REACH = 400;

export function toAttribution(text: AnnotatedText, report: Report, sentence: Sentence, lexicon: Lexicon): Attribution {
  const span = (run: Run | null): Span | null => (run ? spanOf(text, run) : null);
  return {
    speaker: withoutMarks(text.text, span(report.speaker)),
    cue: spanOf(text, report.cue),
    content: span(report.content),
    rest: span(report.rest),
    confidence: report.confidence,
    labels: report.labels,
    sentence,
    verb: lexicon.verb(text.tokens[report.cue.end - 1]?.text.toLowerCase() ?? ''),
    loose: false,
  };
}

/** A closing mark that was taken for a part of the speaker’s words is none. */
function withoutMarks(text: string, speaker: Span | null): Span | null {
  let start = speaker?.start ?? 0;
  while (speaker && start < speaker.end && /[\s“”"'‘’»«,]/.test(text.charAt(start))) start += 1;
  return speaker && start < speaker.end ? { start, end: speaker.end } : null;
}

/** "“…,” she said": the attribution that stands right behind a quotation, but for a mark. */
export function behind(text: string, quoted: Quoted, attributions: readonly Attribution[]): Attribution | null {
  const from = firstFrom(attributions, ({ cue }) => cue.start >= quoted.end);
  for (let i = from; i < Math.min(attributions.length, from + 2); i++) {
    const attribution = attributions[i];
    if (!attribution) break;
    const { cue, speaker, sentence } = attribution;
    const opens = speaker && speaker.start < cue.start ? speaker.start : cue.start;
    if (opens - quoted.end > BEHIND_REACH) break;
    if (!speaker || speaker.start < quoted.end || attribution.labels) continue;
    if (!attribution.verb?.takes.has('q') && !(quoted.statement && quoted.opens)) continue;
    if (sentence.span.start > quoted.end && sentence.span.start < opens) continue;
    if (!standsBehind(text, quoted, opens, attribution)) continue;
    return attribution;
  }
  return null;
}

/** Nothing parts a quotation from the speaker or the cue behind it, and the cue reports nothing else. */
function standsBehind(text: string, quoted: Quoted, opens: number, { cue, content }: Attribution): boolean {
  const gap = text.slice(quoted.end, opens);
  const mark = text.charAt(quoted.end - quoted.closing - 1);
  const sentence = quoted.statement && quoted.opens;
  const reports = content !== null && content.start >= cue.end;
  if ((reports && !sentence) || (quoted.title && !quoted.opens)) return false;
  // "“Daily News” editor Jo Marsh said": a comma or the like stands between speech and its cue.
  const parted = /[,?!.…—–-]/.test(mark) || /^\s*[,—–-]/.test(gap) || /['’"”]/.test(mark);
  if (!parted && !sentence) return false;
  // "“…,” retired general Ana Reis said": a word that was not taken for a part of the subject.
  const near = mark === ',' && !reports && /^\s+(?:[\p{L}'’-]+\s+){1,3}$/u.test(gap);
  if (!near && !/^[\s,—–-]*(?:(?:as|and|but) )?$/.test(gap)) return false;
  // “This is over.” Reis said that it was not: a full stop inside the marks ends the matter, unless a name does not follow.
  const ends = /[.!?…]/.test(mark) && /^\s*$/.test(gap) && (reports || mark === '.');
  return !(ends && /^\p{Lu}/u.test(text.slice(opens, opens + 2)));
}

/** At most so many attributions before a quotation are looked at. */
const DEPTH = 3;

/** The attributions before a quotation in the sentence that it begins in, the nearest first. */
export function before({ start, sentence }: Quoted, attributions: readonly Attribution[]): Attribution[] {
  const end = firstFrom(attributions, ({ cue }) => cue.end > start);
  return attributions
    .slice(Math.max(0, end - DEPTH), end)
    .filter(({ cue }) => cue.start >= sentence.span.start && start - cue.end <= CUE_REACH)
    .reverse();
}

/** "The town “is finished,” in his words, the mayor said": the attribution whose content a quotation stands in. */
export function around(quoted: Quoted, attributions: readonly Attribution[]): Attribution | null {
  const from = firstFrom(attributions, ({ cue }) => cue.start >= quoted.end);
  for (let i = from; i < Math.min(attributions.length, from + 3); i++) {
    const content = attributions[i]?.content;
    if (content && content.start <= quoted.start && content.end >= quoted.end - quoted.closing - 1)
      return attributions[i] ?? null;
  }
  return null;
}

/** "The two “were dull. There was no joy” in them, she said": what is reported begins inside the marks, where a sentence ends. */
export function endingIn(quoted: Quoted, attributions: readonly Attribution[]): Attribution | null {
  if (quoted.sentence === quoted.last || quoted.closing === 0) return null;
  const next = attributions[firstFrom(attributions, ({ cue }) => cue.start >= quoted.end)];
  const content = next?.content;
  return content && content.start > quoted.start && content.start < quoted.end && content.end > quoted.end + 1
    ? next
    : null;
}

/** The position of the first item that a test holds for; it must hold for all that follow. */
export function firstFrom<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
