import type { Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isFiniteVerb, TAG } from '../text/tags.ts';
import { behindCue, isLabelling, readBetween } from './extents.ts';
import { type Attribution, firstFrom } from './governing.ts';
import type { Quoted } from './quoted.ts';

/** Tags of words that open a time, a place or a circumstance. */
const ADVERBIAL: ReadonlySet<number> = new Set([TAG.IN, TAG.SC, TAG.RB, TAG.VBG, TAG.VBN, TAG.TO]);

/** A conjunction with what stands around it has at most so many characters. */
const LONGEST_JOIN = 60;

/** A subject that a cue parts from its verb has at most so many characters. */
const LONGEST_SUBJECT = 200;

/** A sentence in marks behind a comma is speech when it has so many words. */
const WHOLE = 6;

/** A label has at most so many words. */
const LABEL_WORDS = 3;

/** "described the rebels as “terrorists”": a name or quality that somebody gives. */
export function isLabel({ inner, statement, start }: Quoted, attribution: Attribution, text: string): boolean {
  const words = text.slice(inner.start, Math.min(inner.end, inner.start + 60)).split(/\s+/).length;
  const from = attribution.cue.end;
  return !statement && words <= LABEL_WORDS && from <= start && isLabelling(attribution, text.slice(from, start));
}

/** A sentence of its own in marks, parted from the words before it. */
export function isSpeech(quoted: Quoted): boolean {
  return quoted.statement && quoted.introduced && quoted.capital;
}

/** "In the prosecutor’s words, “…”": a whole sentence in marks is speech, whatever stands before it. */
export function isWholeSentence(text: string, quoted: Quoted): boolean {
  const { inner, title } = quoted;
  const words = text.slice(inner.start, Math.min(inner.end, inner.start + 200));
  return isSpeech(quoted) && !title && /[.!?]$/.test(text.charAt(inner.end - 1)) && words.split(/\s+/).length >= WHOLE;
}

/** The words from one cue to the subject of the next. */
export function wordsBetween(text: string, outer: Attribution, { cue, speaker }: Attribution): string {
  const to = speaker && speaker.end <= cue.start ? speaker.start : cue.start;
  return text.slice(outer.cue.end, Math.max(outer.cue.end, to));
}

/** The cue and its quotation stand side by side. */
export function readsOn(text: string, quoted: Quoted, attribution: Attribution): boolean {
  return readBetween(text.slice(behindCue(attribution, quoted), quoted.start), attribution) === 'NOTHING';
}

/** What is reported ends before the next cue, its subject and the conjunction that joins the two. */
export function endBefore(text: string, { start, end }: Span, { cue, speaker }: Attribution): number {
  const to =
    speaker && speaker.start > start && speaker.end <= cue.start && cue.start - speaker.end < 40
      ? speaker.start
      : cue.start;
  const from = Math.max(start, Math.min(to, end) - LONGEST_JOIN);
  const words = text.slice(from, Math.min(to, end));
  return from + words.replace(/[\s,;—–-]*(?:\b(?:and|but|who|which|then|also)\b[\s,]*)*$/, '').length;
}

/** "The pier, she said, is “a ruin”": a verb behind the cue has its subject before it. */
export function subjectBefore(text: AnnotatedText, { sentence }: Quoted, { cue, speaker }: Attribution): Span | null {
  const { start } = sentence.span;
  const from = speaker ? Math.min(speaker.start, cue.start) : cue.start;
  const behind = firstFrom(text.tokens, (token) => token.start >= Math.max(cue.end, speaker?.end ?? 0));
  if (text.tokens[behind]?.text !== ',' || !isFiniteVerb(text.tags[behind + 1] ?? TAG.X)) return null;
  if (from - start > LONGEST_SUBJECT) return null;
  const words = text.text.slice(start, from);
  const end = start + words.replace(/[\s,]+$/, '').length;
  return /,\s*$/.test(words) && end > start && !isAdverbial(text, { start, end }) ? { start, end } : null;
}

/** "In his second year, she said, …": the time or place before a cue is no part of what is said. */
export function isAdverbial(text: AnnotatedText, { start }: Span): boolean {
  const first = firstFrom(text.tokens, (token) => token.start >= start);
  return ADVERBIAL.has(text.tags[first] ?? TAG.X);
}
