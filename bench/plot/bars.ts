import type { Spread } from '../numbers.ts';
import { document, element, label, line, round, WIDTH } from './svg.ts';

export interface Bar extends Spread {
  readonly label: string;
}

const ROW = 30;
const TOP = 34;
const LABELS = 350;

/** Bars of medians with their spread, and a dashed line at what is aimed at. */
export function drawBars(title: string, bars: readonly Bar[], aim: number): string {
  const most = Math.max(aim, ...bars.map((bar) => bar.most)) * 1.1;
  const x = (value: number) => LABELS + (value / most) * (WIDTH - LABELS - 50);
  const bottom = TOP + ROW * bars.length;
  const rows = bars.map((bar, i) => {
    const y = TOP + ROW * i;
    return element(
      'g',
      { class: 'a' },
      [
        label(LABELS - 8, y + 18, bar.label, 'end'),
        element('rect', { x: LABELS, y: y + 6, width: round(x(bar.median) - LABELS), height: 16, class: 'fill' }),
        line(x(bar.least), y + 25, x(bar.most), y + 25, 'spread'),
        label(x(bar.median) + 6, y + 18, bar.median.toFixed(2)),
      ].join(''),
    );
  });
  return document(title, bottom + 24, [
    ...rows,
    line(x(aim), TOP, x(aim), bottom + 4, 'mark'),
    label(x(aim), bottom + 18, `${aim} is asked`, 'middle', 'small'),
  ]);
}
