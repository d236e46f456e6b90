import type { Passage, QuoteKind, Span } from '../../model.ts';
import type { Attribution } from './governing.ts';
import type { QuoteDraft } from './index.ts';

/** Who says a quote and by which words, as far as the text tells. */
export interface Source {
  readonly speaker: Span | null;
  readonly cue: Span | null;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Makes the drafts of a block. */
export type Drafter = (kind: QuoteKind, span: Span, source: Source) => QuoteDraft;

export function createDrafter(text: string, block: number): Drafter {
  const passage = ({ start, end }: Span): Passage => ({ start, end, text: text.slice(start, end) });
  return (kind, span, { speaker, cue, confidence }) => ({
    kind,
    ...passage(span),
    segments: [{ start: span.start, end: span.end }],
    speaker: speaker && passage(speaker),
    cue: cue && passage(cue),
    block,
    confidence: Math.round(100 * confidence) / 100,
  });
}

/** Two pieces of one quote. */
export function merge(text: string, one: QuoteDraft, other: QuoteDraft): QuoteDraft {
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

/** "The plan, she said, is “late”": a cue stands in the midst. */
export function withOther(text: string, draft: QuoteDraft, other: Span | null): QuoteDraft {
  if (!other) return draft;
  const segments = [...draft.segments, { start: other.start, end: other.end }].sort((a, b) => a.start - b.start);
  const [start, end] = [Math.min(draft.start, other.start), Math.max(draft.end, other.end)];
  return { ...draft, start, end, text: text.slice(start, end), segments };
}

/** "The plan, she said, is late": what is reported goes on behind its cue. */
export function withRest(text: string, draft: QuoteDraft, { content, rest }: Attribution): QuoteDraft {
  if (!rest || content?.end !== draft.end) return draft;
  return { ...draft, end: rest.end, text: text.slice(draft.start, rest.end), segments: [...draft.segments, rest] };
}

export function isQuote({ kind }: QuoteDraft): boolean {
  return kind === 'DIRECT' || kind === 'MIXED';
}
