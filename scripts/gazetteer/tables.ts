import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../data/places/', import.meta.url);

/** The rows of one of our own tables in `data/places`, each as its cells; comments and empty lines are passed over. */
export function readTable(name: string): string[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** A cell with several values: "UAE|Emirates". */
export function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter((value) => value !== '');
}

export function numberOf(cell: string | undefined): number | undefined {
  return cell === undefined || cell === '' ? undefined : Number(cell);
}
