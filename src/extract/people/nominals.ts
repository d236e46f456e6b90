import type { AnnotatedText } from '../text/annotate.ts';
import { isNoun, TAG } from '../text/tags.ts';
import type { PersonLexicon } from './lexicon.ts';

/** How a noun phrase is determined: "the", "a", "this", "his" or "Obama’s", picked from many ("one of the"), or not at all. */
export type Determiner = 'DEFINITE' | 'INDEFINITE' | 'DEMONSTRATIVE' | 'POSSESSIVE' | 'PICKED' | 'NONE';

/** A noun phrase for one person, `tokens.slice(first, end)`: "the former US secretary of state" without what follows "secretary". */
export interface Nominal {
  readonly first: number;
  /** Behind the noun. */
  readonly end: number;
  /** The noun in lower case; "" in "the 34-year-old". */
  readonly noun: string;
  readonly determiner: Determiner;
  /** The token that says whose: "his", or the last before "’s"; -1 when nobody’s. */
  readonly owner: number;
  /** The words that tell the person from others, in lower case, without articles. */
  readonly modifiers: readonly string[];
  /** In years, where the phrase has it. */
  readonly age: number | null;
}

/** The longest phrase before its noun, in tokens. */
const LONGEST = 12;

const DETERMINERS: ReadonlyMap<string, Determiner> = new Map<string, Determiner>([
  ['the', 'DEFINITE'],
  ['this', 'DEMONSTRATIVE'],
  ['that', 'DEMONSTRATIVE'],
  ['a', 'INDEFINITE'],
  ['an', 'INDEFINITE'],
  ['one', 'INDEFINITE'],
  ['another', 'INDEFINITE'],
  ['some', 'INDEFINITE'],
]);

/** Determiners of phrases that are nobody in particular. */
const NOBODY: ReadonlySet<string> = new Set('no any every each either neither which what whatever all both'.split(' '));

/**
 * The phrase for one person that a noun heads; null where the token heads none.
 *
 * @param namesFrom whether a person's name begins at a token: "the referee Tomas Vidal" has "the referee"
 */
export function nominalAt(
  text: AnnotatedText,
  head: number,
  floor: number,
  lexicon: PersonLexicon,
  namesFrom: (token: number) => boolean,
): Nominal | null {
  const { tokens, tags } = text;
  const word = tokens[head];
  if (word?.kind !== 'WORD') return null;
  const lower = word.text.toLowerCase();
  const former = /^ex$/i.test(tokens[head - 2]?.text ?? '') && isHyphen(text, head - 1);
  const aged = lower === 'old' && isHyphen(text, head - 1) && /^years?$/i.test(tokens[head - 2]?.text ?? '');
  if (lower === 'one' || isRank(text, head)) return pickedOut(text, head, lexicon);
  if (!aged && (tags[head] === TAG.NNS || !isPersonNoun(text, head, lexicon))) return null;
  if (goesOn(text, head, namesFrom)) return null;
  return phraseEndingAt(text, head, floor, aged ? '' : former ? `ex-${lower}` : lower, lexicon);
}

const RANKS: ReadonlySet<string> = new Set(
  'first second third last only youngest oldest eldest best greatest fastest richest latest'.split(' '),
);

/** "the first to win it", "the youngest of five". */
function isRank({ tokens }: AnnotatedText, i: number): boolean {
  if (!RANKS.has(tokens[i]?.text ?? '') || tokens[i - 1]?.text.toLowerCase() !== 'the') return false;
  return tokens[i + 1]?.text === 'to' || tokens[i + 1]?.text === 'of';
}

