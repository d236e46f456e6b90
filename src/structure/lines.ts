import type { Document, DocumentLine } from '../model.ts';
import { type Byline, isDateLine, mayOpenByline, parseByline } from './bylines.ts';
import { type ParsedCaption, parseCaption } from './captions.ts';
import { type FoundDate, findDates } from './dates.ts';
import { detectLanguage } from './language.ts';
import { hasPhrase, type Lexicon, phraseAt, wordsOf } from './lexicon.ts';

/** A line with everything that can be said of it alone, before its neighbours are looked at. */
export interface Line {
  readonly index: number;
  readonly passage: DocumentLine;
  /** With plain spaces, without invisible characters; shorter than the passage, so that its offsets do not hold. */
  readonly text: string;
  readonly words: readonly string[];
  readonly key: string;
  /** Words; for scripts without spaces, half the characters. */
  readonly size: number;
  /** Whether it ends as a sentence does. */
  readonly ended: boolean;
  /** Whether it reads as a paragraph of prose. */
  readonly prose: boolean;
  /** Whether its words alone mark it as furniture of the page. */
  readonly furniture: boolean;
  /** Whether it heads a list of other stories. */
  readonly heading: boolean;
  readonly dates: readonly FoundDate[];
  /** A date and what goes with one, nothing more. */
  readonly dated: boolean;
  readonly byline: Byline | null;
  readonly caption: ParsedCaption | null;
  /** Whether an earlier line near it says the same. */
  readonly repeated: boolean;
}

const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const ENDED = /[.!?…。！？।۔؟](?:["”“’‘'»«）」』)\]]|\s[”»«])*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** Only the beginning of a very long line tells what it is. */
const LOOK = 600;

export function describeLines(document: Document, lexicon: Lexicon): Line[] {
  const seen = new Map<string, number>();
  const isDayFirst = writesDayFirst(document);
  return document.lines.map((passage, index) => {
    const line = describe(passage, index, lexicon, isDayFirst);
    const before = seen.get(line.key);
    seen.set(line.key, index);
    return before === undefined ? line : { ...line, repeated: true };
  });
}

/** Lines of so many characters tell what language a page is in, and so many of them. */
const TELLING_LENGTH = 80;
const TELLING_LINES = 12;

/** Whether the document's language writes the day before the month: asked for only where a date hangs on it. */
function writesDayFirst({ lines }: Document): () => boolean {
  let known: boolean | undefined;
  return () => {
    if (known !== undefined) return known;
    const telling = lines.filter(({ text }) => text.length >= TELLING_LENGTH).slice(0, TELLING_LINES);
    const language = detectLanguage(telling.map(({ text }) => text.slice(0, LOOK)).join('\n'));
    known = language !== null && language !== 'en';
    return known;
  };
}

function describe(passage: DocumentLine, index: number, lexicon: Lexicon, isDayFirst: () => boolean): Line {
  const spaced = passage.text
    .slice(0, LOOK)
    .replace(INVISIBLE, '')
    .replace(/[\s\u00a0]/gu, ' ')
    .trim();
  const text = spaced.replace(/ {2,}/g, ' ');
  const words = wordsOf(text);
  const key = words.join(' ');
  const size = passage.text.length > LOOK ? Math.round(passage.text.length / 6) : sizeOf(text, words.length);
  const ended = ENDED.test(passage.text.length > LOOK ? passage.text.slice(-20) : text);
  // "Mr Smith told reporters." is no byline, unless it says "By".
  const told = ended && words.length > 5 && !/[ap]\.m\.$/iu.test(text);
  const read = told && !mayOpenByline(spaced, words, lexicon) ? null : parseByline(spaced, lexicon);
  const signed = told && !read?.opened ? null : read;
  const shown =
    passage.text.length > LOOK || (signed?.authors.length && signed.opened) ? null : parseCaption(text, lexicon);
  // "De veerboot bij Texel. Foto: ANP" begins like a byline, but nobody signs it.
  const caption = signed?.opened && shown?.text === '' ? null : shown;
  const byline = caption && signed?.opened ? null : signed;
  const dates = findDates(text, lexicon, isDayFirst);
  return {
    index,
    passage,
    text,
    words,
    key,
    size,
    ended,
    prose: (ended && size >= 9) || size >= 22,
    furniture: isFurniture(key, words, text, size, lexicon),
    heading: lexicon.teaserHeadings.has(key),
    dates,
    dated: isDateLine(text, dates, lexicon),
    byline,
    caption,
    repeated: false,
  };
}

function sizeOf(text: string, words: number): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced > words * 2 ? Math.round(unspaced / 2) : words;
}

/** Furniture by its words: a known label, an invitation, a notice, a counter, a link, or no words at all. */
function isFurniture(key: string, words: readonly string[], text: string, size: number, lexicon: Lexicon): boolean {
  if (words.length === 0 || lexicon.furniture.has(key)) return true;
  if (/^[\d\s.,:/%#+()-]+[KkMm]?$/u.test(text)) return true;
  if (/\.(?:jpe?g|png|gif|webp|svg)$/iu.test(text)) return true;
  if (/^(?:https?:\/\/|www\.|#\p{L})\S*$/u.test(text) || /^©|^[™®]/u.test(text)) return true;
  if (size <= 4 && words.every((word) => lexicon.furniture.has(word) || /^\d+$/.test(word))) return true;
  if (STRONG_OPENER.test(text) || (size <= 25 && LABELLED_TEASER.test(text))) return true;
  if (
    size <= 60 &&
    phraseAt(lexicon.furnitureOpeners, words, 0) &&
    (size < 14 || addressesReader(words, lexicon)) &&
    !looksReported(text)
  ) {
    return true;
  }
  if (size > 120 || looksReported(text)) return false;
  return (
    hasPhrase(lexicon.furniturePhrases, words) ||
    (hasPhrase(lexicon.furnitureTopics, words) && (size <= LONGEST_NOTICE || speaksToReader(words, lexicon)))
  );
}

/** Longer lines that speak of a privacy policy or a free trial are an article's, in words. */
const LONGEST_NOTICE = 25;

/** What no sentence of an article begins with, however long the line. */
const STRONG_OPENER =
  /^(?:tags?:?\s\p{Lu}|topics?:|filed (?:to|under)\b|published under\b|copyright\b|subscribe (?:to|now|today)\b|sign up\b|(?:get|see|follow) (?:all )?the latest\b|(?:never|don[’']t) miss (?:a|an|out|our|the)\b)/iu;
/** "READ MORE: Ferry fares to rise" */
const LABELLED_TEASER =
  /^\[?(?:(?:read|watch|listen|see|related|video|photos|gallery|podcast|explore|lesen|mehr|siehe|lire|leggi|lees)(?:\s(?:more|next|also|now|sie auch|aussi|anche|ook))?|more)\s?:/iu;

/** A sentence that speaks to the reader or of the paper itself, as reports hardly do. */
function addressesReader(words: readonly string[], { readerWords }: Lexicon): boolean {
  return words.some((word) => readerWords.has(word));
}

function speaksToReader(words: readonly string[], { readerWords }: Lexicon): boolean {
  return words.filter((word) => readerWords.has(word)).length >= 2;
}

/** A sentence with somebody's words in it is the article's, whatever it speaks of. */
function looksReported(text: string): boolean {
  return /["“”„»]/u.test(text) || /\b(?:said|says|told|according to|sagte|erklärte)\b/u.test(text);
}
