import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Referent } from './referents.ts';

/** For each token the quotation, not mere report, that it stands in; null outside. */
export function quotesOver(
  { tokens }: AnnotatedText,
  quotes: readonly QuoteDraft[],
): (token: number) => QuoteDraft | null {
  const segments = quotes
    .filter(({ kind }) => kind === 'DIRECT')
    .flatMap((quote) => quote.segments.map(({ start, end }) => ({ start, end, quote })))
    .sort((a, b) => a.start - b.start);
  const at: (QuoteDraft | undefined)[] = new Array(tokens.length);
  let next = 0;
  let current: (typeof segments)[number] | null = null;
  tokens.forEach(({ start }, i) => {
    for (let segment = segments[next]; segment && segment.start <= start; segment = segments[++next]) current = segment;
    if (current && start < current.end) at[i] = current.quote;
  });
  return (token) => at[token] ?? null;
}

/** For each quote, the person whose name its speaker's words end or begin with: "US president Barack Obama", "Ana Reis, a doctor". */
export function speakersOf(
  quotes: readonly QuoteDraft[],
  referents: readonly Referent[],
): ReadonlyMap<QuoteDraft, Referent> {
  const [starts, ends] = [new Map<number, Referent>(), new Map<number, Referent>()];
  for (const referent of referents) {
    for (const { start, end } of referent.mentions) {
      starts.set(start, referent);
      ends.set(end, referent);
    }
  }
  const speakers = new Map<QuoteDraft, Referent>();
  for (const quote of quotes) {
    const referent = quote.speaker && (ends.get(quote.speaker.end) ?? starts.get(quote.speaker.start));
    if (referent) speakers.set(quote, referent);
  }
  return speakers;
}
