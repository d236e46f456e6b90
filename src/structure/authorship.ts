import type { Author } from '../model.ts';
import { parseByline } from './bylines.ts';
import { keyOf, type Lexicon } from './lexicon.ts';
import type { Line } from './lines.ts';
import { isPersonName } from './names.ts';

/** Who wrote the article, and on which lines it says so. */
export interface Authorship {
  readonly authors: readonly Author[];
  readonly bylines: ReadonlySet<number>;
  readonly bios: ReadonlySet<number>;
}

/** Where the article's parts stand, as far as they are known before the byline is looked for. */
export interface Frame {
  readonly headline: number;
  /** The first and the last paragraph. */
  readonly first: number;
  readonly last: number;
}

/** How far above the headline and below the body a byline may stand. */
const ABOVE = 3;
const BELOW = 10;
/** More lines than any head or tail signs. */
const MOST_BYLINES = 24;
/** The score from which a line of the head is a byline. */
const ENOUGH = 1.5;

export function findAuthorship(lines: readonly Line[], frame: Frame, lexicon: Lexicon): Authorship {
  const body = bodyKeys(lines, frame);
  const head = headBylines(lines, frame, body, lexicon);
  const tail = tailBylines(lines, frame, head, lexicon);
  const bios = findBios(lines, frame, [...head, ...tail], body, lexicon);
  const found = new Map<string, Author>();
  for (const { byline } of head.length > 0 ? head : tail) {
    for (const { name, role } of byline.authors) {
      const known = found.get(keyOf(name));
      if (!known || (known.role === null && role !== null))
        found.set(keyOf(name), { name, role, bio: known?.bio ?? null });
    }
  }
  for (const { line, name } of bios) {
    const known = found.get(keyOf(name));
    if (known) found.set(keyOf(name), { ...known, bio: known.bio ?? line.text });
    else if (found.size === 0) found.set(keyOf(name), { name, role: null, bio: line.text });
  }
  return {
    authors: [...found.values()],
    bylines: new Set([...head, ...tail].map(({ line }) => line.index)),
    bios: new Set(bios.map(({ line }) => line.index)),
  };
}

interface Signed {
  readonly line: Line;
  readonly byline: NonNullable<Line['byline']>;
}

/** The line's byline; a name alone on the line after "By" is one too. */
function signedBy(line: Line, lines: readonly Line[], lexicon: Lexicon): Signed | null {
  if (line.furniture || line.caption || line.size > 30) return null;
  const opener = lines[line.index - 1];
  if (opener && lexicon.contributorOpeners.has(opener.key)) return null;
  if (opener && (lexicon.bylineOpeners.has(opener.key) || (opener.size < 6 && /[,&]$/u.test(opener.text)))) {
    const byline = parseByline(`By ${line.text.replace(/\d*[,&\s]*$/u, '')}`, lexicon);
    if (byline && byline.authors.length > 0) return { line, byline };
  }
  return line.byline && { line, byline: line.byline };
}

/** The first convincing byline of the head, and those that stand right beside it. */
function headBylines(lines: readonly Line[], frame: Frame, body: string, lexicon: Lexicon): Signed[] {
  const found: Signed[] = [];
  let strangers = 0;
  let gap = 0;
  for (let i = Math.max(0, frame.headline - ABOVE); i < frame.first; i++) {
    const line = lines[i];
    if (found.length >= MOST_BYLINES) break;
    if (!line || i === frame.headline) continue;
    const signed = signedBy(line, lines, lexicon);
    if (signed && i < frame.headline && !signed.byline.opened) continue;
    if (
      signed &&
      (gap === 0 || nobodyYet(found) || repeats(found, signed)) &&
      score(signed, lines, frame, body, strangers, found.length > 0) >= ENOUGH
    ) {
      found.push(signed);
    } else if (isStranger(line)) {
      if (found.length > 0) gap += 1;
      else if (i > frame.headline && !line.ended) strangers += 1;
    }
  }
  return found;
}

/** "By Gotland Herald" names nobody, so that a name may still follow further down. */
function nobodyYet(found: readonly Signed[]): boolean {
  return found.every(({ byline }) => byline.authors.length === 0);
}

function repeats(found: readonly Signed[], { byline }: Signed): boolean {
  const names = new Set(found.flatMap((other) => other.byline.authors.map(({ name }) => keyOf(name))));
  return byline.authors.length > 0 && byline.authors.every(({ name }) => names.has(keyOf(name)));
}

/** A line that heads and bylines have between them only when another story begins. */
function isStranger(line: Line): boolean {
  if (line.heading) return true;
  return !line.furniture && !line.dated && !line.caption && !line.byline && line.size > 4;
}

