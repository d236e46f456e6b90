/** What is common to the plots: SVG that can be read on light and dark pages, written by hand since a page of it is enough. */

export const WIDTH = 720;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f } .small { font-size: 11px; fill: #57606a } .title { font-weight: 600 }
  .grid { stroke: #d0d7de } .mark { stroke: #57606a; stroke-dasharray: 4 3 }
  .a { --colour: #0969da } .b { --colour: #bc4c00 } .c { --colour: #1a7f37 } .d { --colour: #8250df }
  .fill { fill: var(--colour) } .line { stroke: var(--colour); fill: none; stroke-width: 2 } .spread { stroke: var(--colour); stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .mark { stroke: #9198a1 }
    .a { --colour: #4493f8 } .b { --colour: #f0883e } .c { --colour: #3fb950 } .d { --colour: #ab7df8 }
  }`;

/** The classes that colour one series after the other. */
export const SERIES = ['a', 'b', 'c', 'd'] as const;

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** Text at a point; `anchor` says which end of it. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind = '',
): string {
  return element(
    'text',
    { x: round(x), y: round(y), 'text-anchor': anchor, ...(kind !== '' && { class: kind }) },
    escaped(text),
  );
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return element('line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: kind });
}

export function document(title: string, height: number, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`;
  return `${head}\n<title>${escaped(title)}</title>\n<style>${STYLE}\n</style>\n${label(0, 16, title, 'start', 'title')}\n${parts.join('\n')}\n</svg>\n`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
