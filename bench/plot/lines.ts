import { document, element, label, line, round, SERIES, WIDTH } from './svg.ts';

export interface Series {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const [LEFT, RIGHT, TOP, BOTTOM] = [50, 200, 34, 260];

/** Lines over sizes that grow tenfold; the height grows by the tenfold too, so that twice as much is the same step everywhere. */
export function drawLines(title: string, unit: string, series: readonly Series[]): string {
  const points = series.flatMap((one) => one.points);
  const xs = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...points.map(({ y }) => y)))),
    Math.ceil(Math.log10(Math.max(...points.map(({ y }) => y)))),
  ];
  const span = Math.log10(xs.at(-1) ?? 10) - Math.log10(xs[0] ?? 1) || 1;
  const x = (value: number) => LEFT + ((Math.log10(value) - Math.log10(xs[0] ?? 1)) / span) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => BOTTOM - ((Math.log10(value) - low) / (high - low || 1)) * (BOTTOM - TOP);
  const levels = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return document(title, BOTTOM + 44, [
    ...levels.flatMap((level) => [
      line(LEFT, y(level), WIDTH - RIGHT, y(level), 'grid'),
      label(LEFT - 6, y(level) + 4, `${level} ${unit}`, 'end', 'small'),
    ]),
    ...xs.map((value) => label(x(value), BOTTOM + 18, value.toLocaleString('en'), 'middle', 'small')),
    label((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 36, 'articles', 'middle', 'small'),
    ...labelled(series, y).map(({ one, at }, i) => {
      const last = one.points.at(-1);
      const path = one.points.map((point) => `${round(x(point.x))},${round(y(point.y))}`).join(' ');
      const dots = one.points.map((point) =>
        element('circle', { cx: round(x(point.x)), cy: round(y(point.y)), r: 3, class: 'fill' }),
      );
      const name = last ? label(x(last.x) + 10, at, one.label) : '';
      return element(
        'g',
        { class: SERIES[i % SERIES.length] ?? 'a' },
        `${element('polyline', { points: path, class: 'line' })}${dots.join('')}${name}`,
      );
    }),
  ]);
}

/** Each series with where its name stands: beside its end, but not upon another's. */
function labelled(series: readonly Series[], y: (value: number) => number) {
  const ends = series.map((one) => ({ one, at: y(one.points.at(-1)?.y ?? 1) + 4 })).sort((a, b) => a.at - b.at);
  for (const [i, end] of ends.entries()) end.at = Math.max(end.at, (ends[i - 1]?.at ?? 0) + 16);
  return ends;
}
