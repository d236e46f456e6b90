import { keyOf, type Lexicon, wordsOf } from './lexicon.ts';
import { isPersonName } from './names.ts';

/** A caption's line taken apart. Offsets of `text` are those of its beginning: it always comes first. */
export interface ParsedCaption {
  /** The words before the credit; empty when the line is a credit alone. */
  readonly text: string;
  readonly credit: string;
  readonly photographer: string | null;
  readonly agencies: readonly string[];
}

const LONGEST_CREDIT = 110;
const LABEL =
  /(?:^|[\s.!?”"’)(|[\]])(\p{Lu}\p{L}+(?:\s\p{L}+){0,2})\s?(?::|(?<=\bF[Oo][Tt])\.|\b(?:provided\s)?by\b|\bvon\b|\bcourtesy of\b|\bvia\b)\s?/gu;
/** What `LABEL` ends with, for a quick look before it. */
const LABEL_ENDS: readonly string[] = [':', 'ot.', 'by', 'von', 'courtesy of', 'via'];
/** "… on Monday.CreditEva Ek/EPA", as captions run into their credit when tags are stripped. */
const GLUED = /(?<=[.!?”"’)])\s?(?:Credit){1,2}(?:\.{3})?(?=\p{Lu})/u;
/** A label with what joins it to its credit is shorter than this, so that it is looked for at the end of a line alone. */
const LONGEST_LABEL = 90;
const BRACKETS = /[([]([^()[\]]{2,110})[)\]]\.?$/u;
/** "（海上保安庁提供）", "[사진 = 항만청]", "(Fot. Jan Nowak)" */
const ASIDE = /[([（【［]([^()[\]（）【】［］]{2,80})[)\]）】］][.。]?$/u;
const LABELLED_ASIDE = /^([\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?)\s?[.=:：/／]\s?(?=\S)/u;
const PARTS = /\s*(?:[/()]|\bvia\b|\bfor\b|,|\||©|\bcourtesy of\b|\bthrough\b)\s*/iu;

/** Takes a line apart as caption and credit, or null when it shows no credit. */
export function parseCaption(text: string, lexicon: Lexicon): ParsedCaption | null {
  return (
    glued(text, lexicon) ??
    labelled(text, lexicon) ??
    bracketed(text, lexicon) ??
    saidAside(text, lexicon) ??
    copyrighted(text, lexicon) ??
    trailing(text, lexicon)
  );
}

/** Reads a text that is known to be a credit: "Photograph: Ada Lund/Reuters", "(Ada Lund)". */
export function parseCredit(text: string, lexicon: Lexicon): Omit<ParsedCaption, 'text'> {
  const plain = withoutLabel(text.replace(/\s+/g, ' ').trim(), lexicon);
  const { credit, photographer, agencies } = labelled(plain, lexicon) ?? toCaption('', plain, lexicon);
  return { credit, photographer, agencies };
}

/** "Credit...Ada Lund", "Image source, Reuters": a label that no colon ends. */
function withoutLabel(credit: string, lexicon: Lexicon): string {
  const label = /^(\p{Lu}\p{L}+(?:\s\p{L}+)?)(?:\.{3}|…|,|:)?\s?(?=[\p{Lu}@])/u.exec(credit);
  const key = keyOf(label?.[1] ?? '');
  return label && (lexicon.creditLabels.has(key) || key === 'credit') ? credit.slice(label[0].length) : credit;
}

function glued(text: string, lexicon: Lexicon): ParsedCaption | null {
  const match = text.includes('Credit') ? GLUED.exec(text) : null;
  const credit = match ? text.slice(match.index + match[0].length) : '';
  return match && credit.length <= LONGEST_CREDIT ? toCaption(text.slice(0, match.index), credit, lexicon) : null;
}

/** "A boat on the Elbe. Photograph: Ada Lund/Reuters" */
function labelled(text: string, lexicon: Lexicon): ParsedCaption | null {
  if (!LABEL_ENDS.some((end) => text.includes(end))) return null;
  let best: ParsedCaption | null = null;
  LABEL.lastIndex = Math.max(0, text.length - LONGEST_CREDIT - LONGEST_LABEL);
  for (const match of text.matchAll(LABEL)) {
    const label = keyOf(`${match[1] ?? ''}${/\bby\b/iu.test(match[0]) ? ' by' : ''}`);
    const bare = keyOf(match[1] ?? '');
    const words = bare.split(' ');
    const known = [label, bare, words.slice(-2).join(' '), words.at(-1) ?? ''].some((key) =>
      lexicon.creditLabels.has(key),
    );
    const credit = text.slice(match.index + match[0].length);
    if (!known || credit === '' || credit.length > LONGEST_CREDIT || /[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(credit))
      continue;
    const open = match.index + match[0].indexOf(match[1] ?? '');
    best ??= toCaption(text.slice(0, open), credit, lexicon);
  }
  return best;
}

/** "A boat on the Elbe. (Ada Lund/Reuters)" */
function bracketed(text: string, lexicon: Lexicon): ParsedCaption | null {
  const match = BRACKETS.exec(text);
  const credit = match?.[1] ?? '';
  const paired = credit.includes('/') && isPersonName(credit.split('/')[0]?.trim() ?? '', lexicon);
  if (!match || !(paired || namesSource(credit, lexicon))) return null;
  return toCaption(text.slice(0, match.index), credit, lexicon);
}

/** A credit in brackets with a label, or an ending that says as much, in whatever script. */
function saidAside(text: string, lexicon: Lexicon): ParsedCaption | null {
  const match = ASIDE.exec(text);
  const inner = match?.[1]?.trim() ?? '';
  const label = LABELLED_ASIDE.exec(inner);
  if (match && label && lexicon.creditLabels.has(keyOf(label[1] ?? ''))) {
    return toCaption(text.slice(0, match.index), inner.slice(label[0].length), lexicon);
  }
  const ending = lexicon.creditEndings.find((end) => inner.endsWith(end) && inner.length > end.length);
  if (!match || ending === undefined) return null;
  return toCaption(text.slice(0, match.index), inner.slice(0, -ending.length), lexicon);
}

/** "A boat on the Elbe © Ada Lund" */
function copyrighted(text: string, lexicon: Lexicon): ParsedCaption | null {
  const at = text.lastIndexOf('©');
  const credit = text.slice(at + 1).trim();
  if (at < 0 || credit === '' || credit.length > LONGEST_CREDIT || /\d{4}/.test(credit)) return null;
  return toCaption(text.slice(0, at), credit, lexicon);
}

/** A sentence and the credit behind it without a space: "…on Monday.Ada Lund/AFP". */
const RUN_ON = /\p{Ll}\.(?=\p{Lu}[\p{L}\s/,.-]{1,60}$)/gu;
const LONGEST_RUN_ON = 70;

/** "A boat on the Elbe. Ada Lund/AFP", "A boat on the Elbe. | Ada Lund via Getty Images", "Ada Lund / AP" */
function trailing(text: string, lexicon: Lexicon): ParsedCaption | null {
  const bar = text.lastIndexOf(' | ');
  RUN_ON.lastIndex = Math.max(0, text.length - LONGEST_RUN_ON);
  const run = RUN_ON.exec(text);
  const stop = Math.max(
    run ? run.index + 1 : -1,
    text.lastIndexOf('. '),
    text.lastIndexOf('.” '),
    text.lastIndexOf('." '),
    bar,
  );
  const credit = stop < 0 ? text : text.slice(stop).replace(/^[.”"|\s]+/u, '');
  if (
    credit.length > 80 ||
    credit.length < 2 ||
    (stop < 0 && FILED.test(text)) ||
    !namesSource(credit, lexicon) ||
    !/[/|]|via|getty|\b[A-Z]{2,}\b|images|supplied|handout|courtesy/iu.test(credit)
  )
    return null;
  return toCaption(stop < 0 ? '' : text.slice(0, stop + 1), credit, lexicon);
}

/** "VISBY (TT) — It is shut." names an agency, and is a sentence. */
const FILED = /\s(?:[–—-]|--)\s.*[.!?]$/u;

/** Whether every part, or the last, is an agency, or it says that the picture was given. */
function namesSource(credit: string, lexicon: Lexicon): boolean {
  const words = wordsOf(credit);
  if (words.length === 0 || words.length > 12) return false;
  if (/^(?:supplied|handout|courtesy|file photo|contributed|submitted)\b/iu.test(credit)) return true;
  if (!words.some((word) => lexicon.agencyWords.has(word))) return false;
  const parts = credit.split(PARTS).filter(Boolean);
  return parts.some((part) => isAgency(part, lexicon)) && words.length <= parts.length * 5;
}

function isAgency(part: string, lexicon: Lexicon): boolean {
  const key = keyOf(part);
  if (lexicon.agencies.has(key)) return true;
  const words = key.split(' ');
  return (
    words.length > 1 &&
    words.length <= 4 &&
    (lexicon.agencies.has(words[0] ?? '') || lexicon.agencies.has(words.slice(-2).join(' ')))
  );
}

function toCaption(before: string, rawCredit: string, lexicon: Lexicon): ParsedCaption {
  const text = before.replace(/[\s|([©—–-]+$/u, '');
  const credit = rawCredit.replace(/^[\s:(©[]+|[\s)\].;]+$/gu, '').trim();
  const parts = credit
    .split(PARTS)
    .map((part) => part.trim())
    .filter(Boolean);
  const photographer = parts.find((part) => isPersonName(part, lexicon) && !isAgency(part, lexicon)) ?? null;
  return {
    text,
    credit,
    photographer,
    agencies: parts.filter((part) => part !== photographer && isSource(part, lexicon)),
  };
}

/** An agency, or a capitalised name of several words that is no person's: a paper, a museum, a firm. */
function isSource(part: string, lexicon: Lexicon): boolean {
  return (
    isAgency(part, lexicon) ||
    (/^\p{Lu}/u.test(part) && !isPersonName(part, lexicon) && wordsOf(part).length <= 5 && !/@/.test(part))
  );
}

/** Whether most words of the shorter are the longer's too. */
export function sameCaption(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  const words = new Set(long);
  return short.filter((word) => words.has(word)).length >= short.length * 0.75;
}
