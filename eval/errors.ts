import type { ExtractRecord } from '../src/ingest/index.ts';
import type { GoldRecord } from './run.ts';

/** How many errors of each sort are shown. */
const SHOWN = 25;

/** The share of two spans' words that a match must have in common. */
const SAME_EXTENT = 0.5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface GoldSpan extends Stretch {
  readonly kind?: string;
  readonly segments?: readonly Stretch[];
  readonly lat?: number | null;
  readonly speaker_start?: number | null;
  readonly speaker_end?: number | null;
}

interface Found extends Stretch {
  readonly kind: string;
  readonly segments: readonly Stretch[];
  readonly speaker: (Stretch & { readonly text: string }) | null;
}

interface Miss {
  /** What went wrong, and with which kind: errors of a sort are listed together. */
  readonly sort: string;
  readonly weight: number;
  readonly text: string;
}

/**
 * The worst errors of a set with their context, sort by sort, for whoever looks for the next rule: what was missed, what has
 * another extent or speaker, and what was found where nothing is marked. Goes to the terminal, never to a file.
 */
export function listErrors(scorer: string, gold: readonly GoldRecord[], records: readonly ExtractRecord[]): string[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const sorts = new Map<string, Miss[]>();
  for (const document of gold) {
    const record = byId.get(document.id);
    for (const miss of record ? errorsOf(scorer, document, record) : [])
      sorts.set(miss.sort, [...(sorts.get(miss.sort) ?? []), miss]);
  }
  return [...sorts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([sort, misses]) => [
      `== ${sort}: ${misses.length}`,
      ...misses
        .sort((a, b) => b.weight - a.weight)
        .slice(0, SHOWN)
        .map(({ text }) => text),
    ]);
}

function errorsOf(scorer: string, document: GoldRecord, record: ExtractRecord): Miss[] {
  const field = scorer === 'names' ? 'people' : scorer;
  const marked = document[field];
  if (!Array.isArray(marked)) return [];
  // What is marked of somebody is where they are named, one by one.
  const all = (marked as (GoldSpan & { readonly mentions?: readonly GoldSpan[] })[]).flatMap(
    (one) => one.mentions ?? one,
  );
  const spans = all.filter(({ start }) => typeof start === 'number');
  const wanted = scorer === 'places' ? spans.filter(({ lat }) => lat != null) : spans;
  const found = scorer === 'quotes' ? record.quotes.map((quote): Found => quote) : mentionsOf(scorer, record);
  const spurious = found
    .filter((one) => !spans.some((span) => touches(span, one)))
    .map((one) => miss(`spurious ${one.kind}`, document, one, one.speaker?.text));
  return [...wanted.flatMap((span) => errorOf(document, span, found)), ...spurious];
}

function mentionsOf(scorer: string, { people, locations }: ExtractRecord): Found[] {
  const things = scorer === 'places' ? locations : people;
  return things.flatMap(({ mentions }) => mentions.map((mention) => ({ ...mention, segments: [], speaker: null })));
}

/** What is wrong with the output that lies best on a span of the gold. */
function errorOf(document: GoldRecord, span: GoldSpan, found: readonly Found[]): Miss[] {
  const kind = span.kind ?? '';
  const [best] = found.filter((one) => touches(span, one)).sort((a, b) => overlapOf(span, b) - overlapOf(span, a));
  if (!best) return [miss(`missed ${kind}`, document, span)];
  const extent = `${best.kind} ${document.text.slice(best.start, best.end)}`;
  if (span.kind !== undefined && overlapOf(span, best) < SAME_EXTENT)
    return [miss(`extent of ${kind}`, document, span, extent)];
  if (span.speaker_start == null || span.speaker_end == null) return [];
  const speaker = { start: span.speaker_start, end: span.speaker_end };
  if (best.speaker && common(speaker, best.speaker) > 0) return [];
  const named = `${document.text.slice(speaker.start, speaker.end)}, not ${best.speaker?.text ?? 'nobody'}`;
  return [miss(`speaker of ${kind}`, document, span, named)];
}

function piecesOf({ start, end, segments = [] }: Stretch & { readonly segments?: readonly Stretch[] }): Stretch[] {
  return [{ start, end }, ...segments];
}

function touches(span: GoldSpan, found: Found): boolean {
  return piecesOf(span).some((one) => piecesOf(found).some((other) => common(one, other) > 0));
}

/** Common length over united length, of the pieces that fit best. */
function overlapOf(span: GoldSpan, found: Found): number {
  const shares = piecesOf(span).flatMap((one) =>
    piecesOf(found).map((other) => {
      const shared = common(one, other);
      return shared / (one.end - one.start + other.end - other.start - shared);
    }),
  );
  return Math.max(...shares);
}

function common(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}

function miss(sort: string, { id, text }: GoldRecord, { start, end }: Stretch, note = ''): Miss {
  const context = `${text.slice(Math.max(0, start - 80), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 80)}`;
  const lines = [`${id}${note && ` · ${note}`}`, context].map((line) => line.replace(/\s+/g, ' '));
  return { sort, weight: end - start, text: lines.join('\n  ') };
}