/** "one of the founders of the party", "the first to win it": somebody, for a construction to say who. */
function pickedOut(text: AnnotatedText, head: number, lexicon: PersonLexicon): Nominal | null {
  const { tokens, tags } = text;
  const one = tokens[head]?.text.toLowerCase() === 'one';
  const first = one ? head : head - 1;
  const none: Nominal = { first, end: head + 1, noun: '', determiner: 'PICKED', owner: -1, modifiers: [], age: null };
  if (tokens[head + 1]?.text !== 'of') return one ? null : none;
  for (let i = head + 2; i < head + 10; i++) {
    const word = tokens[i]?.text.toLowerCase() ?? '';
    if (tags[i] === TAG.NNS && word.endsWith('s') && lexicon.isPersonNoun(word.slice(0, -1))) {
      return { ...none, end: i + 1, noun: word.slice(0, -1) };
    }
    if (!isPartOfPhrase(tags[i] ?? 0) && tags[i] !== TAG.RB && tags[i] !== TAG.PUNCT) break;
  }
  return one ? null : none;
}

function isPersonNoun({ tokens, tags }: AnnotatedText, i: number, lexicon: PersonLexicon): boolean {
  const text = tokens[i]?.text ?? '';
  const tag = tags[i];
  if (lexicon.role(text) !== undefined)
    return tag === TAG.NN || tag === TAG.NNP || (tag === TAG.JJ && /^\p{Lu}/u.test(text));
  return tag === TAG.NN && lexicon.isPersonNoun(text);
}

/** The noun is not the last of its phrase: "team" in "team captain", "student" in "student loan". */
function goesOn(text: AnnotatedText, head: number, namesFrom: (token: number) => boolean): boolean {
  const { tokens, tags } = text;
  const next = tokens[head + 1];
  if (!next) return false;
  if (isHyphen(text, head + 1)) return true;
  if (namesFrom(head + 1)) return false;
  const tag = tags[head + 1];
  return tag === TAG.NN || tag === TAG.NNS || tag === TAG.NNP;
}

