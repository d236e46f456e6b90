import type { Parser } from '../../src/ingest/index.ts';
import { loadParser } from '../dateline.ts';
import { spreadOf, timeOf } from '../numbers.ts';
import { report } from '../report.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** Characters; each twice the one before. */
const LENGTHS = [156_250, 312_500, 625_000, 1_250_000, 2_500_000, 5_000_000];
const ROUNDS = 3;
/** Twice as long is linear; what the garbage collector and other work on the machine add is allowed for. */
const CEILING = 3;

/** Time against length, up to five megabytes in one text, for every shape: each doubling takes about twice as long. */
export async function measureLinear(): Promise<void> {
  const parse = await loadParser();
  parse((SHAPES[0]?.make(200_000) ?? '').toString(), 'warm-up');
  const rows = SHAPES.map((shape) => measureShape(shape, parse));
  report('extract', {
    heading: 'Time against length',
    columns: ['', ...LENGTHS.map((length) => `${length / 1e6} MB`), 'worst doubling'],
    rows,
    note: `Milliseconds, the least of ${ROUNDS} runs, and in brackets how many times those for half the length. Linear is 2; more than ${CEILING} beyond half a megabyte would be a fault.`,
  });
}

function measureShape({ name, make, longest }: Shape, parse: Parser): string[] {
  const cells: string[] = [];
  let [before, worst] = [0, 0];
  for (const length of LENGTHS) {
    if (length > longest) {
      cells.push('');
      continue;
    }
    const text = make(length);
    const runs = length > 5e5 ? 1 : ROUNDS;
    const { least } = spreadOf(Array.from({ length: runs }, () => timeOf(() => parse(text, name))));
    const times = before > 0 ? least / before : 0;
    if (length > 5e5) worst = Math.max(worst, times);
    cells.push(before > 0 ? `${least.toFixed(0)} (${times.toFixed(1)})` : least.toFixed(0));
    before = least;
  }
  console.log([name, ...cells].join('  '));
  return [name, ...cells, worst.toFixed(1)];
}
