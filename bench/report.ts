import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../docs/bench/', import.meta.url);

/** A section of a page of figures: a heading, a table, and what it was measured on. */
export interface Section {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
  /** A picture of it, as SVG. */
  readonly plot?: { readonly name: string; readonly says: string; readonly svg: string };
}

/** Prints a section and puts it into `docs/bench/PAGE.md`, in place of the one with the same heading. */
export function report(page: string, section: Section): void {
  const text = printSection(section);
  console.log(`\n${text}`);
  mkdirSync(FOLDER, { recursive: true });
  if (section.plot) writeFileSync(new URL(`${section.plot.name}.svg`, FOLDER), section.plot.svg);
  const file = fileURLToPath(new URL(`${page}.md`, FOLDER));
  const before = existsSync(file) ? readFileSync(file, 'utf8') : `# Speed: ${page}\n`;
  writeFileSync(file, replaceSection(before, section.heading, text));
}

/** The page with a section in place of the one that has its heading, or at its end. */
export function replaceSection(page: string, heading: string, section: string): string {
  const parts = page.split(/^(?=## )/m);
  const at = parts.findIndex((part) => part.startsWith(`## ${heading}\n`));
  if (at < 0) return `${page.trimEnd()}\n\n${section.trimEnd()}\n`;
  parts[at] = `${section.trimEnd()}\n${at === parts.length - 1 ? '' : '\n'}`;
  return parts.join('');
}

function printSection({ heading, columns, rows, note, plot }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, i) => (i === 0 ? '---' : '---:'));
  const picture = plot ? [`![${plot.says}](${plot.name}.svg)`, ''] : [];
  return [`## ${heading}`, '', line(columns), line(rule), ...rows.map(line), '', ...picture, note, ''].join('\n');
}
