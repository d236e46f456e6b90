import type { NamedSpan, NameType } from './index.ts';

/**
 * Makes the names of one document agree: a name of one word that stands in a longer person's name elsewhere, and is not
 * tagged more surely as something else, is that person's; the same words get the type that most of the evidence gives them.
 */
export function agree(spans: readonly NamedSpan[]): readonly NamedSpan[] {
  const votes = new Map<string, Map<NameType, number>>();
  const surnames = new Map<string, number>();
  for (const span of spans) {
    const name = span.text.toLowerCase();
    const of = votes.get(name) ?? new Map<NameType, number>();
    of.set(span.type, (of.get(span.type) ?? 0) + span.confidence);
    votes.set(name, of);
    if (span.type === 'PERSON' && span.endToken - span.firstToken > 1) {
      const last = name.slice(name.lastIndexOf(' ') + 1);
      surnames.set(last, Math.max(surnames.get(last) ?? 0, span.confidence));
    }
  }
  return spans.map((span) => {
    const name = span.text.toLowerCase();
    const type = strongest(votes.get(name), surnames.get(name));
    return type === undefined || type === span.type ? span : { ...span, type };
  });
}

function strongest(
  votes: ReadonlyMap<NameType, number> | undefined,
  asSurname: number | undefined,
): NameType | undefined {
  let best: NameType | undefined;
  let most = 0;
  for (const type of ['PERSON', 'PLACE', 'ORGANISATION', 'OTHER'] as const) {
    const weight = (votes?.get(type) ?? 0) + (type === 'PERSON' ? (asSurname ?? 0) : 0);
    if (weight > most) [best, most] = [type, weight];
  }
  return best;
}
