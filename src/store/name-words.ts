import { fold } from './fold.ts';

/** The words of a name, folded, each once: "O’Brien-Smith, Ann" gives obrien, smith, ann. */
export function wordsOf(name: string): string[] {
  const words = fold(name)
    .replaceAll("'", '')
    .match(/[\p{L}\p{N}]+/gu);
  return [...new Set(words)];
}
