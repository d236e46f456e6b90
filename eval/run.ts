import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ExtractRecord, type Parser, toRecord } from '../src/ingest/index.ts';
import type { MeasuringSet } from './sets.ts';

export interface GoldRecord {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly [field: string]: unknown;
}

/** Which parser may be scored on a document. */
export type ParserFor = (set: MeasuringSet, id: string) => Parser;

/** The documents of a set that count. */
export function readGold(folder: string, { file, only, english, goldFrom, raw }: MeasuringSet): GoldRecord[] {
  const rest = new Map(
    goldFrom === undefined ? [] : readLines(join(folder, goldFrom)).map((record) => [record.id, record]),
  );
  return readLines(join(folder, file))
    .map((record): GoldRecord => ({ ...rest.get(record.id), ...record }))
    .filter(({ id, lang }) => (!only || only.test(id)) && (!english || lang === 'en'))
    .filter(({ id }) => raw === undefined || existsSync(rawFile(folder, raw, id)));
}

/** The raw file of a document, packed with gzip. */
function rawFile(folder: string, raw: string, id: string): string {
  return join(folder, raw, `${id.replaceAll('/', '__')}.${basename(raw)}.gz`);
}

function readLines(file: string): GoldRecord[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldRecord => JSON.parse(line));
}

/** What `dateline extract` prints for the documents: with `--body`, but for structure. */
export function extractAll(
  folder: string,
  set: MeasuringSet,
  gold: readonly GoldRecord[],
  parserFor: ParserFor,
): ExtractRecord[] {
  const bodyOnly = set.scorer !== 'structure';
  return gold.map(({ id, text }) => {
    const source = set.raw === undefined ? text : readFileSync(rawFile(folder, set.raw, id));
    return toRecord(parserFor(set, id)(source, id, { bodyOnly }), { id });
  });
}

/** What a set counts of the records. */
export function ofKind(records: readonly ExtractRecord[], kind: MeasuringSet['quoteKind']): readonly ExtractRecord[] {
  if (kind === undefined) return records;
  return records.map((record) => ({ ...record, quotes: record.quotes.filter((quote) => quote.kind === kind) }));
}

/** The scorer's answer. */
export function score(
  scorer: string,
  kind: string,
  gold: readonly GoldRecord[],
  records: readonly ExtractRecord[],
): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-eval-'));
  try {
    const lines = (items: readonly unknown[]): string => items.map((item) => JSON.stringify(item)).join('\n');
    writeFileSync(join(folder, 'gold.jsonl'), lines(gold));
    writeFileSync(join(folder, 'out.jsonl'), lines(records));
    const args = [scorer, kind, join(folder, 'gold.jsonl'), join(folder, 'out.jsonl'), '--json'];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Follows a path into an answer; null where it ends early. */
export function figureAt(answer: unknown, path: readonly string[]): number | null {
  let at: unknown = answer;
  for (const name of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'number' ? at : null;
}
