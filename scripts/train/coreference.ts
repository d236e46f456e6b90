/** Reads who is who from GUM's trees (annotations CC BY 4.0): every mention of a person with the entity that it belongs to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrees, type TreeWord } from './treebank.ts';

export interface GoldMention {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  /** The span of the word that heads it. */
  readonly head: { readonly start: number; readonly end: number };
  readonly kind: 'NAME' | 'NOMINAL' | 'PRONOUN';
}

export interface CoreferenceDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

export function readCoreference(folder: string): CoreferenceDocument[] {
  return readdirSync(join(folder, 'gum'))
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => {
      const conllu = readFileSync(join(folder, 'gum', file), 'utf8');
      const { id, text, words } = readTrees(`gum/${file.slice(0, -7)}`, conllu);
      return { id, text, mentions: readMentions(conllu, words) };
    });
}

interface Open {
  readonly entity: string;
  readonly first: number;
}

/** `Entity=(1-person-…` opens a mention of entity 1, `1)` closes it, `(1-person-…)` does both. */
function readMentions(conllu: string, words: readonly TreeWord[]): GoldMention[] {
  const found: GoldMention[] = [];
  const open: Open[] = [];
  let at = -1;
  for (const line of conllu.split('\n')) {
    const columns = line.split('\t');
    if (columns.length < 10 || !/^\d+$/.test(columns[0] ?? '')) continue;
    at += 1;
    const value = (columns[9] ?? '').split('|').find((part) => part.startsWith('Entity='));
    if (value === undefined) continue;
    for (const [, opened, closedInside, closed] of value.slice(7).matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (opened !== undefined) {
        const [entity = '', type] = opened.split('-');
        const mention = { entity: type === 'person' ? entity : '', first: at };
        if (closedInside === undefined) open.push({ ...mention, entity: `${entity}-${type}` });
        else if (type === 'person') found.push(toMention(mention, at + 1, words));
      } else if (closed !== undefined) {
        const number = closed.split('-')[0];
        const i = open.findLastIndex(({ entity }) => entity.split('-')[0] === number);
        const [mention] = i < 0 ? [] : open.splice(i, 1);
        if (mention?.entity.endsWith('-person'))
          found.push(toMention({ ...mention, entity: number ?? '' }, at + 1, words));
      }
    }
  }
  return found;
}

function toMention({ entity, first }: Open, end: number, words: readonly TreeWord[]): GoldMention {
  const outside = (i: number): boolean => {
    const head = words[i]?.head ?? -1;
    return head < first || head >= end;
  };
  let at = first;
  while (at < end - 1 && !outside(at)) at += 1;
  const head = words[at];
  const [from, to] = [words[first], words[end - 1]];
  const tag = head?.xpos ?? '';
  return {
    entity,
    start: from?.start ?? 0,
    end: to?.end ?? 0,
    head: { start: head?.start ?? 0, end: head?.end ?? 0 },
    kind: tag.startsWith('NNP') ? 'NAME' : tag.startsWith('PRP') ? 'PRONOUN' : 'NOMINAL',
  };
}
