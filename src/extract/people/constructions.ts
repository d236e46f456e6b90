import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { isFiniteVerb, TAG } from '../text/tags.ts';
import { endWithOf, extentOf, isDangling, type Nominal } from './nominals.ts';

/** Who is mentioned where, as far as the sweep through the text has come; names are known from the start. */
export interface Mentioned<Referent> {
  /** Whose mention ends before a token. */
  endingAt(token: number): Referent | undefined;
  /** Whose name begins at a token, form of address included. */
  nameAt(token: number): { readonly referent: Referent; readonly end: number } | undefined;
  /** Where the mention begins that ends before a token. */
  beginningOf(token: number): number;
  /** Of whom the phrase that ends before a token was said, by a construction. */
  identifiedAt(token: number): Referent | undefined;
  /** Who is mentioned first in a sentence, unless after a preposition. */
  subjectOf(sentence: Sentence): Referent | undefined;
}

/** Whom a construction says that a noun phrase is, and which: this is certain, where a description merely fits. */
export interface Identity<Referent> {
  readonly referent: Referent;
  readonly by: 'APPOSITION' | 'PREDICATE' | 'COORDINATION';
  /** The phrase's last token, exclusive, with what belongs to it. */
  readonly end: number;
}

/** "Ana Reis, the mayor of Porto,", "the mayor of Porto, Ana Reis,", "the mayor Ana Reis", "Ana Reis is the mayor of Porto". */
export function identify<R>(
  text: AnnotatedText,
  nominal: Nominal,
  sentence: Sentence,
  mentioned: Mentioned<R>,
): Identity<R> | null {
  const end = extentOf(text, nominal, sentence.end, (token) => mentioned.nameAt(token) !== undefined);
  const apposed =
    before(text, nominal, sentence, mentioned) ??
    behind(text, nominal, end, sentence, mentioned) ??
    inFront(text, nominal, end, sentence, mentioned);
  if (apposed !== null) return { referent: apposed.referent, by: 'APPOSITION', end: apposed.end };
  const other = coordinated(text, nominal, mentioned);
  if (other !== undefined) return { referent: other, by: 'COORDINATION', end: endWithOf(text, nominal, sentence.end) };
  const subject = subjectOfPredicate(text, nominal, sentence, mentioned);
  return subject === undefined
    ? null
    : { referent: subject, by: 'PREDICATE', end: endWithOf(text, nominal, sentence.end) };
}

/** "a doctor and a mother of two", "both an artist and a businessman": what is said of the first is said of the second. */
function coordinated<R>({ tokens }: AnnotatedText, { first, determiner }: Nominal, at: Mentioned<R>): R | undefined {
  if (determiner !== 'INDEFINITE' && determiner !== 'NONE') return undefined;
  const joins = /^(and|but|or|,)$/i.test(tokens[first - 1]?.text ?? '');
  return joins ? at.identifiedAt(first - 1) : undefined;
}

interface Found<R> {
  readonly referent: R;
  readonly end: number;
}

/** "the referee Tomas Vidal", "his wife Ines": the name follows at once. */
function before<R>(_: AnnotatedText, { determiner, end }: Nominal, __: Sentence, at: Mentioned<R>): Found<R> | null {
  const name = at.nameAt(end);
  return name && determiner !== 'NONE' && determiner !== 'PICKED' ? { referent: name.referent, end } : null;
}

const OPENS: ReadonlySet<string> = new Set([',', '(', '–', '—', '-']);
const CLOSES: ReadonlySet<string> = new Set([',', '.', ';', ')', ':', '–', '—', '-', '!', '?', '"', '“', '”']);

/** "Ana Reis, the mayor of Porto, …": opened by a mark behind a mention and closed by another. */
function behind<R>(
  { tokens, tags }: AnnotatedText,
  { first, end: nounEnd, determiner }: Nominal,
  end: number,
  sentence: Sentence,
  at: Mentioned<R>,
): Found<R> | null {
  // "after Reis, Senator John Harwick spoke": a title of whom it stands before.
  if (determiner === 'NONE' && at.nameAt(nounEnd)) return null;
  const mark = tokens[first - 1]?.text ?? '';
  if (!OPENS.has(mark) || first - 1 <= sentence.first) return null;
  let opened = first - 1;
  // "Daniel Reed, 19, a member of …"
  if (tokens[opened - 1]?.kind === 'NUMBER' && tokens[opened - 2]?.text === ',') opened -= 2;
  const referent = at.endingAt(opened);
  if (referent === undefined) return null;
  let close = end;
  while (close < end + 3 && isDangling(tags[close] ?? 0) && tags[close] !== TAG.PUNCT) close += 1;
  if (close >= sentence.end || CLOSES.has(tokens[close]?.text ?? '.')) return { referent, end };
  if (tags[end] === TAG.WH) return { referent, end };
  // "Ana Reis, a doctor said": the comma that closes is forgotten; "after meeting Reis, the minister said" is no apposition.
  const opensSentence = at.subjectOf(sentence) === referent;
  return opensSentence && determiner === 'INDEFINITE' ? { referent, end } : null;
}

