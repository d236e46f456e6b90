import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeArticles } from '../articles.ts';
import { printSpread, spreadOf, timeOf } from '../numbers.ts';
import { report } from '../report.ts';

const ROUNDS = 9;

/** How long one who types `dateline extract FILE` waits: a new process each time. */
export function measureStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    const file = join(folder, 'article.txt');
    writeFileSync(file, writeArticles(1, 1)[0]?.text ?? '');
    const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
    const measure = (args: readonly string[]) =>
      printSpread(spreadOf(Array.from({ length: ROUNDS }, () => timeOf(() => execFileSync(process.execPath, args)))));
    report('extract', {
      heading: 'One file on the command line',
      columns: ['', 'milliseconds'],
      rows: [
        ['node, doing nothing', measure(['-e', ''])],
        ['dateline --version', measure([cli, '--version'])],
        ['dateline extract, one article', measure([cli, 'extract', file])],
      ],
      note: `Median (least–most) of ${ROUNDS} new processes.`,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
