import { type FoundDate, findDates } from './dates.ts';
import { hasPhrase, keyOf, type Lexicon, wordsOf } from './lexicon.ts';
import { isPersonName, isRoleOrBody, recase } from './names.ts';

/** Who a line says wrote the article. */
export interface Byline {
  readonly authors: readonly { readonly name: string; readonly role: string | null }[];
  /** The desk, agency or paper that it names instead of a person or beside one. */
  readonly bodies: readonly string[];
  /** Whether it says "By". */
  readonly opened: boolean;
}

/** Longer lines are no bylines. */
const LONGEST_BYLINE = 200;
/** What parts a byline from what else stands on its line. */
const FIELDS = /\s*(?:[|•·]|\s[–—-]\s|\s{3,}|\t|\/\/|(?<=\p{L})\s?\/\s(?=\d))\s*/u;
const CONTACT = /\S+@\S+\.\S+|@\w+|\bon (?:X|Twitter|Instagram|Bluesky|Threads)\b|https?:\/\/\S+/gu;
const JOINTS = /\s*(?:,|;|&|\/)\s*|\s+(?:and|und|et|y|e|with|en|og|och|i|oraz|ve|и)\s+/u;
const PLACE = /^(.*?)\s+(?:in|aus|à|a)\s+(\p{Lu}.*)$/u;
/** "Ada Lund 7 hours ago", "Ada Lund|Published 2 months ago" */
const AGO =
  /[\s,|·•–-]*(?:published|posted|updated)?\s*\b\d{1,2}\s?(?:mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)(?:\sago)?\.?$/iu;
/** Degrees and memberships behind a name: "MS, RDN, LD", "PhD". */
const POST_NOMINALS = /(?:,?\s(?:\p{Lu}[\p{Lu}.-]{1,7}|Ph\.?D\.?|Psy\.?D\.?|Esq\.?|MSc|BSc|MPhil|DPhil))+$/u;
/** Where a capital follows a small letter inside a word: "LundLifestyle". */
const GLUE = /(?<=\p{Ll})(?=\p{Lu})/u;

/** Reads a line as a byline, or null when it is none. */
export function parseByline(raw: string, lexicon: Lexicon): Byline | null {
  if (raw.length > LONGEST_BYLINE) return null;
  const { opened, rest } = stripOpener(raw.replace(AGO, ''), lexicon);
  if (!opened && startsWithContributor(rest, lexicon)) return null;
  // Only where the date stands matters here, not which day it is.
  const [date] = findDates(rest, lexicon, () => true);
  const undated = date ? beforeDate(rest, date.start, date.end, lexicon) : rest;
  const authors: { name: string; role: string | null }[] = [];
  const bodies: string[] = [];
  let unread = 0;
  for (const field of undated.replace(CONTACT, ' ').split(FIELDS)) {
    if (authors.length > 0) unread += readField(field, authors, bodies, lexicon);
    else for (const part of field.split(JOINTS)) unread += readPart(part, authors, bodies, lexicon);
  }
  if (unread > (opened ? 6 : 0)) return null;
  // "Deputy editor, Northern Region" tells a job first, so no name follows.
  if (!opened && startsWithRole(undated, lexicon)) return null;
  if (authors.length === 0 && (!opened || bodies.length === 0)) return null;
  return { authors, bodies, opened };
}

/** "Edited by Ada Lund" names nobody who wrote. */
function startsWithContributor(text: string, lexicon: Lexicon): boolean {
  const words = wordsOf(text.slice(0, 60));
  return [1, 2, 3, 4].some((count) => lexicon.contributorOpeners.has(words.slice(0, count).join(' ')));
}

function startsWithRole(text: string, lexicon: Lexicon): boolean {
  const first = text.split(JOINTS)[0]?.trim() ?? '';
  return !isPersonName(first, lexicon) && isRoleOrBody(first, lexicon) && splitGlued(first, lexicon) === null;
}

/** What stands apart after the names says what they are or whom they write for, whatever it looks like. */
function readField(
  raw: string,
  authors: { name: string; role: string | null }[],
  bodies: string[],
  lexicon: Lexicon,
): number {
  const field = raw.trim();
  const words = wordsOf(field);
  const last = authors.at(-1);
  if (!last || words.length === 0 || words.every((word) => lexicon.dateWords.has(word) || /^\d+$/.test(word))) return 0;
  if (words.length > 6 || !/^\p{Lu}/u.test(field)) return words.length;
  if (last.role === null) authors[authors.length - 1] = { ...last, role: field };
  if (isRoleOrBody(field, lexicon)) bodies.push(field);
  return 0;
}

