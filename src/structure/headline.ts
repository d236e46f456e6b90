import type { Zone } from './body.ts';
import { sameCaption } from './captions.ts';
import { type Lexicon, wordsOf } from './lexicon.ts';
import type { Line } from './lines.ts';

/** How many paragraphs may stand before the headline, as captions, standfirsts and notices do. */
const PROSE_BEFORE = 3;
/** How far before the body it is looked for. */
const REACH = 60;
/** Letters that a word must share with one of the body: "Kämpfe" and "Kämpfen" are one. */
const STEM = 5;

/**
 * Chooses the headline: the line before the body that reads like one, speaks of what the body speaks of, and stands
 * near it, with byline, date and standfirst after it. Of two such lines the first is the headline, the second its
 * standfirst.
 */
export function findHeadline(lines: readonly Line[], zone: Zone | null, lexicon: Lexicon): Line | null {
  if (!zone) return lines.find((line) => !line.furniture && line.size >= 3 && !line.dated) ?? null;
  const stems = bodyStems(lines, zone);
  let best: Line | null = null;
  let bestScore = 0;
  let prose = 0;
  let leader: Leader = { merit: 0, index: -SHADOW, key: '', signed: false };
  for (let i = Math.max(0, zone.first - REACH); i <= zone.last && prose < PROSE_BEFORE; i++) {
    const line = lines[i];
    if (!line) break;
    if (isCandidate(line, lines)) {
      const merit = meritOf(line, stems, lexicon);
      const shadowed = isShadowed(line, merit, leader);
      const score =
        merit + signs(line, lines, lexicon) - distance(line, lines, zone) - prose * 1.5 - (shadowed ? 2 : 0);
      if (score > bestScore) [best, bestScore] = [line, score];
      if (!shadowed && line.size >= SHORTEST_LEADER) leader = { merit, index: i, key: line.key, signed: false };
    }
    if (line.dated || line.byline?.opened) leader = { ...leader, signed: true };
    if (i >= zone.first && isParagraph(line)) prose += 1;
  }
  return best && lastOf(best, lines, zone);
}

/** The last good candidate; `signed` once a byline or a date has followed it. */
interface Leader {
  readonly merit: number;
  readonly index: number;
  readonly key: string;
  readonly signed: boolean;
}

/** Whether a better candidate stands so near above that this line is its standfirst or a teaser. */
function isShadowed(line: Line, merit: number, leader: Leader): boolean {
  const near = line.index - leader.index;
  // "HomeNewsTalks fail" with "Talks fail" after it: breadcrumbs run into the headline.
  if (near >= SHADOW || (line.size > 3 && leader.key.endsWith(line.key))) return false;
  return merit < leader.merit + (near <= 2 || leader.signed ? NEXT_MARGIN : SHADOW_MARGIN);
}

/** A headline that the page repeats counts where it stands nearest to the body. */
function lastOf(headline: Line, lines: readonly Line[], zone: Zone): Line {
  let last = headline;
  for (let i = headline.index + 1; i <= Math.min(zone.first + 2, headline.index + SHADOW); i++) {
    const line = lines[i];
    if (line && line.key === headline.key) last = line;
  }
  return last;
}

/** Within how many lines a good candidate casts its shadow on the next, and how much better that must be. */
const SHADOW = 14;
const SHADOW_MARGIN = 1;
const NEXT_MARGIN = 3.5;
/** Shorter lines above another candidate are kickers. */
const SHORTEST_LEADER = 5;

function isCandidate(line: Line, lines: readonly Line[]): boolean {
  if (line.furniture || line.heading || line.dated || line.size < 2 || line.size > 45) return false;
  if (line.caption || (line.byline?.opened && line.size < 8) || BREADCRUMBS.test(line.text)) return false;
  return !isAltText(line, lines);
}

const BREADCRUMBS = /\s[>»›→]\s/u;

/** Whether a caption beside the line says the same. */
function isAltText(line: Line, lines: readonly Line[]): boolean {
  for (let i = Math.max(0, line.index - 3); i <= line.index + 3; i++) {
    const other = lines[i];
    if (other?.caption && other.caption.text !== '' && sameCaption(line.words, other.words)) return true;
  }
  return false;
}

function isParagraph(line: Line): boolean {
  return line.prose && !line.furniture && !line.caption;
}

