import type { QuoteKind, Span } from '../../model.ts';
import type { Attribution } from './governing.ts';

/** How sure it is that a quotation is speech, and whose, from 0 to 1. */
export function confidenceOf(kind: QuoteKind, by: Attribution | null, speaker: Span | null): number {
  if (kind === 'DIRECT') return by?.speaker ? 0.95 : speaker ? 0.7 : 0.5;
  if (kind === 'MIXED') return speaker ? 0.8 : 0.5;
  if (kind === 'INDIRECT') return by?.confidence ?? 0.4;
  return by?.speaker ? 0.6 : 0.4;
}
