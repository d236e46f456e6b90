import type { ExtractRecord } from '../src/ingest/index.ts';
import type { GoldRecord } from './run.ts';

/** How many misses are shown. */
const SHOWN = 60;

interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly lat?: number | null;
  readonly speaker_start?: number | null;
  readonly speaker_end?: number | null;
}

/** The longest misses of a set with their context, for whoever looks for the next rule. Goes to the terminal, never to a file. */
export function listErrors(scorer: string, gold: readonly GoldRecord[], records: readonly ExtractRecord[]): string[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const lines = gold.flatMap((document) => {
    const record = byId.get(document.id);
    return record ? missesOf(scorer, document, record) : [];
  });
  return lines
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SHOWN)
    .map(({ text }) => text);
}

function missesOf(scorer: string, document: GoldRecord, record: ExtractRecord): { weight: number; text: string }[] {
  const field = scorer === 'names' ? 'people' : scorer;
  const spans = document[field];
  if (!Array.isArray(spans)) return [];
  const found =
    scorer === 'quotes' ? record.quotes : mentionsOf(scorer === 'places' ? record.locations : record.people);
  return spans.flatMap((span: GoldSpan) => {
    if (typeof span.start !== 'number' || (scorer === 'places' && span.lat == null)) return [];
    const hit = found.find(({ start, end }) => Math.min(end, span.end) - Math.max(start, span.start) > 0);
    if (!hit) return [{ weight: span.end - span.start, text: show('missed', document, span) }];
    const speaker = 'speaker' in hit ? hit.speaker : null;
    if (span.speaker_start == null || span.speaker_end == null) return [];
    const right =
      speaker !== null && Math.min(speaker.end, span.speaker_end) > Math.max(speaker.start, span.speaker_start);
    const wanted = document.text.slice(span.speaker_start, span.speaker_end);
    return right
      ? []
      : [{ weight: 1, text: show(`speaker ${wanted}, not ${speaker?.text ?? 'nobody'}`, document, span) }];
  });
}

function mentionsOf(things: ExtractRecord['people'] | ExtractRecord['locations']): { start: number; end: number }[] {
  return things.flatMap(({ mentions }) => [...mentions]);
}

function show(what: string, { id, text }: GoldRecord, { start, end }: GoldSpan): string {
  const context = `${text.slice(Math.max(0, start - 80), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 80)}`;
  return `${what} · ${id}\n  ${context.replace(/\s+/g, ' ')}`;
}
