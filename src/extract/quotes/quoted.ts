import type { Span } from '../../model.ts';
import type { AnnotatedText, ContentBlock, Sentence } from '../text/annotate.ts';
import { isTitle } from './labels.ts';
import type { Quotation } from './quotations.ts';

/** A quotation with what its words and its place say of it, before it is known who attributes it. */
export interface Quoted extends Quotation {
  /** Its words, without the marks, the white space and the comma at their edges. */
  readonly inner: Span;
  /** The sentence that it begins in, and the one that it ends in: a sentence also ends inside marks. */
  readonly sentence: Sentence;
  readonly last: Sentence;
  /** Its tokens, marks included: `tokens.slice(first, endToken)`. */
  readonly first: number;
  readonly endToken: number;
  /** It is made like a sentence of its own: it ends as one, and begins with a capital or is long. */
  readonly statement: boolean;
  readonly capital: boolean;
  /** It opens its sentence, or stands behind a colon. */
  readonly opens: boolean;
  /** It opens its sentence, or a comma, a colon or a dash stands before it; otherwise it goes on with the clause before it. */
  readonly introduced: boolean;
  /** It ends with its sentence, or with a comma or the like. */
  readonly closesClause: boolean;
  /** Written like the title of a work or the name of something. */
  readonly title: boolean;
  /** It is all that its block has. */
  readonly alone: boolean;
}

/** A quotation of fewer characters is a statement only when it begins with a capital. */
const LONG = 30;

/**
 * Describes the quotations of a block; those without words are left out.
 *
 * @param doubles double marks are the rule in the article: a line in single ones is a heading
 */
export function describeQuotations(
  text: AnnotatedText,
  content: ContentBlock,
  quotations: readonly Quotation[],
  doubles: boolean,
): Quoted[] {
  const described: Quoted[] = [];
  let token = content.first;
  for (const quotation of quotations) {
    const inner = innerSpan(text.text, quotation);
    if (!/[\p{L}\p{N}]/u.test(text.text.slice(inner.start, Math.min(inner.end, inner.start + 1000)))) continue;
    while (token < content.end && (text.tokens[token]?.start ?? 0) < quotation.start) token += 1;
    const first = token;
    while (token < content.end && (text.tokens[token]?.start ?? 0) < quotation.end) token += 1;
    const [sentence, last] = [sentenceAt(text, first), sentenceAt(text, token - 1)];
    if (!sentence || !last) continue;
    described.push(
      describe(text.text, content.block.span, quotation, inner, { sentence, last, first, end: token, doubles }),
    );
  }
  return described;
}

function sentenceAt(text: AnnotatedText, token: number): Sentence | undefined {
  return text.sentences[text.sentenceOf[token] ?? -1];
}

interface Place {
  readonly sentence: Sentence;
  readonly last: Sentence;
  readonly first: number;
  readonly end: number;
  readonly doubles: boolean;
}

function describe(text: string, block: Span, quotation: Quotation, inner: Span, place: Place): Quoted {
  const { start, end, opening, closing, single } = quotation;
  const { sentence, last, first } = place;
  const closed = end - closing;
  const tail = text.slice(Math.max(start, closed - 3), closed).trimEnd();
  const capital = /^[^\p{L}\p{N}]?[\p{Lu}\p{N}]/u.test(text.slice(inner.start, inner.start + 3));
  const before = text.slice(Math.max(sentence.span.start, start - 3), start).trimEnd();
  const alone = start <= block.start && end >= block.end;
  const ends = /[.!?…,—–-]['’"”]*$/.test(tail);
  return {
    start,
    end,
    opening,
    closing,
    single,
    inner,
    sentence,
    last,
    first,
    endToken: place.end,
    capital,
    statement: closing === 0 || (ends && (capital || end - start > LONG)),
    opens: before === '' || /[:…]$/.test(before),
    introduced: before === '' || /[,:;—–(\-…]$/.test(before),
    closesClause: ends || end >= last.span.end || /^\s*[.,;:!?—–)]/.test(text.slice(end, end + 3)),
    title:
      isTitle(text.slice(inner.start, Math.min(inner.end, inner.start + 120))) || (alone && single && place.doubles),
    alone,
  };
}

function innerSpan(text: string, { start, end, opening, closing }: Quotation): Span {
  let [from, to] = [start + opening, end - closing];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
