/**
 * Measures speed: `npm run bench -- NAME [OPTIONS] [FOLDER]`. Each benchmark is a folder of its own that has `run`.
 */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** What of the benchmark to measure; its main figure when none is named. */
  readonly only: ReadonlySet<string>;
  /** Where to take articles from; invented ones when null. */
  readonly folder: string | null;
}

type Bench = (options: BenchOptions) => Promise<void>;

const BENCHES: Readonly<Record<string, () => Promise<{ readonly run: Bench }>>> = {
  extract: () => import('./extract/index.ts'),
  graphql: () => import('./graphql/index.ts'),
  ingest: () => import('./ingest/index.ts'),
  postgraphile: () => import('./postgraphile/index.ts'),
  scale: () => import('./scale/index.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    linear: { type: 'boolean' },
    memory: { type: 'boolean' },
    start: { type: 'boolean' },
    cores: { type: 'boolean' },
    unchanged: { type: 'boolean' },
  },
});
const [name = '', folder = null] = positionals;
const bench = BENCHES[name];
if (bench) {
  const { run } = await bench();
  await run({ only: new Set(Object.keys(values)), folder });
} else {
  console.error(
    `npm run bench -- ${Object.keys(BENCHES).join('|')} [--linear] [--memory] [--start] [--cores] [--unchanged] [FOLDER]`,
  );
  process.exitCode = 2;
}
