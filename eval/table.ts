import type { Measure } from './sets.ts';

export interface Row {
  readonly set: string;
  readonly measure: Measure;
  readonly figure: number | null;
}

/** A Markdown table, one row a measure; a figure that reaches its target is marked. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map(({ set, measure, figure }) => [
    set,
    measure.label,
    figure === null ? '–' : figure.toFixed(3),
    measure.target === null ? '' : `${measure.atMost ? '≤' : '≥'} ${measure.target}`,
    reached({ set, measure, figure }) ? '✓' : '',
  ]);
  const all = [['Set', 'Measure', 'Figure', 'Target', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(1, ...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/** Whether a figure is as good as it should be; false where there is no target. */
export function reached({ measure, figure }: Row): boolean {
  if (measure.target === null || figure === null) return false;
  return measure.atMost ? figure <= measure.target : figure >= measure.target;
}
