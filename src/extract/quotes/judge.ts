import type { QuoteKind, Span } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { behindCue, contentEnd, contentStart, isLabelling, leadOf, links, readBetween } from './extents.ts';
import { type Attribution, around, before, behind, endingIn } from './governing.ts';
import type { Lexicon } from './lexicon.ts';
import { createLooseCues } from './loose.ts';
import type { Quoted } from './quoted.ts';
import {
  endBefore,
  isAdverbial,
  isLabel,
  isSpeech,
  isWholeSentence,
  readsOn,
  subjectBefore,
  wordsBetween,
} from './wording.ts';

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
    const taken = nearest && takesOver(quoted, nearest, open);
    if (taken) return taken;
    // What was reported so far reaches over this one.
    if (open && reaches(quoted, open)) return 'EXTENDS';
    const inside = inContent(quoted, open);
    if (inside) return inside;
    if (nearest && open && open.attribution === nearest) return goesOn(quoted, open, nearest);
    return byFronts(quoted, fronts, open) ?? (open && listsOn(quoted, open) ? 'EXTENDS' : byItself(quoted, open));
  }

  function reaches(quoted: Quoted, { position }: Open): boolean {
    return (judged[position]?.span.end ?? 0) >= quoted.end;
  }

  /** A cue between two quotations takes the second from what the cue before it reports. */
  function takesOver(quoted: Quoted, nearest: Attribution, open: Open | null): Judged | null {
    const { content, cue } = nearest;
    const covers = content !== null && content.start <= quoted.start && content.end > quoted.start;
    if (nearest === open?.attribution || !(covers || readsOn(text.text, quoted, nearest))) return null;
    const last = open && reaches(quoted, open) ? judged[open.position] : undefined;
    if (!isSpeech(quoted) && !(last && open && cue.start > open.quoted.end)) return null;
    const judgement = byCueBefore(quoted, nearest);
    if (judgement && last && open)
      judged[open.position] = {
        ...last,
        span: { start: last.span.start, end: endBefore(text.text, last.span, nearest) },
      };
    return judgement;
  }

  /** The quotation stands in what an attribution behind it reports. */
  function inContent(quoted: Quoted, open: Open | null): Judged | null {
    const whole = around(quoted, attributions);
    if (!whole?.content) {
      const begun = endingIn(quoted, attributions);
      const start = Math.max(quoted.sentence.span.start, floorOf(open, quoted));
      return begun?.content
        ? { kind: 'MIXED', span: { start, end: begun.content.end }, attribution: begun, joins: false, other: null }
        : null;
    }
    if (whole.rest) return { ...mixed(whole.content.start, whole, quoted), other: whole.rest };
    if (quoted.title && isAdverbial(text, whole.content)) return null;
    return isSpeech(quoted) && quoted.closesClause
      ? { kind: 'DIRECT', span: quoted.inner, attribution: whole, joins: false, other: null }
      : mixed(whole.content.start, whole, quoted);
  }

  function byFronts(quoted: Quoted, fronts: readonly Attribution[], open: Open | null): Judged | null {
    for (const [i, front] of fronts.entries()) {
      if (front === open?.attribution) continue;
      // "condemned what he called a “breach”": the whole is what the first cue reports.
      const next = fronts[i + 1];
      const relative =
        next && next !== open?.attribution && /\b(?:what|whom)\s*$/i.test(wordsBetween(text.text, next, front));
      const outer = relative ? next : loose.around(quoted, front);
      const judgement = outer ? mixed(contentStart(text, outer, quoted), outer, quoted) : byCueBefore(quoted, front);
      if (judgement) return judgement;
    }
    return null;
  }

  /** No report was found for it: by the verbs beside it, or for what it is. */
  function byItself(quoted: Quoted, open: Open | null): Judged {
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
    const subject = content || rest ? null : subjectBefore(text, quoted, attribution);
    if (subject) return { ...mixed(contentStart(text, attribution, quoted), attribution, quoted), other: subject };
    if (content && rest && rest.start <= quoted.start && rest.end > quoted.start)
      return { ...mixed(rest.start, attribution, quoted), other: isAdverbial(text, content) ? null : content };
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

  /** "“…,” she said. “…”": a sentence right behind the cue’s goes on with the same speech. */
  function unattributed(quoted: Quoted, open: Open | null): Judged {
    const speech = quoted.statement && quoted.opens && !quoted.title && (quoted.capital || quoted.alone);
    if (!speech && isWholeSentence(text.text, quoted))
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
