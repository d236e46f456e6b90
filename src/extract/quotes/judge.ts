import type { QuoteKind, Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isFiniteVerb, TAG } from '../text/tags.ts';
import { behindCue, contentEnd, contentStart, isLabelling, leadOf, links, readBetween } from './extents.ts';
import { type Attribution, around, before, behind, endingIn, firstFrom } from './governing.ts';
import type { Lexicon } from './lexicon.ts';
import { createLooseCues } from './loose.ts';
import type { Quoted } from './quoted.ts';

/** What a quotation was found to be: a piece of speech, a part of something reported, or no more than quoted words. */
export interface Judged {
  readonly kind: Exclude<QuoteKind, 'INDIRECT'>;
  readonly span: Span;
  readonly attribution: Attribution | null;
  /** It goes on with the quote before it, which a cue interrupts. */
  readonly joins: boolean;
  /** What is reported before or behind the cue that stands in its midst: "The plan, she said, is “late”". */
  readonly other: Span | null;
}

const ADVERBIAL: ReadonlySet<number> = new Set([TAG.IN, TAG.SC, TAG.RB, TAG.VBG, TAG.VBN, TAG.TO]);

/** The quotation judged last, with what later ones may still add to it. */
interface Open {
  readonly position: number;
  readonly quoted: Quoted;
  readonly attribution: Attribution | null;
  /** Its cue stands behind it: what follows the cue may go on with it. */
  readonly cueBehind: boolean;
}

/**
 * Judges the quotations of a block from left to right.
 *
 * By the attribution that stands behind the marks, the one whose content they stand in, or the last before them in their
 * sentence. Words in marks that go on with the clause of their cue are a part of what the whole clause reports (MIXED);
 * what is made like a sentence and nothing attributes is speech of whoever spoke last; the rest are words (PHRASE).
 */
