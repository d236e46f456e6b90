import type { ExtractRecord } from '../src/ingest/index.ts';
import type { GoldRecord } from './run.ts';

interface GoldStructure {
  readonly headline: string;
  readonly headline_alt?: string | null;
  readonly standfirst?: string | null;
  readonly standfirst_silver?: boolean;
  readonly authors: readonly string[];
  readonly authors_known: boolean;
  readonly paragraphs: readonly string[];
  readonly boilerplate?: readonly string[];
}

/** How many lines of one page are shown of each sort, and how much of a line. */
const SHOWN = 3;
const LENGTH = 110;

/** What is wrong with the structure of each page: the parts that differ, and paragraphs missed or made of furniture. */
export function listStructureErrors(gold: readonly GoldRecord[], records: readonly ExtractRecord[]): string[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return gold.flatMap(({ id, gold: marked }) => {
    const record = byId.get(id);
    const errors = record ? errorsOf(marked as GoldStructure, record) : [];
    return errors.length > 0 ? [`== ${id}`, ...errors.map((error) => `  ${error}`)] : [];
  });
}

function errorsOf(gold: GoldStructure, record: ExtractRecord): string[] {
  const errors: string[] = [];
  const differ = (part: string, wanted: string, found: string | null): void => {
    errors.push(`${part}: ${cut(wanted)} · not ${cut(found ?? 'nothing')}`);
  };
  const headlines = [gold.headline, gold.headline_alt ?? '', ...gold.headline.split('\n')].map(keyOf);
  if (!headlines.includes(keyOf(record.headline ?? ''))) differ('headline', gold.headline, record.headline);
  if (gold.standfirst && !gold.standfirst_silver && keyOf(gold.standfirst) !== keyOf(record.standfirst ?? ''))
    differ('standfirst', gold.standfirst, record.standfirst);
  const names = record.authors.map(({ name }) => name);
  if (gold.authors_known && [...gold.authors].map(keyOf).sort().join() !== names.map(keyOf).sort().join())
    differ('authors', gold.authors.join(', '), names.join(', '));
  const kept = new Set(record.paragraphs.map(({ text }) => keyOf(text)));
  const kinds = new Map(record.blocks.map(({ kind, text }) => [keyOf(text), kind]));
  const missed = gold.paragraphs.filter((text) => !kept.has(keyOf(text)));
  for (const text of missed.slice(0, SHOWN)) errors.push(`missed, ${kinds.get(keyOf(text)) ?? 'cut'}: ${cut(text)}`);
  const furniture = (gold.boilerplate ?? []).filter((text) => kept.has(keyOf(text)));
  for (const text of furniture.slice(0, SHOWN)) errors.push(`kept: ${cut(text)}`);
  return errors;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}

/** As the scorer compares: letters and digits alone. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
