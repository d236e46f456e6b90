import type { BlockKind, Span } from '../../model.ts';
import type { AnnotatedText, ContentBlock } from '../text/annotate.ts';
import { confidenceOf } from './confidence.ts';
import { createDrafter, isQuote, merge, withOther, withRest } from './drafter.ts';
import { type Attribution, firstFrom } from './governing.ts';
import type { QuoteDraft } from './index.ts';
import { type Judged, judgeQuotations } from './judge.ts';
import type { Lexicon } from './lexicon.ts';
import type { Quoted } from './quoted.ts';

/** Blocks in the telegraphic style of headlines, where nouns and verbs look alike. */
const HEADINGS: ReadonlySet<BlockKind> = new Set(['HEADLINE', 'STANDFIRST', 'SUBHEAD']);

/** How sure a report without quotation marks must be there: a clause after a verb of speech, with its subject. */
const SURE = 0.75;

/**
 * The drafts of one block: what is quoted, and what is reported without marks.
 *
 * @param before who spoke last before the block, or is said to speak in it
 */
export function draftBlock(
  text: AnnotatedText,
  content: ContentBlock,
  quotations: readonly Quoted[],
  attributions: readonly Attribution[],
  lexicon: Lexicon,
  before: Span | null,
): QuoteDraft[] {
  const judged = judgeQuotations(text, quotations, attributions, lexicon);
  const draft = createDrafter(text.text, content.block.index);
  const surely = HEADINGS.has(content.block.kind) ? SURE : 0;
  const drafts = reportedOnly(text.text, attributions, judged)
    .filter(({ attribution }) => attribution.confidence >= surely)
    .map(({ span, attribution }) => withRest(text.text, draft('INDIRECT', span, attribution), attribution));
  const reportedBefore = createReportCursor(drafts.slice());
  let last: { speaker: Span | null; end: number } | null = before
    ? { speaker: before, end: content.block.span.start }
    : null;
  for (const { kind, span, attribution, joins, other } of judged) {
    const previous = drafts.at(-1);
    if (joins && previous && isQuote(previous)) {
      drafts[drafts.length - 1] = merge(text.text, previous, draft(kind, span, previous));
      last = { speaker: previous.speaker, end: span.end };
      continue;
    }
    const reported = reportedBefore(span.start);
    const spokeLast = reported.end > (last?.end ?? -1) ? reported.speaker : (last?.speaker ?? null);
    const speaker = attribution ? attribution.speaker : kind === 'PHRASE' ? null : spokeLast;
    const source = {
      speaker,
      cue: attribution?.cue ?? null,
      confidence: confidenceOf(kind, span, attribution, speaker),
    };
    drafts.push(withOther(text.text, draft(kind, span, source), other));
    if (kind !== 'PHRASE') last = { speaker, end: span.end };
  }
  return drafts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What is reported without quotation marks: contents that no quotation was judged to be part of. */
function reportedOnly(
  text: string,
  attributions: readonly Attribution[],
  judged: readonly Judged[],
): { span: Span; attribution: Attribution }[] {
  const quoted = judged.filter(({ kind }) => kind !== 'PHRASE');
  const mixed = new Set(judged.filter(({ kind }) => kind === 'MIXED').map(({ attribution }) => attribution));
  return attributions.flatMap((attribution) => {
    const { content } = attribution;
    if (!content || mixed.has(attribution)) return [];
    const next = quoted[firstFrom(quoted, ({ span }) => span.end > content.start)];
    if (!next || next.span.start >= content.end) return [{ span: content, attribution }];
    // “She said that it was late: “I am going.””: what is reported ends where she is quoted.
    const words = text.slice(content.start, Math.min(next.span.start, content.end));
    const kept = withoutJoint(words);
    const enough = words.slice(0, kept).split(/\s+/).length >= 3;
    return enough && next.attribution !== attribution
      ? [{ span: { start: content.start, end: content.start + kept }, attribution }]
      : [];
  });
}

const JOINT = /[\s,:;—–“"'‘«-]/;

/** The length of words without the marks, and the "and", that part them from what follows. */
function withoutJoint(words: string): number {
  const marks = endOfWords(words, words.length);
  const and = words.trimEnd().endsWith('and') ? words.trimEnd().length - 3 : 0;
  return and > 0 && JOINT.test(words.charAt(and - 1)) ? endOfWords(words, and) : marks;
}

function endOfWords(words: string, end: number): number {
  let last = end;
  while (last > 0 && JOINT.test(words.charAt(last - 1))) last -= 1;
  return last;
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