/** How much a line alone reads like the headline of this body. */
function meritOf(line: Line, stems: ReadonlySet<string>, lexicon: Lexicon): number {
  let merit = 2 + 5 * overlap(line, stems);
  if (line.size < 4) merit -= 2;
  else if (line.size >= 6 && line.size <= 20) merit += 1;
  else if (line.size > 28) merit -= 2.5;
  if (/[.。:,;]["”’]?$/u.test(line.text) && !/\.\.\.$|…$/u.test(line.text)) merit -= 2;
  if (/^\p{Ll}|^…/u.test(line.text)) merit -= 1;
  if (lexicon.sections.has(line.key)) merit -= 2.5;
  if (line.byline) merit -= 1.5;
  // A job and a firm: "Research fellow, Institute of …"
  if (line.size <= 8 && line.text.includes(',') && lexicon.roles.has(line.words[0] ?? '')) merit -= 1.5;
  if (/&#?\w{2,6};/u.test(line.text)) merit -= 1.5;
  // "Rebuilding the harbour –": a kicker that the headline goes on from.
  if (/[–—-]$/u.test(line.text)) merit -= 3;
  if (TWO_SENTENCES.test(line.text)) merit -= 1;
  if (GLUED.test(line.text) && !line.ended) merit -= 2.5;
  return merit;
}

/** A sentence and another that ends: a standfirst's. */
const TWO_SENTENCES = /\p{Ll}{3}[.?!]\s\p{Lu}.*\p{Ll}\.$/u;

/** "WeatherClimateExtreme weather": menus run into one line. One such word may be a name, as YouTube is. */
const GLUED = /\p{Ll}{2}\p{Lu}\p{Ll}.*\p{Ll}{2}\p{Lu}\p{Ll}|^\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}{3,}/u;

/** How many lines further down, furniture included, signs are looked for. */
const SIGN_REACH = 24;

/** Byline and date soon after a line speak for it. */
function signs(line: Line, lines: readonly Line[], lexicon: Lexicon): number {
  let score = 0;
  let dated = false;
  let signed = false;
  let steps = 0;
  for (let i = line.index + 1; i <= line.index + SIGN_REACH && steps < 7; i++) {
    const next = lines[i];
    if (!next) break;
    // "By" on a line of its own, with the name on the next.
    if (lexicon.bylineOpeners.has(next.key)) signed = true;
    if (next.furniture) continue;
    steps += 1;
    if (next.dated || (next.dates.length > 0 && next.byline)) dated = true;
    if (next.byline) signed = true;
    if (isParagraph(next) && next.size > 35) break;
  }
  if (dated) score += 1;
  if (signed) score += 0.7;
  return score;
}

/** Each line between a candidate and the body that headline matter does not explain counts against it. */
function distance(line: Line, lines: readonly Line[], zone: Zone): number {
  let cost = 0;
  for (let i = line.index + 1; i < zone.first; i++) {
    const between = lines[i];
    if (!between) break;
    if (between.furniture) cost += 0.02;
    else if (between.dated || between.byline || between.caption) cost += 0.04;
    else if (between.heading) cost += 0.15;
    else cost += 0.08;
  }
  return Math.min(cost, 4);
}

/** The share of a line's longer words whose beginnings the body has too. */
function overlap(line: Line, stems: ReadonlySet<string>): number {
  const words = contentWords(line.words);
  if (words.length === 0) return 0;
  return words.filter((word) => stems.has(word.slice(0, STEM))).length / Math.max(words.length, 3);
}

function bodyStems(lines: readonly Line[], zone: Zone): Set<string> {
  const stems = new Set<string>();
  let words = 0;
  for (let i = zone.first; i <= zone.last && words < 1500; i++) {
    const line = lines[i];
    if (!line || !isParagraph(line) || line.size < 14) continue;
    for (const word of contentWords(wordsOf(line.passage.text.slice(0, 4000)))) stems.add(word.slice(0, STEM));
    words += line.size;
  }
  return stems;
}

function contentWords(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (UNSPACED.test(word)) return pairs(word);
    // Korean hangs its particles on: the first two syllables are most of a noun.
    if (/\p{Script=Hangul}/u.test(word)) return word.length > 1 ? [word.slice(0, 2)] : [];
    return word.length > 3 || /\d/u.test(word) ? [word] : [];
  });
}

/** Where no spaces part words, two neighbouring characters that carry meaning stand for one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.flatMap((letter, i) => {
    const pair = `${letter}${letters[i + 1] ?? ''}`;
    return /^[^\p{Script=Hiragana}]{2}$/u.test(pair) ? [pair] : [];
  });
}