function isHyphen({ tokens }: AnnotatedText, i: number): boolean {
  const [before, hyphen, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  return hyphen?.text === '-' && before?.end === hyphen.start && hyphen.end === after?.start;
}

/** Goes left from the noun over what may stand before it. */
function phraseEndingAt(
  text: AnnotatedText,
  head: number,
  floor: number,
  noun: string,
  lexicon: PersonLexicon,
): Nominal | null {
  const { tokens, tags } = text;
  let first = head;
  let determiner: Determiner = 'NONE';
  let owner = -1;
  let joined = -1;
  const lowest = Math.max(floor, head - LONGEST);
  for (let i = head - 1; i >= lowest; i--) {
    const token = tokens[i];
    const tag = tags[i];
    if (!token) break;
    const lower = token.text.toLowerCase();
    if (NOBODY.has(lower)) return null;
    const found = DETERMINERS.get(lower);
    if (found && (lower !== 'one' || !isHyphen(text, i + 1))) {
      // "the Danish crew’s captain": the article belongs to the owner.
      if (owner < 0) determiner = found;
      first = i;
      break;
    }
    if (tag === TAG.PRP$) {
      if (owner < 0) owner = i;
      determiner = 'POSSESSIVE';
      first = i;
      break;
    }
    if (tag === TAG.POS) {
      if (owner < 0) {
        owner = i - 1;
        determiner = 'POSSESSIVE';
      }
      continue;
    }
    if (tag === TAG.CC && joined < 0 && joinsModifiers(text, i, lexicon)) joined = first;
    else if (!mayModify(text, i, first)) break;
    first = i;
  }
  // Without an article before it, "and" joins two phrases, not two words of one.
  if (joined >= 0 && determiner === 'NONE') first = joined;
  return { first, end: head + 1, noun, determiner, owner, ...wordsOf(text, first, head) };
}

/** "silver and bronze" in "a silver and bronze medallist". */
function joinsModifiers({ tokens, tags }: AnnotatedText, i: number, lexicon: PersonLexicon): boolean {
  const [before, after] = [tags[i - 1], tags[i + 1]];
  const fits = (before === TAG.JJ || before === TAG.NN) && (after === TAG.JJ || after === TAG.NN);
  return fits && !lexicon.isPersonNoun(tokens[i - 1]?.text ?? '');
}

function mayModify(text: AnnotatedText, i: number, right: number): boolean {
  const { tokens, tags } = text;
  switch (tags[i]) {
    case TAG.JJ:
    case TAG.NN:
    case TAG.NNP:
    case TAG.NNS:
    case TAG.CD:
      return true;
    case TAG.VBN:
    case TAG.VBG:
      return right > i && tags[i - 1] !== TAG.VBD && tags[i - 1] !== TAG.VBZ && tags[i - 1] !== TAG.VBP;
    case TAG.RB:
      return tags[i + 1] === TAG.JJ || tags[i + 1] === TAG.VBN;
    case TAG.PUNCT:
      if (isHyphen(text, i)) return true;
      return tokens[i]?.text === ',' && tags[i - 1] === TAG.JJ && tags[i + 1] === TAG.JJ;
    default:
      return isHyphen(text, i + 1);
  }
}

/** Words that tell nobody from others. */
const EMPTY: ReadonlySet<string> = new Set(
  'the a an this that one another former ex new old then current late own of very most more first year years also outgoing'.split(
    ' ',
  ),
);

function wordsOf({ tokens }: AnnotatedText, first: number, head: number) {
  const modifiers: string[] = [];
  let age: number | null = null;
  for (let i = first; i < head; i++) {
    const token = tokens[i];
    if (!token) continue;
    const lower = token.text.toLowerCase();
    if (token.kind === 'NUMBER' && /^\d{1,3}$/.test(lower) && tokens[i + 1]?.text === '-') age = Number(lower);
    else if (token.kind === 'WORD' && lower.length > 1 && !EMPTY.has(lower) && !/^['’]s$/.test(lower))
      modifiers.push(lower);
  }
  return { modifiers, age };
}

/** Where a phrase ends with what "of" adds to its noun: "a member of the board". */
export function endWithOf(text: AnnotatedText, { end }: Nominal, limit: number): number {
  const { tokens, tags } = text;
  if (tokens[end]?.text !== 'of') return end;
  let i = end + 1;
  while (
    i < Math.min(limit, end + 10) &&
    (isPartOfPhrase(tags[i] ?? 0) || tokens[i]?.text === 'of' || isHyphen(text, i))
  )
    i += 1;
  return i > end + 1 && tokens[i - 1]?.text !== 'of' ? i : end;
}

function isPartOfPhrase(tag: number): boolean {
  return isNoun(tag) || tag === TAG.DT || tag === TAG.JJ || tag === TAG.CD || tag === TAG.POS || tag === TAG.PRP$;
}

/** How far a phrase goes behind its noun: "of the panel of twelve", "wearing a shirt"; at most so many tokens. */
const EXTENT = 24;

/** Where a phrase ends with all that belongs to it: the token before which a comma, a verb or the sentence's end stands. */
export function extentOf(
  { tokens, tags }: AnnotatedText,
  { end }: Nominal,
  limit: number,
  namesFrom: (token: number) => boolean,
): number {
  const stop = Math.min(limit, end + EXTENT);
  let i = end;
  for (; i < stop; i++) {
    const tag = tags[i];
    const token = tokens[i];
    if (!token) break;
    // "chief of staff Ada Lund": the name is not part of what its bearer is.
    if (tags[i - 1] === TAG.NN && namesFrom(i)) break;
    if (tag === TAG.PUNCT && !/^[-&'’/]$/.test(token.text)) break;
    if (tag === TAG.VBD || tag === TAG.VBZ || tag === TAG.VBP || tag === TAG.MD || tag === TAG.WH || tag === TAG.SC)
      break;
    if (tag === TAG.PRP || tag === TAG.EX || tag === TAG.VB) break;
    if (tag === TAG.CC && (tags[i + 1] === TAG.DT || tags[i + 1] === TAG.PRP || tags[i + 1] === TAG.PRP$)) break;
  }
  while (i > end && isDangling(tags[i - 1] ?? 0)) i -= 1;
  return i;
}

/** What needs something behind it, where a phrase was cut off. */
export function isDangling(tag: number): boolean {
  return DANGLING.has(tag);
}

const DANGLING: ReadonlySet<number> = new Set([TAG.IN, TAG.TO, TAG.DT, TAG.CC, TAG.POS, TAG.PUNCT, TAG.PRP$]);
