import { type Gazetteer, NAME_OF } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { NamedSpan, NameType } from './index.ts';
import { CLASS, type WordFacts } from './lexicon.ts';
import { repeatedNames } from './repeats.ts';

/** What the tagger's names are held against: lists, the gazetteer, and each other. */
export interface Evidence {
  readonly facts: readonly WordFacts[];
  readonly gazetteer: Gazetteer;
  readonly organisations: ReadonlySet<string>;
  /** Last words of names of places: "street", "airport". */
  readonly placeWords: ReadonlySet<string>;
  /** What stands before a title and belongs to it: "prime", "deputy". */
  readonly titleModifiers: ReadonlySet<string>;
  /** Titles that are personal names too: "king". */
  readonly titleNames: ReadonlySet<string>;
  /** Small words inside personal names: "van", "bin". */
  readonly particles: ReadonlySet<string>;
}

/**
 * Makes the names of one document agree with each other and with what is known.
 *
 * A title at a person's name's start is cut off; a demonym alone is no name; a well-known body is one; a word that is the
 * last of a person's full name elsewhere is that person; the same words get the type that most of the evidence gives them.
 */
export function agree(spans: readonly NamedSpan[], text: AnnotatedText, evidence: Evidence): readonly NamedSpan[] {
  const trimmed = joinParticles(spans, text, evidence)
    .flatMap((span) => trimTitle(span, text, evidence))
    .filter((span) => !isDemonym(span, evidence));
  const surnames = surnamesOf(trimmed, text);
  const parted = trimmed.flatMap((span) => splitPair(span, text, surnames));
  const whole = withKnownPlaces(parted, text, surnames, evidence);
  const votes = countVotes(whole, text, surnames, evidence);
  const voted = whole.map((span) => {
    const type = strongest(votes.get(span.text.toLowerCase()));
    return type === undefined || type === span.type ? span : { ...span, type };
  });
  return withRepeats(voted, text, surnames, evidence);
}

function trimTitle(span: NamedSpan, text: AnnotatedText, evidence: Evidence): NamedSpan[] {
  const { facts, placeWords, titleModifiers, titleNames } = evidence;
  // "Queen Street" is no title with a name.
  if (span.type !== 'PERSON' || placeWords.has(facts[span.endToken - 1]?.lowerText ?? '')) return [span];
  let first = span.firstToken;
  for (let i = first; i < span.endToken; i++) {
    const word = facts[i];
    const modified = i > span.firstToken && titleModifiers.has(facts[i - 1]?.lowerText ?? '');
    if (word && word.classes & CLASS.TITLE && (modified || !titleNames.has(word.lowerText))) first = i + 1;
    else if (!titleModifiers.has(word?.lowerText ?? '')) break;
  }
  if (first === span.firstToken) return [span];
  return first === span.endToken ? [] : [withTokens(span, text, first, span.endToken)];
}

/** "Helena van der Meer": the parts of a person's name that only particles part are one. */
function joinParticles(spans: readonly NamedSpan[], text: AnnotatedText, { particles }: Evidence): NamedSpan[] {
  const joined: NamedSpan[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const gap = before ? text.tokens.slice(before.endToken, Math.min(span.firstToken, before.endToken + 4)) : [];
    const isOne =
      before?.type === 'PERSON' &&
      span.type === 'PERSON' &&
      gap.length > 0 &&
      gap.length === span.firstToken - before.endToken &&
      gap.length < 4 &&
      gap.every((token) => particles.has(token.text)) &&
      text.sentenceOf[before.firstToken] === text.sentenceOf[span.firstToken];
    if (before && isOne) joined[joined.length - 1] = withTokens(before, text, before.firstToken, span.endToken);
    else joined.push(span);
  }
  return joined;
}

/** What is said to people alone. */
const ADDRESS = /^(mr|mrs|ms|mx|dr|prof|sir|sen|rep|gov|gen)\.?$/;

function isDemonym(span: NamedSpan, { gazetteer }: Evidence): boolean {
  if (span.endToken - span.firstToken !== 1 || span.type === 'PLACE') return false;
  const kinds = gazetteer.kinds(span.text);
  return (kinds & NAME_OF.DEMONYM) !== 0 && (kinds & NAME_OF.COUNTRY) === 0;
}

