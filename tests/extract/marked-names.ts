import type { NamedSpan, NameType } from '../../src/extract/names/index.ts';
import type { AnnotatedText } from '../../src/extract/text/annotate.ts';
import type { Span } from '../../src/model.ts';

/** The name at a span of a text, as a tagger would give it. */
export function nameAt({ text, tokens }: AnnotatedText, { start, end }: Span, type: NameType): NamedSpan {
  const firstToken = tokens.findIndex((token) => token.end > start);
  const after = tokens.findIndex((token) => token.start >= end);
  const endToken = after < 0 ? tokens.length : after;
  return { start, end, text: text.slice(start, end), type, firstToken, endToken, confidence: 0.9 };
}