/** Takes one part of a byline into authors or bodies; answers how many words of it could not be read. */
function readPart(
  raw: string,
  authors: { name: string; role: string | null }[],
  bodies: string[],
  lexicon: Lexicon,
): number {
  const part = raw
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[^\p{L}"“]+|[:,;]+$/gu, '')
    .replace(/^(?:By|by|and|und|et|y|e|en|og|och|i|oraz|ve|и)\s/, '');
  if (part === '') return 0;
  const last = authors.at(-1);
  const glued = splitGlued(part, lexicon);
  if (glued) {
    authors.push(glued);
    return 0;
  }
  if (isPersonName(part, lexicon)) {
    authors.push({ name: recase(part), role: null });
    return 0;
  }
  const bare = part.replace(POST_NOMINALS, '');
  if (bare !== part && isPersonName(bare, lexicon)) {
    authors.push({ name: recase(bare), role: null });
    return 0;
  }
  // "Ada Lund, MS, RDN": the comma parted them from the name.
  if (last && POST_NOMINALS.test(` ${part}`) && !lexicon.agencies.has(keyOf(part))) return 0;
  const place = PLACE.exec(part);
  if (place && isPersonName(place[1] ?? '', lexicon)) {
    authors.push({ name: recase(place[1] ?? ''), role: `in ${place[2] ?? ''}` });
    return 0;
  }
  if (isRoleOrBody(part, lexicon) || lexicon.dateWords.has(keyOf(part))) {
    if (last && last.role === null) authors[authors.length - 1] = { ...last, role: part };
    if (lexicon.agencies.has(keyOf(part)) || !last) bodies.push(part);
    return 0;
  }
  return wordsOf(part).filter((word) => !lexicon.dateWords.has(word)).length;
}

/** "Ada LundLifestyle Writer" is Ada Lund and what she does. */
function splitGlued(part: string, lexicon: Lexicon): { name: string; role: string } | null {
  for (const piece of part.matchAll(new RegExp(GLUE, 'gu'))) {
    const name = part.slice(0, piece.index);
    const role = part.slice(piece.index);
    if (
      isPersonName(name, lexicon) &&
      (isRoleOrBody(role, lexicon) || /^The\s\p{Lu}/u.test(role) || lexicon.dateWords.has(keyOf(role)))
    ) {
      return { name: recase(name), role };
    }
  }
  const words = part.split(' ');
  const last = words.at(-1) ?? '';
  // "Jane Doe FOXBusiness"
  if (/^\p{Lu}{3,}\p{Ll}/u.test(last) && isPersonName(words.slice(0, -1).join(' '), lexicon)) {
    return { name: recase(words.slice(0, -1).join(' ')), role: last };
  }
  // "Jane Doe Political editor"
  for (let i = 2; i < Math.min(words.length, 5); i++) {
    const name = words.slice(0, i).join(' ');
    const role = words.slice(i).join(' ');
    // "Field Sports Media" is a firm, not Field Sports of a firm called Media.
    if (lexicon.publicationWords.has(keyOf(role))) continue;
    if (isPersonName(name, lexicon) && isRoleOrBody(role, lexicon) && words.length - i <= 6) {
      return { name: recase(name), role };
    }
  }
  return null;
}

const GLUED_OPENER = /^(?:By|BY|Von|Par)(?=\p{Lu}\p{L}*\p{Ll})/u;

/** Whether a line may begin with "By" or the like; a quick look before `parseByline` takes the whole line apart. */
export function mayOpenByline(raw: string, words: readonly string[], lexicon: Lexicon): boolean {
  return lexicon.bylineOpenerWords.has(words[0] ?? '') || GLUED_OPENER.test(raw);
}

function stripOpener(raw: string, lexicon: Lexicon): { opened: boolean; rest: string } {
  const text = raw.trimStart();
  const glued = GLUED_OPENER.exec(text);
  if (glued) return { opened: true, rest: text.slice(glued[0].length) };
  for (let count = 3; count >= 1; count--) {
    const match = OPENER[count - 1]?.exec(text);
    if (match && lexicon.bylineOpeners.has(keyOf(match[0]))) return { opened: true, rest: text.slice(match[0].length) };
  }
  return { opened: false, rest: text };
}

const OPENER = [/^\p{L}+[\s:]+/u, /^\p{L}+\s\p{L}+[\s:]+/u, /^\p{L}+\s\p{L}+\s\p{L}+[\s:]+/u];

/** What a byline's line holds before its date and, when nothing but a label does, after it. */
function beforeDate(text: string, start: number, end: number, lexicon: Lexicon): string {
  const before = text.slice(0, start).replace(/[\s,|(–—-]+$/u, '');
  const cut = before.replace(/(?:Last\s)?(?:Published|Updated|Posted|Modified)?(?:\s(?:on|at|am|vom))?:?$/u, '').trim();
  const words = wordsOf(cut).filter((word) => !lexicon.dateWords.has(word));
  return words.length > 0 ? cut : text.slice(end);
}

/** Whether a line is a date and what goes with one, and nothing more. */
export function isDateLine(text: string, dates: readonly FoundDate[], lexicon: Lexicon): boolean {
  if (dates.length === 0) return false;
  let rest = '';
  let from = 0;
  for (const { start, end } of dates) {
    rest += ` ${text.slice(from, start)}`;
    from = end;
  }
  rest += ` ${text.slice(from)}`;
  const words = wordsOf(rest).filter(
    (word) => !lexicon.dateWords.has(word) && !lexicon.timeZones.has(word) && !/^\d+$/.test(word),
  );
  return words.length <= 2 || hasPhrase(lexicon.furniturePhrases, words);
}
