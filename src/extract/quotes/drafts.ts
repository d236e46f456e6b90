import type { Passage, QuoteKind, Span } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText, ContentBlock } from '../text/annotate.ts';
import { type Attribution, firstFrom, toAttribution } from './governing.ts';
import type { QuoteDraft } from './index.ts';
import { type Judged, judgeQuotations } from './judge.ts';
import type { Lexicon } from './lexicon.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { describeQuotations, type Quoted } from './quoted.ts';
import { createReportFinder } from './reports.ts';

/** Finds the quotes of a text, block by block: quotations first, then what is reported without marks. */
export function draftQuotes(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): QuoteDraft[] {
  const findReports = createReportFinder(text, names, lexicon);
  const drafts: QuoteDraft[] = [];
  const sentencesOf = groupSentences(text);
  let carried: Span | null = null;
  let running: QuoteDraft | null = null;
  const quotationsOf = text.blocks.map(({ block }) => findQuotations(text.text, block.span));
  const all = quotationsOf.flat();
  // Where double marks are the rule, a line in single ones is a headline or a subhead.
  const doubles = all.filter(({ single }) => single).length * 2 < all.length;

  text.blocks.forEach((content, b) => {
    const quotations = quotationsOf[b] ?? [];
    const isQuoted = createCover(quotations);
    const attributions = (sentencesOf[b] ?? []).flatMap((s) => {
      const sentence = text.sentences[s];
      if (!sentence) return [];
      return findReports(sentence, isQuoted).map((report) => toAttribution(text, report, sentence, lexicon));
    });
    const described = describeQuotations(text, content, quotations, doubles);
    const found = draftBlock(text, content, described, attributions, lexicon, carried);
    const first = found[0];
    const opensBlock = quotations[0]?.start === content.block.span.start;
    // A paragraph that opens with a mark, after one that was left open, goes on with the same speech.
    if (running && first && opensBlock && isQuote(first) && first.start <= (quotations[0]?.start ?? 0) + 2) {
      drafts[drafts.length - 1] = merge(text.text, running, first);
      for (const draft of found.slice(1)) drafts.push(draft);
    } else for (const draft of found) drafts.push(draft);
    const last = drafts.at(-1);
    running = quotations.at(-1)?.closing === 0 && last && isQuote(last) ? last : null;
    const introduces = text.text.charAt(content.block.span.end - 1) === ':' ? attributions.at(-1)?.speaker : undefined;
    carried =
      introduces ?? (last && content.block.kind === 'PARAGRAPH' && (found.length > 0 || running) ? last.speaker : null);
  });
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isQuote({ kind }: QuoteDraft): boolean {
  return kind === 'DIRECT' || kind === 'MIXED';
}

/** Whether an offset lies in a quotation. */
function createCover(quotations: readonly Quotation[]): (offset: number) => boolean {
  return (offset) => {
    const next = quotations[firstFrom(quotations, ({ end }) => end > offset)];
    return next !== undefined && next.start <= offset;
  };
}

function groupSentences(text: AnnotatedText): number[][] {
  const groups: number[][] = text.blocks.map(() => []);
  text.sentences.forEach(({ block }, s) => {
    groups[block]?.push(s);
  });
  return groups;
}

/** Two pieces of one quote. */
function merge(text: string, one: QuoteDraft, other: QuoteDraft): QuoteDraft {
  return {
    ...one,
    kind: one.kind === other.kind ? one.kind : 'MIXED',
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
  content: ContentBlock,
  quotations: readonly Quoted[],
  attributions: readonly Attribution[],
  lexicon: Lexicon,
  before: Span | null,
): QuoteDraft[] {
  const judged = judgeQuotations(text, quotations, attributions, lexicon);
  const draft = createDrafter(text.text, content.block.index);
  const drafts = reportedOnly(text.text, attributions, judged).map(({ span, attribution }) =>
    withRest(text.text, draft('INDIRECT', span, attribution, attribution.speaker), attribution),
  );
  const reportedBefore = createReportCursor(drafts.slice());
  let last: { speaker: Span | null; end: number } | null = before
    ? { speaker: before, end: content.block.span.start }
    : null;
  for (const { kind, span, attribution, joins, other } of judged) {
    const previous = drafts.at(-1);
    if (joins && previous && isQuote(previous)) {
      drafts[drafts.length - 1] = merge(text.text, previous, draft(kind, span, attribution, previous.speaker));
      last = { speaker: previous.speaker, end: span.end };
      continue;
    }
    const reported = reportedBefore(span.start);
    const spokeLast = reported.end > (last?.end ?? -1) ? reported.speaker : (last?.speaker ?? null);
    const speaker = attribution?.speaker ?? (kind === 'PHRASE' ? null : spokeLast);
    drafts.push(withOther(text.text, draft(kind, span, attribution, speaker), other));
    if (kind !== 'PHRASE') last = { speaker, end: span.end };
  }
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "The plan, she said, is “late”": a cue stands in the midst. */
function withOther(text: string, draft: QuoteDraft, other: Span | null): QuoteDraft {
  if (!other) return draft;
  const segments = [...draft.segments, { start: other.start, end: other.end }].sort((a, b) => a.start - b.start);
  const [start, end] = [Math.min(draft.start, other.start), Math.max(draft.end, other.end)];
  return { ...draft, start, end, text: text.slice(start, end), segments };
}

/** "The plan, she said, is late": what is reported goes on behind its cue. */
function withRest(text: string, draft: QuoteDraft, { content, rest }: Attribution): QuoteDraft {
  if (!rest || content?.end !== draft.end) return draft;
  return { ...draft, end: rest.end, text: text.slice(draft.start, rest.end), segments: [...draft.segments, rest] };
}

type Drafter = (kind: QuoteKind, span: Span, by: Attribution | null, speaker: Span | null) => QuoteDraft;

function createDrafter(text: string, block: number): Drafter {
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.slice(start, end) });
  return (kind, span, by, speaker) => ({
    kind,
    ...passage(span),
    segments: [{ start: span.start, end: span.end }],
    speaker: speaker && passage(speaker),
    cue: by && passage(by.cue),
    block,
    confidence: confidenceOf(kind, by, speaker),
  });
}

function confidenceOf(kind: QuoteKind, by: Attribution | null, speaker: Span | null): number {
  if (kind === 'DIRECT') return by?.speaker ? 0.95 : speaker ? 0.7 : 0.5;
  if (kind === 'MIXED') return speaker ? 0.8 : 0.5;
  if (kind === 'INDIRECT') return by?.confidence ?? 0.4;
  return by?.speaker ? 0.6 : 0.4;
}

/** What is reported without quotation marks: contents that no quotation was judged to be part of. */
function reportedOnly(
  text: string,
  attributions: readonly Attribution[],
  judged: readonly Judged[],
): { span: Span; attribution: Attribution }[] {
  const quoted = judged.filter(({ kind }) => kind !== 'PHRASE');
  const parted = new Set(judged.filter(({ other }) => other !== null).map(({ attribution }) => attribution));
  return attributions.flatMap((attribution) => {
    const { content } = attribution;
    if (!content || parted.has(attribution)) return [];
    const next = quoted[firstFrom(quoted, ({ span }) => span.end > content.start)];
    if (!next || next.span.start >= content.end) return [{ span: content, attribution }];
    // “She said that it was late: “I am going.””: what is reported ends where she is quoted.
    const words = text.slice(content.start, Math.min(next.span.start, content.end));
    const kept = words.replace(/[\s,:;—–“"'‘«-]+(?:and\s*)?$/, '').length;
    const enough = words.slice(0, kept).split(/\s+/).length >= 3;
    return enough && next.attribution !== attribution
      ? [{ span: { start: content.start, end: content.start + kept }, attribution }]
      : [];
  });
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