/** The last words of the people's names that have several, lower case, with how sure the tagger was. */
function surnamesOf(spans: readonly NamedSpan[], { tokens }: AnnotatedText): ReadonlyMap<string, number> {
  const surnames = new Map<string, number>();
  for (const span of spans) {
    if (span.type !== 'PERSON' || span.endToken - span.firstToken < 2) continue;
    if (tokens[span.endToken - 2]?.text === '-' && span.endToken - span.firstToken === 3) continue;
    const last = tokens[span.endToken - 1]?.text.toLowerCase() ?? '';
    surnames.set(last, Math.max(surnames.get(last) ?? 0, span.confidence, 0.5));
  }
  return surnames;
}

/** "Obama-Putin talks" names two people, when each is named elsewhere. */
function splitPair(span: NamedSpan, text: AnnotatedText, surnames: ReadonlyMap<string, number>): NamedSpan[] {
  const [one, hyphen, other] = text.tokens.slice(span.firstToken, span.endToken);
  if (span.endToken - span.firstToken !== 3 || hyphen?.text !== '-' || !one || !other) return [span];
  if (!surnames.has(one.text.toLowerCase()) || !surnames.has(other.text.toLowerCase())) return [span];
  return [
    { ...withTokens(span, text, span.firstToken, span.firstToken + 1), type: 'PERSON' },
    { ...withTokens(span, text, span.endToken - 1, span.endToken), type: 'PERSON' },
  ];
}

/** "the Minsk peace plan": a well-known place that stands alone inside a sentence is one where the tagger saw none. */
function withKnownPlaces(
  spans: readonly NamedSpan[],
  text: AnnotatedText,
  surnames: ReadonlyMap<string, number>,
  { facts, gazetteer }: Evidence,
): readonly NamedSpan[] {
  const taken = new Uint8Array(text.tokens.length);
  for (const { firstToken, endToken } of spans) taken.fill(1, firstToken, endToken);
  const added: NamedSpan[] = [];
  for (const { first, end } of text.sentences) {
    for (let i = first + 1; i < end; i++) {
      const word = facts[i];
      if (taken[i] || !word || !(word.kinds & NAME_OF.MAJOR) || !standsAlone(facts, i, end)) continue;
      if (word.classes & (CLASS.TITLE | CLASS.CALENDAR) || surnames.has(word.lowerText)) continue;
      const name = text.tokens[i];
      if (!name || gazetteer.kinds(name.text) & NAME_OF.DEMONYM) continue;
      const { start, end: stop, text: form } = name;
      added.push({ type: 'PLACE', firstToken: i, endToken: i + 1, start, end: stop, text: form, confidence: 0.5 });
    }
  }
  return added.length === 0 ? spans : [...spans, ...added].sort((a, b) => a.start - b.start);
}

/** With what is a name elsewhere in the document, where the tagger saw none. */
function withRepeats(
  spans: readonly NamedSpan[],
  text: AnnotatedText,
  surnames: ReadonlyMap<string, number>,
  { facts }: Evidence,
): readonly NamedSpan[] {
  const found = repeatedNames(spans, text, surnames, facts);
  return found.length === 0 ? spans : [...spans, ...found].sort((a, b) => a.start - b.start);
}

/** With no capital letter beside it. */
function standsAlone(facts: readonly WordFacts[], i: number, end: number): boolean {
  return facts[i - 1]?.lowerCase === true && (i + 1 >= end || facts[i + 1]?.capitalised !== true);
}

function withTokens(span: NamedSpan, { text, tokens }: AnnotatedText, firstToken: number, endToken: number): NamedSpan {
  const start = tokens[firstToken]?.start ?? span.start;
  const end = tokens[endToken - 1]?.end ?? span.end;
  return { ...span, firstToken, endToken, start, end, text: text.slice(start, end) };
}

type Votes = Map<NameType, number>;

