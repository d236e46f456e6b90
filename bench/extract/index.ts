import type { BenchOptions } from '../index.ts';
import { measureLinear } from './linear.ts';
import { measureMemory } from './memory.ts';
import { measureRatio } from './ratio.ts';
import { measureStart } from './start.ts';

/** The whole extraction of an article: structure, people, quotes and places with all their spans. */
export async function run({ only, folder }: BenchOptions): Promise<void> {
  if (only.size === 0) await measureRatio(folder);
  if (only.has('linear')) await measureLinear();
  if (only.has('memory')) await measureMemory();
  if (only.has('start')) measureStart();
}