export function judgeQuotations(
  text: AnnotatedText,
  quotations: readonly Quoted[],
  attributions: readonly Attribution[],
  lexicon: Lexicon,
): Judged[] {
  const judged: Judged[] = [];
  const loose = createLooseCues(text, lexicon);
  let open: Open | null = null;
  for (const quoted of quotations) {
    const verdict = judge(quoted, open);
    if (verdict === 'EXTENDS' && open) {
      const last = judged[open.position];
      if (last?.attribution) {
        const end = contentEnd(text, last.attribution, quoted, lexicon);
        judged[open.position] = { ...last, span: { start: last.span.start, end: Math.max(end, quoted.end) } };
      }
      const { position, attribution, cueBehind }: Open = open;
      open = { position, quoted, attribution, cueBehind };
    } else if (verdict !== 'EXTENDS') {
      const { kind, attribution } = verdict;
      if (kind === 'MIXED' && attribution && isLabel(quoted, attribution, text.text))
        judged.push({ kind: 'PHRASE', span: quoted.inner, attribution, joins: false, other: null });
      judged.push(verdict);
      if (kind !== 'PHRASE')
        open = {
          position: judged.length - 1,
          quoted,
          attribution,
          cueBehind: attribution !== null && attribution.cue.start >= quoted.end,
        };
    }
  }
  return judged;

  function judge(quoted: Quoted, open: Open | null): Judged | 'EXTENDS' {
    const back = behind(text.text, quoted, attributions);
    if (back) return byCueBehind(quoted, back, open);
    const fronts = before(quoted, attributions);
    const nearest = fronts[0];
    const speech = isSpeech(quoted);
    const last = open && judged[open.position];
    const reached = last !== null && last !== undefined && last.span.end >= quoted.end;
    const content = nearest?.content;
    const covered = content && content.start <= quoted.start && content.end > quoted.start;
    if (nearest && nearest !== open?.attribution && (covered || readsOn(quoted, nearest))) {
      if (speech || (last && reached && nearest.cue.start > open.quoted.end)) {
        const judgement = byCueBefore(quoted, nearest);
        if (judgement && last && reached)
          judged[open.position] = { ...last, span: { start: last.span.start, end: endBefore(last.span, nearest) } };
        if (judgement) return judgement;
      }
    }
    // What was reported so far reaches over this one.
    if (reached) return 'EXTENDS';
    const whole = around(quoted, attributions);
    const begun = whole === null ? endingIn(quoted, attributions) : null;
    if (begun?.content) {
      const start = Math.max(quoted.sentence.span.start, floorOf(open, quoted));
      return { kind: 'MIXED', span: { start, end: begun.content.end }, attribution: begun, joins: false, other: null };
    }
    if (whole?.rest && whole.content) return { ...mixed(whole.content.start, whole, quoted), other: whole.rest };
    if (whole?.content && !(quoted.title && isAdverbial(whole.content)))
      return speech && quoted.closesClause
        ? { kind: 'DIRECT', span: quoted.inner, attribution: whole, joins: false, other: null }
        : mixed(whole.content.start, whole, quoted);
    if (nearest && open && open.attribution === nearest) return goesOn(quoted, open, nearest);
    for (const [i, front] of fronts.entries()) {
      if (front === open?.attribution) continue;
      // "condemned what he called a “breach”": the whole is what the first cue reports.
      const next = fronts[i + 1];
      const relative = next && next !== open?.attribution && /\b(?:what|whom)\s*$/i.test(wordsBetween(next, front));
      const outer = relative ? next : loose.around(quoted, front);
      const judgement = outer ? mixed(contentStart(text, outer, quoted), outer, quoted) : byCueBefore(quoted, front);
      if (judgement) return judgement;
    }
    if (open && listsOn(quoted, open)) return 'EXTENDS';
    const freely = unattributed(quoted, open);
    if (quoted.title || freely.attribution) return freely;
    if (freely.kind === 'PHRASE') return byLooseCue(quoted, open) ?? freely;
    const cued = loose.behind(quoted, quoted.last.end);
    if (cued) return byCueBehind(quoted, cued, open);
    return quoted.start > quoted.sentence.span.start
      ? { ...freely, attribution: loose.before(quoted, 0) ?? loose.introducing(quoted.sentence, quoted) }
      : freely;
  }

  function byLooseCue(quoted: Quoted, open: Open | null): Judged | null {
    const back = quoted.closesClause ? loose.behind(quoted, quoted.last.end) : null;
    if (back) return byCueBehind(quoted, back, open);
    const front = loose.before(quoted, open ? open.quoted.endToken : 0);
    return front && byCueBefore(quoted, front);
  }

  /** "called them “thieves” and “liars”": nothing but a conjunction stands between the two. */
  function listsOn(quoted: Quoted, { quoted: one, attribution, cueBehind }: Open): boolean {
    if (cueBehind || !attribution || one.sentence !== quoted.sentence || quoted.start - one.end > 20) return false;
    return /^[\s,]*(?:(?:and|or|but|nor|as|an?|the|that)\s+)*$/.test(text.text.slice(one.end, quoted.start));
  }

  /** The words from one cue to the subject of the next. */
  function wordsBetween(outer: Attribution, { cue, speaker }: Attribution): string {
    const to = speaker && speaker.end <= cue.start ? speaker.start : cue.start;
    return text.text.slice(outer.cue.end, Math.max(outer.cue.end, to));
  }

  /** The cue and its quotation stand side by side. */
  function readsOn(quoted: Quoted, attribution: Attribution): boolean {
    return readBetween(text.text.slice(behindCue(attribution, quoted), quoted.start), attribution) === 'NOTHING';
  }

  /** What is reported ends before the next cue, its subject and the conjunction that joins the two. */
  function endBefore({ start, end }: Span, { cue, speaker }: Attribution): number {
    const to =
      speaker && speaker.start > start && speaker.end <= cue.start && cue.start - speaker.end < 40
        ? speaker.start
        : cue.start;
    const from = Math.max(start, Math.min(to, end) - LONGEST_JOIN);
    const words = text.text.slice(from, Math.min(to, end));
    return from + words.replace(/[\s,;—–-]*(?:\b(?:and|but|who|which|then|also)\b[\s,]*)*$/, '').length;
  }

  /** "“…,” she said": with words before the marks in the same sentence, those are said too. */
  function byCueBehind(quoted: Quoted, attribution: Attribution, open: Open | null): Judged {
    const floor = Math.max(quoted.sentence.span.start, floorOf(open, quoted));
    const lead = isSpeech(quoted) ? null : leadOf(text.text, floor, quoted);
    return lead
      ? { kind: 'MIXED', span: { start: lead.start, end: quoted.end }, attribution, joins: false, other: null }
      : { kind: 'DIRECT', span: quoted.inner, attribution, joins: false, other: null };
  }

  /** Where the words before a quotation may begin to be its own: behind whatever was said before it. */
  function floorOf(open: Open | null, quoted: Quoted): number {
    const last = open && judged[open.position];
    const front = before(quoted, attributions)[0];
    return Math.max(last?.span.end ?? 0, open?.quoted.end ?? 0, front ? behindCue(front, quoted) : 0);
  }

  function byCueBefore(quoted: Quoted, attribution: Attribution): Judged | null {
    const words = text.text.slice(behindCue(attribution, quoted), quoted.start);
    const between = readBetween(words, attribution);
    const { content, rest } = attribution;
    const subject = content || rest ? null : subjectBefore(quoted, attribution);
    if (subject) return { ...mixed(contentStart(text, attribution, quoted), attribution, quoted), other: subject };
    if (content && rest && rest.start <= quoted.start && rest.end > quoted.start)
      return { ...mixed(rest.start, attribution, quoted), other: isAdverbial(content) ? null : content };
    const covers =
      content !== null &&
      content.start <= quoted.start &&
      (content.end > quoted.start || links(text.text, attribution, quoted));
    const named = words.length < 40 && !words.includes(',') && isLabelling(attribution, words);
    if (quoted.title && !covers && !named) return null;
    const hearer = attribution.verb?.takes.has('x') && quoted.introduced && quoted.statement;
    // "…, because, “in the end, …”": the marks go on with what is reported.
    const goesOn = covers && /\b(?:because|and|but|so|if|that|when|while|as|or|where)\b,?\s*$/i.test(words);
    if (between === 'NOTHING' || between === 'OBJECT' || (between === 'CIRCUMSTANCE' && (!covers || hearer))) {
      if (covers && content && content.start < quoted.start && between === 'NOTHING')
        return mixed(content.start, attribution, quoted);
      if (between === 'OBJECT') return mixed(contentStart(text, attribution, quoted), attribution, quoted);
      if (isLabel(quoted, attribution, text.text))
        return { kind: 'PHRASE', span: quoted.inner, attribution, joins: false, other: null };
      if (quoted.closesClause || quoted.statement || (attribution.labels && between !== 'CIRCUMSTANCE'))
        return { kind: 'DIRECT', span: quoted.inner, attribution, joins: false, other: null };
      return mixed(
        between === 'CIRCUMSTANCE' ? contentStart(text, attribution, quoted) : quoted.start,
        attribution,
        quoted,
      );
    }
    if (isSpeech(quoted) && !goesOn)
      return { kind: 'DIRECT', span: quoted.inner, attribution, joins: false, other: null };
    if (content && !covers && content.end < quoted.start - 2) return null;
    return mixed(contentStart(text, attribution, quoted), attribution, quoted);
  }

  /** "The pier, she said, is “a ruin”": a verb behind the cue has its subject before it. */
  function subjectBefore({ sentence }: Quoted, { cue, speaker }: Attribution): Span | null {
    const { start } = sentence.span;
    const from = speaker ? Math.min(speaker.start, cue.start) : cue.start;
    const behind = firstFrom(text.tokens, (token) => token.start >= Math.max(cue.end, speaker?.end ?? 0));
    if (text.tokens[behind]?.text !== ',' || !isFiniteVerb(text.tags[behind + 1] ?? TAG.X)) return null;
    if (from - start > LONGEST_SUBJECT) return null;
    const words = text.text.slice(start, from);
    const end = start + words.replace(/[\s,]+$/, '').length;
    return /,\s*$/.test(words) && end > start && !isAdverbial({ start, end }) ? { start, end } : null;
  }

  /** "In his second year, she said, …": the time or place before a cue is no part of what is said. */
  function isAdverbial({ start }: Span): boolean {
    const first = firstFrom(text.tokens, (token) => token.start >= start);
    return ADVERBIAL.has(text.tags[first] ?? TAG.X);
  }

  /** A further quotation behind a cue that has one already: "“…,” she said, “…”", or "said that it was “…” and “…”". */
  function goesOn(quoted: Quoted, open: Open, attribution: Attribution): Judged | 'EXTENDS' {
    const last = judged[open.position];
    const words = text.text.slice(Math.max(behindCue(attribution, quoted), open.quoted.end), quoted.start);
    if (open.cueBehind) {
      const joins = /^[^.!?]{0,60}$/.test(words) && (quoted.introduced || /\b(?:and|but|or|that)\s*$/.test(words));
      if (joins && !quoted.title) {
        const lead = quoted.introduced ? null : leadOf(text.text, behindCue(attribution, quoted), quoted);
        return lead && !/^[\s,]*(?:and|but|or|that)\s*$/.test(words)
          ? unattributed(quoted, open)
          : { kind: 'DIRECT', span: quoted.inner, attribution, joins: true, other: null };
      }
      return unattributed(quoted, open);
    }
    const next = loose.coordinated(quoted, open.quoted.endToken);
    const judgement = next && byCueBefore(quoted, { ...next, speaker: next.speaker ?? attribution.speaker });
    if (judgement) return judgement;
    if (isSpeech(quoted))
      return { kind: 'DIRECT', span: quoted.inner, attribution, joins: last?.kind === 'DIRECT', other: null };
    return /^[\s,]*(?:(?:and|or|but|nor|then|that|as|an?|the|of)\s+){0,3}$/.test(words) || last?.kind === 'MIXED'
      ? 'EXTENDS'
      : unattributed(quoted, open);
  }

  /** "In the prosecutor’s words, “…”": a whole sentence in marks is speech, whatever stands before it. */
  function isWholeSentence(quoted: Quoted): boolean {
    const { inner, title } = quoted;
    const words = text.text.slice(inner.start, Math.min(inner.end, inner.start + 200));
    return (
      isSpeech(quoted) && !title && /[.!?]$/.test(text.text.charAt(inner.end - 1)) && words.split(/\s+/).length >= WHOLE
    );
  }

  /** "“…,” she said. “…”": a sentence right behind the cue’s goes on with the same speech. */
  function unattributed(quoted: Quoted, open: Open | null): Judged {
    const speech = quoted.statement && quoted.opens && !quoted.title && (quoted.capital || quoted.alone);
    if (!speech && isWholeSentence(quoted))
      return { kind: 'DIRECT', span: quoted.inner, attribution: loose.before(quoted, 0), joins: false, other: null };
    if (!speech) return { kind: 'PHRASE', span: quoted.inner, attribution: null, joins: false, other: null };
    const cued = open?.cueBehind ? open.attribution : null;
    const joins =
      cued !== null &&
      quoted.start >= cued.sentence.span.end &&
      quoted.start - cued.sentence.span.end < 4 &&
      !/[\p{L}\p{N}]/u.test(text.text.slice(cued.sentence.span.end, quoted.start));
    return { kind: 'DIRECT', span: quoted.inner, attribution: joins ? cued : null, joins, other: null };
  }

  function mixed(start: number, attribution: Attribution, quoted: Quoted): Judged {
    const end = contentEnd(text, attribution, quoted, lexicon);
    return { kind: 'MIXED', span: { start, end }, attribution, joins: false, other: null };
  }
}

/** A conjunction with what stands around it has at most so many characters. */
const LONGEST_JOIN = 60;

/** A subject that a cue parts from its verb has at most so many characters. */
const LONGEST_SUBJECT = 200;

/** A sentence in marks behind a comma is speech when it has so many words. */
const WHOLE = 6;

/** A label has at most so many words. */
const LABEL_WORDS = 3;

/** "described the rebels as “terrorists”": a name or quality that somebody gives. */
function isLabel({ inner, statement, start }: Quoted, attribution: Attribution, text: string): boolean {
  const words = text.slice(inner.start, Math.min(inner.end, inner.start + 60)).split(/\s+/).length;
  const from = attribution.cue.end;
  return !statement && words <= LABEL_WORDS && from <= start && isLabelling(attribution, text.slice(from, start));
}

/** A sentence of its own in marks, parted from the words before it. */
function isSpeech(quoted: Quoted): boolean {
  return quoted.statement && quoted.introduced && quoted.capital;
}