function countVotes(
  spans: readonly NamedSpan[],
  text: AnnotatedText,
  surnames: ReadonlyMap<string, number>,
  evidence: Evidence,
): ReadonlyMap<string, Votes> {
  const all = new Map<string, Votes>();
  const listed = listedPlaces(spans, text);
  for (const span of spans) {
    const name = span.text.toLowerCase();
    const votes = all.get(name) ?? priorVotes(span, name, surnames, evidence);
    all.set(name, votes);
    vote(votes, span.type, 0.3 + span.confidence);
    if (listed.has(span)) vote(votes, 'PLACE', 1.5);
    if (isPlaceByName(span, evidence)) vote(votes, 'PLACE', 1.5);
    const before = evidence.facts[span.firstToken - 1];
    if (before && before.classes & CLASS.TITLE && text.tokens[span.firstToken - 1]?.end !== span.start)
      vote(votes, 'PERSON', ADDRESS.test(before.lowerText) ? 5 : 1.5);
  }
  return all;
}

/** What the name says by itself, before any of its mentions is heard. */
function priorVotes(
  span: NamedSpan,
  name: string,
  surnames: ReadonlyMap<string, number>,
  { facts, gazetteer, organisations, placeWords }: Evidence,
): Votes {
  const votes: Votes = new Map();
  if (organisations.has(name)) vote(votes, 'ORGANISATION', 100);
  const single = span.endToken - span.firstToken === 1;
  if (single && surnames.has(name)) vote(votes, 'PERSON', 2 * (surnames.get(name) ?? 0));
  else if (single && gazetteer.kinds(span.text) & NAME_OF.MAJOR) vote(votes, 'PLACE', 3);
  if (!single && placeWords.has(facts[span.endToken - 1]?.lowerText ?? ''))
    vote(votes, 'PLACE', span.type === 'PERSON' ? 3 : 0.5);
  const ends = [facts[span.firstToken], facts[span.endToken - 1]];
  if (
    !single &&
    ends.some((word) => word && word.classes & CLASS.ORGANISATION && !(word.classes & CLASS.PERSONAL_NAME))
  ) {
    vote(votes, 'ORGANISATION', span.type === 'PERSON' ? 2 : 0.5);
  }
  return votes;
}

/** "Prince Edward Island": a person's name that the gazetteer has whole, and that ends as places do. */
function isPlaceByName(
  { text, type, firstToken, endToken }: NamedSpan,
  { facts, gazetteer, placeWords }: Evidence,
): boolean {
  if (type !== 'PERSON' || endToken - firstToken < 2) return false;
  return placeWords.has(facts[endToken - 1]?.lowerText ?? '') && gazetteer.kinds(text) !== 0;
}

/** People of one word among places: "Falun, Gävle, Mora and Sala". */
function listedPlaces(spans: readonly NamedSpan[], { tokens, sentenceOf }: AnnotatedText): ReadonlySet<NamedSpan> {
  const found = new Set<NamedSpan>();
  let list: NamedSpan[] = [];
  const close = (): void => {
    const places = list.filter(({ type }) => type === 'PLACE').length;
    const people = list.filter(({ type }) => type === 'PERSON');
    if (places >= 2 && places > 2 * people.length && people.every((span) => span.endToken - span.firstToken === 1))
      for (const span of people) found.add(span);
    list = [];
  };
  for (const span of spans) {
    const last = list.at(-1);
    if (
      last &&
      !(sentenceOf[last.firstToken] === sentenceOf[span.firstToken] && joins(tokens, last.endToken, span.firstToken))
    )
      close();
    list.push(span);
  }
  close();
  return found;
}

/** Commas and "and" alone stand between. */
function joins(tokens: AnnotatedText['tokens'], from: number, to: number): boolean {
  if (to === from || to - from > 2) return false;
  for (let i = from; i < to; i++) if (!/^(,|;|and|or|&)$/.test(tokens[i]?.text ?? '')) return false;
  return true;
}

function vote(votes: Votes, type: NameType, weight: number): void {
  votes.set(type, (votes.get(type) ?? 0) + weight);
}

function strongest(votes: Votes | undefined): NameType | undefined {
  let best: NameType | undefined;
  let most = 0;
  for (const type of ['PERSON', 'PLACE', 'ORGANISATION', 'OTHER'] as const) {
    const weight = votes?.get(type) ?? 0;
    if (weight > most) [best, most] = [type, weight];
  }
  return best;
}
