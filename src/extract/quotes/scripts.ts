import type { Span } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';

/** A line of an interview, a transcript or a dialogue: who speaks, and what follows the label. */
export interface ScriptLine {
  /** The words of the label that name somebody; null for "Q" and "A", and for a dash. */
  readonly speaker: Span | null;
  /** The sign that parts the label from the words. */
  readonly cue: Span;
  readonly content: Span;
}

/** A label is looked for in so many characters. */
const REACH = 80;

const QUESTION = /^["“«‘']?(Q|A|Question|Answer) ?([:.)]) ?(?=\S)/;
const LABEL =
  /^["“«‘']?(\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:de |van |von |la |al |bin |of the |of )?\p{Lu}[\p{L}\p{M}.'’-]*){0,4}) ?(:) ?(?=\S)/u;
const DASH = /^([—–]) ?(?=[\p{Lu}"“¿¡])/u;

/** Somebody is spoken to, or speaks of oneself: dialogue, and no list of facts ("When: …", "Where: …"). */
const DIALOGUE = /\b(?:I|we|you|my|our|your|me|us|I['’]m)\b|\?/;

interface Candidate extends ScriptLine {
  readonly position: number;
  readonly label: string;
  readonly known: boolean;
}

/**
 * Finds the lines of a text in script form, by the positions of their blocks: "Q: … A: …", and names with a colon ("SMITH: …")
 * that recur, one of them a person’s, in lines that talk like people do. A dash opens a line of dialogue where the line does so.
 */
export function findScript(text: AnnotatedText, names: readonly NamedSpan[]): ReadonlyMap<number, ScriptLine> {
  const people = new Set<number>();
  for (const { type, start, end } of names)
    if (type === 'PERSON') for (let i = start; i < Math.min(end, start + REACH); i++) people.add(i);
  const candidates = text.blocks.flatMap((_, position) => {
    const candidate = readLine(text, position, people);
    return candidate ? [candidate] : [];
  });
  const counts = new Map<string, number>();
  for (const { label } of candidates) counts.set(label, (counts.get(label) ?? 0) + 1);
  const recurring = candidates.filter(({ label }) => (counts.get(label) ?? 0) > 1);
  const script = new Map<number, ScriptLine>();
  const spoken = recurring.filter(({ content }) => talks(text.text, content)).length;
  const distinct = new Set(recurring.map(({ label }) => label)).size;
  if (distinct > 1 && recurring.some(({ known }) => known) && spoken * 3 >= recurring.length)
    for (const line of recurring) script.set(line.position, line);
  return script;
}

function talks(text: string, { start, end }: Span): boolean {
  return DIALOGUE.test(text.slice(start, Math.min(end, start + 600)));
}

function readLine(text: AnnotatedText, position: number, people: ReadonlySet<number>): Candidate | null {
  const span = text.blocks[position]?.block.span;
  if (!span) return null;
  const head = text.text.slice(span.start, Math.min(span.end, span.start + REACH));
  const question = QUESTION.exec(head);
  const match = question ?? LABEL.exec(head);
  if (!match) return null;
  const [whole, label = '', sign = ''] = match;
  const start = span.start + whole.indexOf(label);
  const cue = span.start + whole.indexOf(sign, whole.indexOf(label) + label.length);
  const content = trimMarks(text.text, { start: span.start + whole.length, end: span.end });
  if (content.end - content.start < 2) return null;
  return {
    position,
    label: label.toLowerCase(),
    known: question !== null || people.has(start),
    speaker: question ? null : { start, end: start + label.length },
    cue: { start: cue, end: cue + 1 },
    content,
  };
}

function trimMarks(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s"“”«»]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s"“”«»]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** "— I will not go, he said.": a line of dialogue that a dash opens; the words behind the dash. */
export function readDash(text: string, block: Span): Span | null {
  const match = DASH.exec(text.slice(block.start, Math.min(block.end, block.start + REACH)));
  if (!match) return null;
  const content = { start: block.start + match[0].length, end: block.end };
  return talks(text, content) ? content : null;
}