/** "the mayor of Porto, Ana Reis, …", "Norway’s prime minister, Ana Reis said". */
function inFront<R>(
  { tokens, tags }: AnnotatedText,
  { first, determiner }: Nominal,
  end: number,
  sentence: Sentence,
  at: Mentioned<R>,
): Found<R> | null {
  if (tokens[end]?.text !== ',') return null;
  const name = at.nameAt(end + 1);
  if (!name || (determiner === 'NONE' && first !== sentence.first)) return null;
  const after = tokens[name.end];
  if (name.end >= sentence.end || !after || CLOSES.has(after.text) || tags[name.end] === TAG.WH)
    return { referent: name.referent, end };
  const inPhrase =
    first > sentence.first && (tags[first - 1] === TAG.IN || tags[first - 1] === TAG.TO || tags[first - 1] === TAG.SC);
  return isFiniteVerb(tags[name.end] ?? 0) && !inPhrase ? { referent: name.referent, end } : null;
}

const COPULAS: ReadonlySet<string> = new Set(
  "is was 's ’s be been being became become becomes becoming remains remained remain".split(' '),
);
const AUXILIARIES: ReadonlySet<string> = new Set("has had have having 's ’s is was been being be to".split(' '));
/** What somebody is made: "was elected president", "was appointed as a judge". */
const MADE: ReadonlySet<string> = new Set(
  'elected appointed named crowned made ordained commissioned reelected re-elected inaugurated hired nominated described known considered called born promoted dubbed hailed regarded remembered'.split(
    ' ',
  ),
);
/** What somebody does as something: "served as a minister". */
const DOES_AS: ReadonlySet<string> = new Set(
  'served serves serve serving worked works work working acted acts acting began started continued continues living lived qualified trained retired resigned returned career stint time tenure role job post position reign life described'.split(
    ' ',
  ),
);

/** Of whom "a doctor" is said: by "is", "became", "was elected", "served as". */
function subjectOfPredicate<R>(
  text: AnnotatedText,
  nominal: Nominal,
  sentence: Sentence,
  at: Mentioned<R>,
): R | undefined {
  const { tokens, tags } = text;
  const word = (i: number): string => tokens[i]?.text.toLowerCase() ?? '';
  let i = nominal.first - 1;
  while (i > sentence.first && (tags[i] === TAG.RB || word(i) === 'both')) {
    if (word(i) === 'not' || word(i) === 'never') return undefined;
    i -= 1;
  }
  if (word(i) === 'such' || word(i) === 'quite') i -= 1;
  const by = word(i);
  if (by === 'as') {
    i -= 1;
    if (DOES_AS.has(word(i))) {
      if (tags[i] === TAG.NN)
        return tags[i - 1] === TAG.PRP$ || tags[i - 1] === TAG.POS
          ? at.endingAt(tags[i - 1] === TAG.POS ? i - 1 : i)
          : undefined;
      return whoseVerb(text, i, sentence, at);
    }
    return MADE.has(word(i)) && AUXILIARIES.has(word(i - 1)) ? whoseVerb(text, i, sentence, at) : undefined;
  }
  if (MADE.has(by) && AUXILIARIES.has(word(i - 1))) return whoseVerb(text, i, sentence, at);
  return COPULAS.has(by) ? whoseVerb(text, i, sentence, at) : undefined;
}

/** The subject of a verb: what ends before it and its auxiliaries, or what its sentence begins with. */
function whoseVerb<R>(
  { tokens, tags }: AnnotatedText,
  verb: number,
  sentence: Sentence,
  at: Mentioned<R>,
): R | undefined {
  let i = verb;
  for (let steps = 0; steps < 6 && i > sentence.first; steps++) {
    const found = at.endingAt(i);
    if (found !== undefined) return found;
    const before = tokens[i - 1]?.text.toLowerCase() ?? '';
    const tag = tags[i - 1];
    if (before === 'not' || before === "n't" || tag === TAG.MD || tag === TAG.EX) return undefined;
    if (tag === TAG.WH) {
      const antecedent = tokens[i - 2]?.text === ',' ? i - 2 : i - 1;
      return at.endingAt(antecedent);
    }
    if (before === ',') return apposedBefore(tokens, i - 1, at) ?? at.subjectOf(sentence);
    if (tag === TAG.CC || before === ')') return at.subjectOf(sentence);
    if (!AUXILIARIES.has(before) && tag !== TAG.RB) return undefined;
    i -= 1;
  }
  return undefined;
}

/** "her brother, Tomas, is a baker": whose two mentions stand side by side before the comma. */
function apposedBefore<R>(tokens: AnnotatedText['tokens'], comma: number, at: Mentioned<R>): R | undefined {
  const referent = at.endingAt(comma);
  const before = at.beginningOf(comma) - 1;
  return referent !== undefined && tokens[before]?.text === ',' && at.endingAt(before) === referent
    ? referent
    : undefined;
}
