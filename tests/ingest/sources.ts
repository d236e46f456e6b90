import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { loadKnowledge } from '../../src/data.ts';
import {
  createParser,
  type IngestReport,
  ingest,
  parseHere,
  resolveSources,
  type SourceOptions,
} from '../../src/ingest/index.ts';
import type { Store } from '../../src/store/index.ts';

const parsing = parseHere(createParser(loadKnowledge()));

export interface TakeOptions extends SourceOptions {
  readonly full?: boolean;
  readonly allowEmpty?: boolean;
}

/** Takes in what words of a command line name, as the command does. */
export async function take(store: Store, words: readonly string[], options: TakeOptions = {}): Promise<IngestReport> {
  const { full = false, allowEmpty = false, ...rest } = options;
  const known = (await store.origins()).map(({ origin }) => origin);
  const { origins } = await resolveSources(words, { known, ...rest });
  return ingest({ origins, store, parsing, full, allowEmpty });
}

/** An article that is told from others by a word of its headline. */
export function articleText(word: string): string {
  return `${headlineOf(word)}\n\n“We waited nine days,” said Ana Reis in Porto on Tuesday, when the ferry sailed again.`;
}

export function headlineOf(word: string): string {
  return `The ${word} ferry sails again after nine days`;
}

export function writeArticle(folder: string, path: string, content: string | Uint8Array = articleText(path)): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The files that the store has articles of, in order. */
export async function paths(store: Store): Promise<string[]> {
  return [...(await store.sources()).keys()].sort();
}

export async function tar(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(members)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function tarGz(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  return gzipSync(await tar(members));
}

export function lines(...values: readonly (string | object)[]): AsyncIterable<Uint8Array> {
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
  // In pieces that keep to no line.
  return Readable.from(
    Buffer.from(text)
      .toString('latin1')
      .match(/.{1,7}/gs)
      ?.map((part) => Buffer.from(part, 'latin1')) ?? [],
  );
}
