import type { Passage, QuoteKind, Span } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText, ContentBlock } from '../text/annotate.ts';
import type { QuoteDraft } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { findQuotations, type Quotation } from './marks.ts';
import { createReportFinder, type Report } from './reports.ts';
import { type Run, spanOf } from './speakers.ts';

/** A quotation of so few words without the end of a sentence is a word or label, not a statement. */
const LABEL_WORDS = 2;

/** A cue stands at most so many characters from its quotation. */
const CUE_REACH = 400;

interface Attribution {
  readonly speaker: Span | null;
  readonly cue: Span;
  readonly content: Span | null;
  /** Where the content goes on behind the cue. */
  readonly rest: Span | null;
  readonly labels: boolean;
  readonly confidence: number;
  readonly sentence: Span;
}

/** Finds the quotes of a text, block by block: quotations first, then what is reported without marks. */
export function draftQuotes(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): QuoteDraft[] {
  const findReports = createReportFinder(text, names, lexicon);
  const drafts: QuoteDraft[] = [];
  const sentencesOf = groupSentences(text);
  let carried: Span | null = null;
  let running: QuoteDraft | null = null;

  text.blocks.forEach((content, b) => {
    const quotations = findQuotations(text.text, content.block.span);
    const isQuoted = createCover(quotations);
    const reports = (sentencesOf[b] ?? []).flatMap((s) => {
      const sentence = text.sentences[s];
      return sentence
        ? findReports(sentence, isQuoted).map((report) => toAttribution(text, report, sentence.span))
        : [];
    });
    const found = draftBlock(text, content, quotations, reports, carried);
    const first = found[0];
    // A paragraph that opens with a mark, after one that was left open, goes on with the same speech.
    if (
      running &&
      first &&
      first.kind === 'DIRECT' &&
      quotations[0]?.start === content.block.span.start &&
      running.kind === 'DIRECT'
    ) {
      const merged: QuoteDraft = merge(text.text, running, first);
      drafts[drafts.length - 1] = merged;
      for (const draft of found.slice(1)) drafts.push(draft);
    } else for (const draft of found) drafts.push(draft);
    const last = drafts.at(-1);
    running = quotations.at(-1)?.closing === 0 && last?.kind === 'DIRECT' ? last : null;
    const introduces = text.text.charAt(content.block.span.end - 1) === ':' ? reports.at(-1)?.speaker : undefined;
    carried =
      introduces ?? (last && content.block.kind === 'PARAGRAPH' && (found.length > 0 || running) ? last.speaker : null);
  });
  return drafts.sort((a, b) => a.start - b.start);
}

