/** Reads the corpora that names are learnt from into texts with named spans over them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameType } from '../../src/extract/names/index.ts';
import { type Gazetteer, NAME_OF } from '../../src/extract/places/gazetteer.ts';

export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly names: readonly GoldName[];
}

interface Word {
  readonly text: string;
  readonly space: boolean;
  /** The tag as the corpus writes it, "B-PER" or "I-LOC"; "O" outside. */
  readonly tag: string;
}

const TYPES: Readonly<Record<string, NameType>> = {
  PER: 'PERSON',
  Person: 'PERSON',
  LOC: 'PLACE',
  Location: 'PLACE',
  ORG: 'ORGANISATION',
  Organisation: 'ORGANISATION',
  MISC: 'OTHER',
};

/** wikigold (CC BY 4.0): Wikipedia, tags without B. */
export function readWikigold(folder: string, gazetteer: Gazetteer): GoldDocument[] {
  const blocks = readFileSync(join(folder, 'wikigold.conll'), 'utf8').split(/^-DOCSTART-.*\n/m);
  return blocks.flatMap((block, i) => fromColumns(`wikigold/${i}`, block, ' ', 1, gazetteer));
}

/** Universal NER over the English Web Treebank (CC BY-SA 4.0). */
export function readWebTreebank(folder: string, gazetteer: Gazetteer): GoldDocument[] {
  return ['dev', 'test'].flatMap((part) => {
    const text = readFileSync(join(folder, `uner-ewt-${part}.iob2`), 'utf8');
    return text.split(/^# newdoc id = /m).flatMap((block) => {
      const [name = '', ...lines] = block.split('\n');
      const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t').slice(1, 3).join('\t'));
      return fromColumns(`ewt/${name}`, rows.join('\n'), '\t', 1, gazetteer);
    });
  });
}

function fromColumns(
  id: string,
  block: string,
  separator: string,
  column: number,
  gazetteer: Gazetteer,
): GoldDocument[] {
  const sentences = block
    .split(/\n\s*\n/)
    .map((sentence) => sentence.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.map((line): Word => {
        const columns = line.split(separator);
        return { text: columns[0] ?? '', tag: columns[column] ?? 'O', space: true };
      }),
    );
  return sentences.length === 0 ? [] : [assemble(id, sentences.map(attachMarks), gazetteer)];
}

