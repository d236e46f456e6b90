import type { Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Attribution } from './governing.ts';
import type { Lexicon } from './lexicon.ts';
import type { Quoted } from './quoted.ts';

/** What stands between the end of what was reported and words in marks that still belong to it: "… as a “disgrace”". */
const LINK_LENGTH = 60;
const LINK = /^\s*(?:[\p{L}'’-]+\s+){0,6}$/u;

/** The words between what an attribution reports and a quotation behind it join the two. */
export function links(text: string, { content }: Attribution, quoted: Quoted): boolean {
  if (!content || content.end > quoted.start) return false;
  const words = text.slice(content.end, quoted.start);
  if (/^[\s,]*(?:and|but|or)\s+(?:that\s+)?$/.test(words)) return true;
  return (
    words.length < LINK_LENGTH && LINK.test(words) && !/^\s*(?:and|but|or|while|after|before|who|which)\b/i.test(words)
  );
}

/** Where the words begin that an attribution before a quotation reports or addresses: behind its cue, or its inverted subject. */
export function behindCue({ cue, speaker }: Attribution, quoted: Quoted): number {
  return speaker && speaker.start >= cue.end && speaker.end <= quoted.start ? speaker.end : cue.end;
}

const THAT = /^[\s,]*(?:and |but )?that[\s,]*$/i;
/** What stands between a cue and what is said: when, where, to whom. */
const CIRCUMSTANCE =
  /^[\s,]*(?:on|in|at|during|to|from|via|by|about|after|before|through|over|with|of|late|early|earlier|later|last|this|yesterday|today|again|then|simply|when|while|as|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;
const FINITE =
  /\b(?:is|was|are|were|be|been|has|had|have|will|would|can|could|should|may|might|must|do|does|did)\b|['’](?:d|ll|re|ve)\b|n['’]t\b/i;
const OBJECT =
  /^[\s,]*(?:it|him|her|them|me|us|this|that|himself|herself|themselves|itself)(?:\s+(?:as|an?|the))*\s*$/i;

/** What the words between a cue and a quotation are to it. */
export type Between = 'NOTHING' | 'CIRCUMSTANCE' | 'OBJECT' | 'CONTENT';

export function readBetween(words: string, attribution: Attribution): Between {
  if (!/[\p{L}\p{N}]/u.test(words) || THAT.test(words)) return 'NOTHING';
  if (isLabelling(attribution, words)) {
    if (OBJECT.test(words)) return 'OBJECT';
    if (/^\s*(?:as|an?|the|for)(?:\s+(?:an?|the|being))?\s*$/i.test(words)) return 'NOTHING';
  }
  if (/\bthat\s+[\p{L}\p{N}]/u.test(words)) return 'CONTENT';
  if (FINITE.test(words) && !/[:,]\s*$/.test(words)) return 'CONTENT';
  if (CIRCUMSTANCE.test(words)) return 'CIRCUMSTANCE';
  // "told the crowd “…”": the hearer.
  const parted = /[,:]\s*$/.test(words);
  const short = words.trim().split(/\s+/).length <= 6;
  return attribution.verb?.takes.has('x') && (short || parted) ? 'CIRCUMSTANCE' : 'CONTENT';
}

/** A verb that gives something a name or a quality: "called it “…”", "described her as “…”", but not "called for “…”". */
export function isLabelling({ labels, verb }: Attribution, words: string): boolean {
  return (labels || (verb?.takes.has('a') ?? false)) && !/^\s*(?:on|for|upon)\b/i.test(words);
}

/** Where what is reported begins: behind the cue and its hearer. */
export function contentStart(text: AnnotatedText, attribution: Attribution, quoted: Quoted): number {
  const from = behindCue(attribution, quoted);
  const { content } = attribution;
  if (content && content.start >= from && content.start <= quoted.start) return content.start;
  const words = text.text.slice(from, quoted.start);
  const that = /\bthat\s+(?=\S|$)/i.exec(words);
  if (that) return from + that.index;
  return from + (/^[\s,:—–]*/.exec(words)?.[0].length ?? 0);
}

/** Words that part what is reported from what the writer goes on to tell. */
const NARRATOR =
  /^(?:but|according|which|who|whom|whose|while|although|though|whereas|adding|saying|calling|referring|citing|noting|arguing|prompting|before|after)$/;
/** "called it a “…”", "hailed her as the “…”": the marks end what the cue says. */
function givesLabel(text: string, attribution: Attribution, quoted: Quoted): boolean {
  const from = behindCue(attribution, quoted);
  if (from > quoted.start) return false;
  const near = text.slice(Math.max(from, quoted.start - LINK_LENGTH), quoted.start);
  return (
    isLabelling(attribution, text.slice(from, Math.min(from + LINK_LENGTH, quoted.start))) ||
    /\bas(?:\s+(?:an?|the|being)){0,2}\s*$/i.test(near)
  );
}

/** A clause goes on for at most so many tokens behind its quotation. */
const LONGEST_CLAUSE = 120;
const COORDINATOR = /^(?:and|or|but|nor|yet)$/;

/**
 * Where what is reported ends when its last quotation is `quoted`: with the marks where a sentence ends in them, else with
 * its clause. A clause goes on behind the marks ("“a great thing” for the town") until its sentence ends or a comma, a dash or
 * a conjunction parts it from what the writer goes on to tell.
 */
export function contentEnd(text: AnnotatedText, attribution: Attribution, quoted: Quoted, lexicon: Lexicon): number {
  const { tokens } = text;
  const { content } = attribution;
  const closed = quoted.end - quoted.closing;
  const mark = text.text.charAt(closed - 1);
  if (/[.!?]/.test(mark) || quoted.closing === 0) return quoted.end;
  if (content && content.start <= quoted.start && content.end >= closed && content.end <= quoted.end) return quoted.end;
  const lower = (i: number): string => (i < quoted.last.end ? (tokens[i]?.text.toLowerCase() ?? '') : '');
  const parts = (i: number): boolean =>
    NARRATOR.test(lower(i)) ||
    /^(?:an?|the|as|in|to)$/.test(lower(i)) ||
    /ing$/.test(lower(i)) ||
    (/ly$/.test(lower(i)) && /ing$/.test(lower(i + 1)));
  const limit =
    content && content.start <= quoted.start && content.end > quoted.end ? content.end : quoted.last.span.end;
  let end = quoted.end;
  if (mark === ',' && (parts(quoted.endToken) || lower(quoted.endToken) === 'and')) return end;
  if (givesLabel(text.text, attribution, quoted) && !/^(?:for|of|to)$/.test(lower(quoted.endToken))) return end;
  for (let i = quoted.endToken; i < Math.min(quoted.last.end, quoted.endToken + LONGEST_CLAUSE); i++) {
    const token = tokens[i];
    if (!token || token.start >= limit) break;
    const word = lower(i);
    if (/^[;:()—–]$/.test(word) || (word === '-' && tokens[i - 1]?.end !== token.start)) break;
    if (word === ',' && (parts(i + 1) || COORDINATOR.test(lower(i + 1)))) break;
    if (COORDINATOR.test(word) && lexicon.verb(lower(i + 1))) break;
    if (/^[.!?…]$/.test(word) && i >= quoted.last.end - 2) break;
    if (token.kind !== 'MARK' || /["”’']/.test(word)) end = token.end;
  }
  return end;
}

/** Words before a quotation that are part of what is said with it have at most so many characters. */
const LONGEST_LEAD = 600;

/** The words of a sentence before a quotation, from an offset on. */
export function leadOf(text: string, from: number, quoted: Quoted): Span | null {
  if (quoted.start - from > LONGEST_LEAD) return null;
  const words = text.slice(from, quoted.start);
  const skipped = /^(?:[\s,;:.!?…—–-]|(?:and|but)\b(?=\s*$))*/i.exec(words)?.[0].length ?? 0;
  const rest = words.slice(skipped);
  return /[\p{L}\p{N}]/u.test(rest) ? { start: from + skipped, end: quoted.start } : null;
}
