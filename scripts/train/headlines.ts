import { hashText } from '../../src/extract/text/hash.ts';
import type { GoldDocument, GoldName } from './corpora.ts';
import { random } from './perceptron.ts';

/** No longer line is set as a headline. */
const LONGEST = 160;
/** The shares of the shorter lines that are set in capitals, and with a capital for every longer word. */
const CAPITALS = 0.175;
const TITLE_CASE = 0.2;

/**
 * Some of the short lines of a document as headlines are set, with their names: the corpora have few, and a tagger that leans
 * on capitals reads "VOTE" as a name in a headline and misses the one beside it.
 */
export function asHeadlines({ id, text, names }: GoldDocument): GoldDocument {
  const next = random(hashText(id));
  const moved: GoldName[] = [];
  let out = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const set = line.length <= LONGEST ? recased(line, next()) : line;
    // A letter may have two as a capital ("ß"): then offsets would not hold.
    if (set !== line && set.length === line.length) {
      const by = out.length - start;
      for (const name of names) {
        if (name.start >= start && name.end <= end) moved.push({ ...name, start: name.start + by, end: name.end + by });
      }
      out += `${set}\n`;
    }
    start = end + 1;
  }
  return { id: `${id}#headlines`, text: out, names: moved };
}

function recased(line: string, choice: number): string {
  if (choice < CAPITALS) return line.toUpperCase();
  if (choice >= CAPITALS + TITLE_CASE) return line;
  return line.replace(/(?<![\p{L}'’])\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase());
}