/** Words of a corpus that does not say where spaces were: marks join the word that they follow or open. */
function attachMarks(words: readonly Word[]): Word[] {
  return words.map((word, i) => {
    const next = words[i + 1]?.text ?? '';
    const glued = /^([.,;:!?%)\]]|['’](s|re|ve|ll|d|m|t)?|n't|-|–)$/i.test(next) || /^([([$#]|-|–)$/.test(word.text);
    return { ...word, space: !glued };
  });
}

function assemble(id: string, sentences: readonly (readonly Word[])[], gazetteer: Gazetteer): GoldDocument {
  let text = '';
  const names: GoldName[] = [];
  for (const words of sentences) {
    let open: { start: number; end: number; tag: string } | null = null;
    const close = (): void => {
      const type = open && TYPES[open.tag.slice(2)];
      if (open && type) names.push({ start: open.start, end: open.end, type });
      open = null;
    };
    for (const word of words) {
      const start = text.length;
      text += word.text;
      const goesOn: boolean = open !== null && word.tag.startsWith('I-') && word.tag.slice(2) === open.tag.slice(2);
      if (goesOn && open) open = { start: open.start, tag: open.tag, end: text.length };
      else {
        close();
        if (word.tag !== 'O') open = { start, end: text.length, tag: word.tag };
      }
      if (word.space) text += ' ';
    }
    close();
    text = `${text.trimEnd()}\n`;
  }
  return {
    id,
    text,
    names: names.map((name) => trimArticle(text, name)).filter((name) => !isDemonym(text, name, gazetteer)),
  };
}

/** "the United States" is the name without its article, as the other corpora have it. */
function trimArticle(text: string, name: GoldName): GoldName {
  return /^the /i.test(text.slice(name.start, name.end)) ? { ...name, start: name.start + 4 } : name;
}

/** "French" is no name of ours: places count their demonyms themselves. */
function isDemonym(text: string, { start, end, type }: GoldName, gazetteer: Gazetteer): boolean {
  return type === 'OTHER' && (gazetteer.kinds(text.slice(start, end)) & NAME_OF.DEMONYM) !== 0;
}

// ---- GUM ------------------------------------------------------------------------------------------

interface GumWord {
  readonly form: string;
  readonly xpos: string;
  readonly space: boolean;
  readonly start: number;
  readonly end: number;
  /** The position of its head in the tree; -1 for the root. */
  readonly head: number;
  /** Its relation to the head: "flat", "appos" … */
  readonly relation: string;
}

interface GumMention {
  readonly type: string;
  readonly first: number;
  end: number;
}

const GUM_TYPES: Readonly<Record<string, NameType>> = {
  person: 'PERSON',
  place: 'PLACE',
  organization: 'ORGANISATION',
  event: 'OTHER',
  object: 'OTHER',
  abstract: 'OTHER',
  animal: 'OTHER',
  plant: 'OTHER',
  substance: 'OTHER',
};

/** GUM (annotations CC BY 4.0): entities over trees; a name is the run of proper nouns around an entity's head. */
export function readGum(folder: string, gazetteer: Gazetteer, titles: ReadonlySet<string>): GoldDocument[] {
  return readdirSync(join(folder, 'gum'))
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => {
      const { text, words, mentions } = readGumDocument(readFileSync(join(folder, 'gum', file), 'utf8'));
      return { id: `gum/${file.slice(0, -7)}`, text, names: gumNames(text, words, mentions, gazetteer, titles) };
    });
}

function readGumDocument(conllu: string): { text: string; words: GumWord[]; mentions: GumMention[] } {
  let text = '';
  const words: GumWord[] = [];
  const mentions: GumMention[] = [];
  const open: { mention: GumMention; id: string }[] = [];
  let glueUntil = 0;
  let glueSpace = true;
  let sentence = 0;
  for (const line of conllu.split('\n')) {
    if (line.startsWith('# newpar')) text = text === '' ? '' : `${text.trimEnd()}\n`;
    const columns = line.split('\t');
    if (columns.length < 10) continue;
    const [id = '', form = '', , , xpos = '', , head = '0', relation = '', , misc = ''] = columns;
    if (id.includes('-')) {
      glueUntil = Number(id.split('-')[1]);
      glueSpace = !misc.includes('SpaceAfter=No');
      continue;
    }
    if (id.includes('.')) continue;
    if (id === '1') sentence = words.length;
    const inside = Number(id) <= glueUntil;
    const space = inside ? Number(id) === glueUntil && glueSpace : !misc.includes('SpaceAfter=No');
    if (Number(id) >= glueUntil) glueUntil = 0;
    const start = text.length;
    text += form;
    words.push({
      form,
      xpos,
      space,
      start,
      end: text.length,
      head: head === '0' ? -1 : sentence + Number(head) - 1,
      relation,
    });
    if (space) text += ' ';
    readBrackets(misc, words.length - 1, open, mentions);
  }
  return { text, words, mentions };
}

/** `Entity=(1-person-…-2-…` opens, `1)` closes, `(1-person-…)` does both. */
function readBrackets(
  misc: string,
  at: number,
  open: { mention: GumMention; id: string }[],
  mentions: GumMention[],
): void {
  const value = misc
    .split('|')
    .find((part) => part.startsWith('Entity='))
    ?.slice(7);
  if (!value) return;
  for (const [, opened, closedInside, closed] of value.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
    if (opened !== undefined) {
      const fields = opened.split('-');
      const mention: GumMention = { type: fields[1] ?? '', first: at, end: at + 1 };
      mentions.push(mention);
      if (closedInside === undefined) open.push({ mention, id: fields[0] ?? '' });
    } else if (closed !== undefined) {
      const i = open.findLastIndex(({ id }) => id === closed.split('-')[0]);
      const [found] = i < 0 ? [] : open.splice(i, 1);
      if (found) found.mention.end = at + 1;
    }
  }
}

function gumNames(
  text: string,
  words: readonly GumWord[],
  mentions: readonly GumMention[],
  gazetteer: Gazetteer,
  titles: ReadonlySet<string>,
): GoldName[] {
  const spans = mentions
    .map((mention) => gumSpan(words, mention, mentions, titles))
    .filter((span) => span !== null)
    .sort((a, b) => b.end - b.first - (a.end - a.first));
  const taken = new Set<number>();
  const names: GoldName[] = [];
  for (const { first, end, type } of spans) {
    const range = Array.from({ length: end - first }, (_, i) => first + i);
    if (range.some((i) => taken.has(i))) continue;
    for (const i of range) taken.add(i);
    const start = words[first]?.start ?? 0;
    const stop = words[end - 1]?.end ?? start;
    const isPlace =
      type === 'ORGANISATION' && (gazetteer.kinds(text.slice(start, stop)) & (NAME_OF.COUNTRY | NAME_OF.MAJOR)) !== 0;
    names.push({ start, end: stop, type: isPlace ? 'PLACE' : type });
  }
  return names.sort((a, b) => a.start - b.start);
}

/** The word whose own head lies outside the mention. */
function headOf(words: readonly GumWord[], { first, end }: GumMention): number {
  for (let i = first; i < end; i++) {
    const head = words[i]?.head ?? -1;
    if (head < first || head >= end) return i;
  }
  return first;
}

/** The proper noun that the name is built around: the head, or the name that a common noun carries ("spokesman John Smith"). */
function nameHeadOf(words: readonly GumWord[], mention: GumMention): number {
  const head = headOf(words, mention);
  if (words[head]?.xpos.startsWith('NNP')) return head;
  for (let i = head + 1; i < mention.end; i++) {
    const word = words[i];
    if (word?.head === head && /^(flat|appos)$/.test(word.relation) && word.xpos.startsWith('NNP')) return i;
  }
  return -1;
}

/** The run of proper nouns around the head, without what belongs to a smaller entity, and without titles. */
function gumSpan(
  words: readonly GumWord[],
  mention: GumMention,
  all: readonly GumMention[],
  titles: ReadonlySet<string>,
) {
  const head = nameHeadOf(words, mention);
  // "Muslims", "Republicans": named, but nobody's name.
  const type = mention.type === 'person' && words[head]?.xpos === 'NNPS' ? 'OTHER' : GUM_TYPES[mention.type];
  if (!type || head < 0) return null;
  const inner =
    type === 'PERSON'
      ? all.filter(
          (other) =>
            other !== mention &&
            other.first >= mention.first &&
            other.end <= mention.end &&
            !(other.first <= head && head < other.end),
        )
      : [];
  const isProper = (i: number): boolean =>
    i >= mention.first &&
    i < mention.end &&
    /^(NNPS?|HYPH|CD|POS)$/.test(words[i]?.xpos ?? '') &&
    !inner.some((o) => o.first <= i && i < o.end);
  const joins = (i: number): boolean =>
    type !== 'PERSON' && /^(of|the|and|&|for|de|la|del)$/i.test(words[i]?.form ?? '');
  let first = head;
  while (
    isProper(first - 1) ||
    (joins(first - 1) && (isProper(first - 2) || (joins(first - 2) && isProper(first - 3))))
  )
    first -= 1;
  let end = head + 1;
  while (isProper(end) || (joins(end) && (isProper(end + 1) || (joins(end + 1) && isProper(end + 2))))) end += 1;
  while (first < head && !words[first]?.xpos.startsWith('NNP')) first += 1;
  while (end > head + 1 && !/^(NNPS?|CD)$/.test(words[end - 1]?.xpos ?? '')) end -= 1;
  if (type === 'PERSON') {
    while (first < end - 1 && titles.has((words[first]?.form ?? '').toLowerCase().replace(/\.$/, ''))) first += 1;
    if (end - first === 1 && titles.has((words[first]?.form ?? '').toLowerCase())) return null;
  }
  return { first, end, type };
}