/** Whether an offset lies in a quotation. */
function createCover(quotations: readonly Quotation[]): (offset: number) => boolean {
  return (offset) => {
    let [low, high] = [0, quotations.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((quotations[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (quotations[low]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

function groupSentences(text: AnnotatedText): number[][] {
  const groups: number[][] = text.blocks.map(() => []);
  text.sentences.forEach(({ block }, s) => {
    groups[block]?.push(s);
  });
  return groups;
}

function toAttribution(text: AnnotatedText, report: Report, sentence: Span): Attribution {
  const span = (run: Run | null): Span | null => (run ? spanOf(text, run) : null);
  return {
    speaker: span(report.speaker),
    cue: spanOf(text, report.cue),
    content: span(report.content),
    rest: span(report.rest),
    labels: report.labels,
    confidence: report.confidence,
    sentence,
  };
}

function merge(text: string, one: QuoteDraft, other: QuoteDraft): QuoteDraft {
  return {
    ...one,
    end: other.end,
    text: text.slice(one.start, other.end),
    segments: [...one.segments, ...other.segments],
    speaker: one.speaker ?? other.speaker,
    cue: one.cue ?? other.cue,
    confidence: Math.min(one.confidence, other.confidence),
  };
}

function draftBlock(
  text: AnnotatedText,
  { block }: ContentBlock,
  quotations: readonly Quotation[],
  outside: readonly Attribution[],
  before: Span | null,
): QuoteDraft[] {
  const drafts: QuoteDraft[] = [];
  const used = new Set<Quotation>();
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.text.slice(start, end) });
  const push = (
    kind: QuoteKind,
    span: Span,
    segments: readonly Span[],
    by: Attribution | null,
    speaker: Span | null,
    confidence: number,
  ): void => {
    drafts.push({
      kind,
      ...passage(span),
      segments,
      speaker: speaker && passage(speaker),
      cue: by && passage(by.cue),
      block: block.index,
      confidence,
    });
  };

  // What is reported: with quotations inside it is mixed, when it is all quotation it is direct.
  for (const attribution of outside) {
    const { content, rest, speaker, confidence } = attribution;
    if (!content) continue;
    const inside = overlapping(quotations, content).filter((quotation) => !used.has(quotation));
    if (inside.length === 0) {
      const span = rest ? { start: content.start, end: rest.end } : content;
      push('INDIRECT', span, rest ? [content, rest] : [content], attribution, speaker, confidence);
      continue;
    }
    const whole = inside.length === 1 && inside[0] && coversWords(text.text, content, inside[0]);
    if (whole) continue;
    const end = Math.max(
      content.end,
      ...inside.filter((quotation) => quotation.end - content.end < 4).map((quotation) => quotation.end),
    );
    const span = { start: Math.min(content.start, inside[0]?.start ?? content.start), end };
    if (inside.some((quotation) => quotation.end > span.end || isStatement(text.text, quotation))) {
      continue;
    }
    for (const quotation of inside) used.add(quotation);
    push('MIXED', span, [span], attribution, speaker, speaker ? 0.8 : 0.5);
  }

  // Quotations that stand for themselves; one without a cue goes on with who spoke last.
  const reportedBefore = createReportCursor(drafts.slice());
  const speakerBefore = (offset: number): Span | null => {
    const reported = reportedBefore(offset);
    return reported.end > (last?.end ?? -1) ? reported.speaker : (last?.speaker ?? null);
  };
  let last: { speaker: Span | null; end: number } | null = before ? { speaker: before, end: block.span.start } : null;
  let open: { draft: number; attribution: Attribution } | null = null;
  for (const quotation of quotations) {
    if (used.has(quotation)) continue;
    const inner = innerSpan(text.text, quotation);
    if (inner.end <= inner.start) continue;
    const attribution = nearest(quotation, outside, text.text);
    const statement =
      isStatement(text.text, quotation) || (attribution !== null && touches(text.text, quotation, attribution));
    const words = text.text.slice(inner.start, Math.min(inner.end, inner.start + 400)).split(/\s+/).length;
    if (!statement && (words <= LABEL_WORDS || attribution === null)) {
      push('PHRASE', inner, [inner], attribution, attribution?.speaker ?? null, attribution?.speaker ? 0.6 : 0.4);
      continue;
    }
    // "…," he said, "…": the cue stands between two pieces of one quote.
    const previous: QuoteDraft | undefined = open ? drafts[open.draft] : undefined;
    if (
      open &&
      previous &&
      attribution === open.attribution &&
      goesOn(text.text, previous.end, quotation.start, open.attribution)
    ) {
      drafts[open.draft] = merge(text.text, previous, { ...previous, ...passage(inner), segments: [inner] });
      open = null;
      continue;
    }
    const speaker: Span | null = attribution?.speaker ?? (statement ? speakerBefore(quotation.start) : null);
    push('DIRECT', inner, [inner], attribution, speaker, attribution?.speaker ? 0.95 : speaker ? 0.7 : 0.5);
    open = attribution && attribution.cue.start > quotation.start ? { draft: drafts.length - 1, attribution } : null;
    last = { speaker, end: quotation.end };
  }
  return drafts.sort((a, b) => a.start - b.start);
}

function innerSpan(text: string, { start, end, opening, closing }: Quotation): Span {
  let [from, to] = [start + opening, end - closing];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** The quotations that share something with a span; both are sorted and quotations never overlap. */
function overlapping(quotations: readonly Quotation[], { start, end }: Span): Quotation[] {
  const found: Quotation[] = [];
  for (let i = firstFrom(quotations, ({ end }) => end > start); i < quotations.length; i++) {
    const quotation = quotations[i];
    if (!quotation || quotation.start >= end) break;
    found.push(quotation);
  }
  return found;
}

/** The position of the first item that a test holds for; it must hold for all that follow. */
function firstFrom<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Tells, for ascending offsets, who is reported to have spoken last before each. */
function createReportCursor(reports: readonly QuoteDraft[]): (offset: number) => { speaker: Span | null; end: number } {
  let next = 0;
  let last: { speaker: Span | null; end: number } = { speaker: null, end: -1 };
  return (offset) => {
    for (let report = reports[next]; report && report.end <= offset; report = reports[++next]) {
      if (report.speaker) last = { speaker: report.speaker, end: report.end };
    }
    return last;
  };
}

/** Nothing but marks and white space lies between the edges of a quotation and of the reported content. */
function coversWords(text: string, content: Span, quotation: Span): boolean {
  const before = text.slice(Math.min(content.start, quotation.start), Math.max(content.start, quotation.start));
  const after = text.slice(Math.min(content.end, quotation.end), Math.max(content.end, quotation.end));
  return (
    before.length < 200 &&
    after.length < 200 &&
    !/[\p{L}\p{N}]/u.test(content.start < quotation.start ? before : '') &&
    !/[\p{L}\p{N}]/u.test(content.end > quotation.end ? after : '')
  );
}

/** It ends as a sentence does inside its marks, or begins with a capital and has a verb's worth of words. */
function isStatement(text: string, quotation: Quotation): boolean {
  const { start, end } = quotation;
  const inside = text.slice(Math.max(start, end - quotation.closing - 2), end - quotation.closing);
  const capital = /^\p{Lu}/u.test(text.slice(start + quotation.opening, start + quotation.opening + 2));
  if (quotation.closing === 0) return true;
  return /[.!?…,]\s*$/.test(inside) && (capital || end - start > 30);
}

/** The attribution that a quotation goes with: in its own sentence, or right behind it; the nearest cue. */
function nearest(quotation: Quotation, attributions: readonly Attribution[], text: string): Attribution | null {
  let best: Attribution | null = null;
  let least = Number.POSITIVE_INFINITY;
  const from = firstFrom(attributions, ({ cue }) => cue.start > quotation.start - CUE_REACH);
  for (let i = from; i < attributions.length; i++) {
    const attribution = attributions[i];
    if (!attribution || attribution.cue.start > quotation.end + CUE_REACH) break;
    const { cue, sentence, speaker } = attribution;
    const behind = cue.start >= quotation.end;
    const gap = behind
      ? Math.min(cue.start, speaker?.start ?? cue.start) - quotation.end
      : quotation.start - Math.max(cue.end, speaker?.end ?? 0);
    if (gap < -1 || gap > 200) continue;
    // "…?" Trump said: the cue may open a sentence of its own right behind the closing mark.
    const opens = behind && (speaker?.start ?? cue.start) <= sentence.start && sentence.start - quotation.end < 3;
    const sameSentence = opens || (sentence.start <= quotation.end && quotation.start <= sentence.end + 2);
    const between = behind ? text.slice(quotation.end, cue.start) : text.slice(cue.end, quotation.start);
    if (!sameSentence || (!opens && /[.!?]["”’]?\s+\p{Lu}/u.test(between))) continue;
    const weight = gap + (behind && gap < 4 ? -20 : 0);
    if (weight < least) [best, least] = [attribution, weight];
  }
  return best;
}

/** Cue and quotation stand side by side, but for a mark or the speaker's words. */
function touches(text: string, quotation: Quotation, { cue, speaker, labels }: Attribution): boolean {
  if (labels) return false;
  if (cue.start >= quotation.end) {
    const from = speaker && speaker.start >= quotation.end ? Math.min(speaker.start, cue.start) : cue.start;
    return !/[\p{L}\p{N}]/u.test(text.slice(quotation.end, from));
  }
  const to = Math.max(cue.end, speaker && speaker.end <= quotation.start ? speaker.end : 0);
  return !/[\p{L}\p{N}]/u.test(text.slice(to, quotation.start)) && text.slice(to, quotation.start).length < 6;
}

/** Between the pieces stands the cue with its speaker, then a comma: the sentence goes on. */
function goesOn(text: string, end: number, start: number, { cue, speaker }: Attribution): boolean {
  const after = Math.max(cue.end, speaker?.end ?? 0);
  const between = text.slice(after, start);
  return cue.start > end && start > after && between.length < 60 && /^[^.!?]*$/.test(between);
}