function score(
  { line, byline }: Signed,
  lines: readonly Line[],
  frame: Frame,
  body: string,
  strangers: number,
  found: boolean,
): number {
  let score = byline.opened ? 3 : 1;
  if (dateNear(line, lines)) score += 1;
  if (found) score += 0.5;
  if (line.index > frame.headline && strangers <= 1) score += 0.5;
  if (strangers > 2) score -= (strangers - 1) * 0.8;
  if (byline.authors.some(({ name }) => body.includes(` ${keyOf(name)} `))) score -= byline.opened ? 0.5 : 1.5;
  if (byline.authors.some(({ role }) => role !== null)) score += 0.5;
  if (line.index === frame.first - 1) score += 0.5;
  const above = lines[line.index - 1];
  if (above && above.key === line.key) score += 0.5;
  return score;
}

/** How many lines further down, furniture included, the date of a byline may stand. */
const DATE_REACH = 12;

function dateNear(line: Line, lines: readonly Line[]): boolean {
  if (line.dates.length > 0) return true;
  let steps = 0;
  for (let i = line.index + 1; i <= line.index + DATE_REACH && steps < 2; i++) {
    const next = lines[i];
    if (!next || next.furniture) continue;
    if (next.dated || next.dates.length > 0) return true;
    if (!next.byline) steps += 1;
  }
  return lines[line.index - 1]?.dated ?? false;
}

/** Bylines after the body: the author's again, or, where the head names nobody, a first one. */
function tailBylines(lines: readonly Line[], frame: Frame, head: readonly Signed[], lexicon: Lexicon): Signed[] {
  const found: Signed[] = [];
  for (let i = frame.last + 1; i < Math.min(lines.length, frame.last + 1 + BELOW); i++) {
    const line = lines[i];
    if (!line || line.heading) break;
    const signed = signedBy(line, lines, lexicon);
    if (!signed) {
      if (isStranger(line)) break;
      continue;
    }
    const known = repeats(head, signed) || repeats(found, signed);
    const first = i - frame.last <= 3 && isPersonName(line.text, lexicon);
    if (known || (head.length === 0 && found.length === 0 && (signed.byline.opened || first))) found.push(signed);
  }
  return found;
}

const BIO =
  /^[•*–—-]?\s?((?:\p{Lu}[\p{L}\p{M}.'’-]*\s){1,3}\p{Lu}[\p{L}\p{M}'’-]*),?\s(?:is|was|writes|covers|reports|works|has|can be|joined|leads|serves|ist|est|es|è)\b/u;
/** "• Jane Doe, a former envoy, is a fellow of …" */
const BULLETED = /^[•*]\s?((?:\p{Lu}[\p{L}\p{M}.'’-]*\s){1,3}\p{Lu}[\p{L}\p{M}'’-]*),\s/u;
const CONTACT =
  /^(?:Contact|Reach|Email|Follow)\s(?:(?:reporter|writer)\s)?((?:\p{Lu}[\p{L}\p{M}.'’-]*\s){1,3}\p{Lu}[\p{L}\p{M}'’-]*)\b/u;

/** The last lines of the body and those after it that say who an author is. */
function findBios(
  lines: readonly Line[],
  frame: Frame,
  signed: readonly Signed[],
  body: string,
  lexicon: Lexicon,
): { line: Line; name: string }[] {
  const names = new Set(signed.flatMap(({ byline }) => byline.authors.map(({ name }) => keyOf(name))));
  const bios: { line: Line; name: string }[] = [];
  for (let i = Math.max(frame.first + 1, frame.last - 2); i < Math.min(lines.length, frame.last + 1 + BELOW); i++) {
    const line = lines[i];
    if (!line || line.heading) continue;
    const name = (BIO.exec(line.text) ?? BULLETED.exec(line.text) ?? CONTACT.exec(line.text))?.[1];
    if (name === undefined || line.size > 120 || !isPersonName(name, lexicon)) continue;
    const telling = line.words.slice(0, 40).some((word) => lexicon.roles.has(word)) || /\S@\S/u.test(line.text);
    if (names.has(keyOf(name)) || (telling && !mentionedBefore(body, name))) bios.push({ line, name });
  }
  return bios;
}

function mentionedBefore(body: string, name: string): boolean {
  const surname = keyOf(name).split(' ').at(-1) ?? '';
  return body.includes(` ${surname} `);
}

/** The body's words, all but its last lines, where a bio may stand. */
function bodyKeys(lines: readonly Line[], frame: Frame): string {
  const keys: string[] = [''];
  for (let i = frame.first; i < frame.last - 2; i++) {
    const line = lines[i];
    if (line?.prose) keys.push(line.key);
  }
  keys.push('');
  return keys.join(' ');
}
