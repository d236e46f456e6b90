import type { QuoteKind, Span } from '../../model.ts';
import type { Attribution } from './governing.ts';

/**
 * How sure it is that a quotation is speech, that it reaches so far, and whose it is, from 0 to 1: most where its speaker and
 * their verb stand right behind the marks, least where nothing attributes it.
 */
export function confidenceOf(kind: QuoteKind, span: Span, by: Attribution | null, speaker: Span | null): number {
  switch (kind) {
    case 'DIRECT':
      return ofSpeech(span, by, speaker);
    case 'MIXED':
      if (!by || !speaker) return 0.5;
      return by.loose ? 0.65 : 0.8;
    case 'INDIRECT':
      return by?.confidence ?? 0.4;
    case 'PHRASE':
      return by?.speaker ? 0.6 : 0.4;
  }
}

function ofSpeech({ start }: Span, by: Attribution | null, speaker: Span | null): number {
  if (!by) return speaker ? 0.5 : 0.45;
  if (!speaker) return 0.5;
  if (by.loose) return 0.8;
  return by.cue.start > start ? 0.97 : 0.95;
}
