/** Reads GUM's trees (annotations CC BY 4.0): words with their tags and heads, over the text that they make. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeWord {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly relation: string;
  readonly start: number;
  readonly end: number;
  /** The position of its head among the words of the document; -1 for the root of its sentence. */
  readonly head: number;
}

export interface TreeDocument {
  readonly id: string;
  readonly text: string;
  readonly words: readonly TreeWord[];
  /** Where sentences begin among the words. */
  readonly sentences: readonly number[];
}

export function readTreebank(folder: string): TreeDocument[] {
  return readdirSync(join(folder, 'gum'))
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => readTrees(`gum/${file.slice(0, -7)}`, readFileSync(join(folder, 'gum', file), 'utf8')));
}

/** @param conllu CoNLL-U with `SpaceAfter=No` and `# newpar`; ranges ("3-4") say what spaces stand behind contractions */
export function readTrees(id: string, conllu: string): TreeDocument {
  let text = '';
  const words: TreeWord[] = [];
  const sentences: number[] = [];
  let rangeEnd = 0;
  let rangeSpace = true;
  for (const line of conllu.split('\n')) {
    if (line.startsWith('# newpar')) text = text === '' ? '' : `${text.trimEnd()}\n`;
    const [number = '', form = '', , upos = '', xpos = '', , head = '0', relation = '', , misc = ''] = line.split('\t');
    if (misc === '') continue;
    if (number.includes('-')) {
      rangeEnd = Number(number.split('-')[1]);
      rangeSpace = !misc.includes('SpaceAfter=No');
      continue;
    }
    if (number.includes('.')) continue;
    if (number === '1') {
      sentences.push(words.length);
      rangeEnd = Number(number) <= rangeEnd ? rangeEnd : 0;
    }
    const first = sentences.at(-1) ?? 0;
    const start = text.length;
    text += form;
    words.push({
      form,
      upos,
      xpos,
      relation,
      start,
      end: text.length,
      head: head === '0' ? -1 : first + Number(head) - 1,
    });
    const position = Number(number);
    const inRange = position <= rangeEnd;
    const space = inRange ? position === rangeEnd && rangeSpace : !misc.includes('SpaceAfter=No');
    if (position >= rangeEnd) rangeEnd = 0;
    if (space) text += ' ';
  }
  return { id, text, words, sentences };
}
