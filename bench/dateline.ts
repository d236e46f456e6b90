/** The parser as it ships: compiled by `npm run build`, which `npm run bench` runs first. */
import type { Parser } from '../src/ingest/index.ts';

type Data = typeof import('../src/data.ts');
type Ingest = typeof import('../src/ingest/index.ts');

export async function loadParser(): Promise<Parser> {
  const { loadKnowledge }: Data = await import(new URL('../dist/data.js', import.meta.url).href);
  const { createParser }: Ingest = await import(new URL('../dist/ingest/index.js', import.meta.url).href);
  return createParser(loadKnowledge());
}
