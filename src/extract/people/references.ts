import type { Gender, Mention } from '../../model.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import type { Cluster } from './clusters.ts';
import type { Description } from './descriptions.ts';
import type { PersonLexicon } from './lexicon.ts';

/** A person while their mentions are being gathered. */
export interface Referent {
  readonly cluster: Cluster;
  readonly descriptions: readonly Description[];
  readonly mentions: Mention[];
}

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ['he', 'MALE'],
  ['him', 'MALE'],
  ['his', 'MALE'],
  ['himself', 'MALE'],
  ['she', 'FEMALE'],
  ['her', 'FEMALE'],
  ['hers', 'FEMALE'],
  ['herself', 'FEMALE'],
]);

const FIRST_PERSON: ReadonlySet<string> = new Set(['i', 'me', 'my', 'mine', 'myself']);

/** A pronoun refers back this many sentences at most, and to one of so many people. */
const REACH = 4;
const REMEMBERED = 8;

/** The longest phrase before the noun that stands for a person: "the former US secretary of state". */
const PHRASE = 6;

interface Recent {
  readonly referent: Referent;
  readonly sentence: number;
  /** In the first words of its sentence: most often the subject. */
  readonly early: boolean;
  readonly start: number;
}

/**
 * Finds the pronouns and the descriptions that stand for people who are named, and adds them to their mentions.
 *
 * One sweep through the text with the people named last: each reference goes to the one whom gender, place in the sentence
 * and nearness favour, and to nobody when two are as likely or nobody fits.
 */
export function resolveReferences(
  text: AnnotatedText,
  referents: readonly Referent[],
  quotes: readonly QuoteDraft[],
  lexicon: PersonLexicon,
): void {
  const starts = new Map<number, { referent: Referent; mention: Mention }>();
  for (const referent of referents)
    for (const mention of referent.mentions) starts.set(mention.start, { referent, mention });
  const quoted = createQuoteCursor(quotes);
  const speakers = speakersOf(quotes, referents);
  let recent: Recent[] = [];

  text.sentences.forEach((sentence, s) => {
    for (let i = sentence.first; i < sentence.end; i++) {
      const token = text.tokens[i];
      if (!token) continue;
      const quote = quoted(token.start);
      const named = starts.get(token.start);
      const referent = named?.referent ?? refer(i, sentence, s, quote);
      if (!referent) continue;
      recent = recent
        .filter((entry) => entry.referent !== referent || (entry.early && entry.sentence === s))
        .slice(0, REMEMBERED - 1);
      recent.unshift({ referent, sentence: s, early: i - sentence.first < 4 && quote === null, start: token.start });
    }
  });

  function refer(i: number, sentence: Sentence, s: number, quote: QuoteDraft | null): Referent | null {
    const token = text.tokens[i];
    if (token?.kind !== 'WORD') return null;
    const lower = token.text.toLowerCase();
    if (quote && FIRST_PERSON.has(lower)) {
      const speaker = speakers.get(quote);
      if (speaker) add(speaker, i, i + 1, 'PRONOUN', 0.8);
      return null;
    }
    const gender = PRONOUNS.get(lower);
    if (gender) {
      const speaker = quote ? speakers.get(quote) : undefined;
      const found = choosePronoun(recent, gender, s, speaker);
      if (!found) return null;
      found.cluster.gender ??= gender;
      add(found, i, i + 1, 'PRONOUN', found.cluster.gender === gender ? 0.8 : 0.6);
      return found;
    }
    return lower === 'the' ? describe(i, sentence) : null;
  }

  /** "the US leader", "the minister": somebody whose description has the noun, or an office that fits it. */
  function describe(i: number, sentence: Sentence): Referent | null {
    const modifiers: string[] = [];
    for (let n = i + 1; n < Math.min(sentence.end, i + 1 + PHRASE); n++) {
      const token = text.tokens[n];
      if (!token || (token.kind === 'MARK' && token.text !== '-')) return null;
      const role = lexicon.role(token.text);
      const next = text.tokens[n + 1];
      if (
        role !== undefined &&
        !(next && (lexicon.role(next.text) !== undefined || next.text === 'of' || starts.has(next.start)))
      ) {
        const found = chooseNominal(recent, referents, token.text.toLowerCase(), modifiers, role, lexicon);
        if (found) add(found, i, n + 1, 'NOMINAL', 0.6);
        return found;
      }
      if (starts.has(token.start)) return null;
      modifiers.push(token.text.toLowerCase());
    }
    return null;
  }

  function add(referent: Referent, first: number, end: number, kind: 'PRONOUN' | 'NOMINAL', confidence: number): void {
    const start = text.tokens[first]?.start ?? 0;
    const stop = text.tokens[end - 1]?.end ?? start;
    const block = text.blocks[text.sentences[text.sentenceOf[first] ?? 0]?.block ?? 0]?.block.index ?? 0;
    referent.mentions.push({ start, end: stop, text: text.text.slice(start, stop), kind, block, confidence });
  }
}

/** The nearest fitting person; one named early in a sentence goes before one named late in the same. */
function choosePronoun(
  recent: readonly Recent[],
  gender: Gender,
  sentence: number,
  not: Referent | undefined,
): Referent | null {
  let best: Referent | null = null;
  let most = Number.NEGATIVE_INFINITY;
  recent.forEach(({ referent, sentence: at, early }, order) => {
    const known = referent.cluster.gender;
    if (referent === not || (known !== null && known !== gender) || sentence - at > REACH) return;
    const score =
      (at - sentence) * 2 -
      order * 0.5 +
      (early ? 2 : 0) +
      (known === gender ? 1.5 : 0) +
      Math.min(referent.mentions.length, 6) * 0.2;
    if (score > most) [best, most] = [referent, score];
  });
  return best;
}

/** Who has the noun in a description; of several, who shares a word before it ("US"), then who was named last. */
function chooseNominal(
  recent: readonly Recent[],
  referents: readonly Referent[],
  noun: string,
  modifiers: readonly string[],
  gender: Gender | null,
  lexicon: PersonLexicon,
): Referent | null {
  const said = modifiers.filter((word) => word.length > 1 && !/^(of|former|new|old|then|current|late)$/.test(word));
  let best: Referent | null = null;
  let most = 0;
  for (const referent of candidates(recent, referents)) {
    if (gender !== null && referent.cluster.gender !== null && gender !== referent.cluster.gender) continue;
    for (const description of referent.descriptions) {
      const words = description.text.toLowerCase().split(/[\s-]+/);
      const fits =
        words.includes(noun) || ((noun === 'leader' || noun === 'head') && lexicon.isLeaderRole(description.head));
      const shared = said.filter((word) => words.includes(word)).length;
      if (!fits || shared < said.length) continue;
      const order = recent.findIndex((entry) => entry.referent === referent);
      const score = 10 + shared * 5 - (order < 0 ? REMEMBERED + 1 : order);
      if (score > most) [best, most] = [referent, score];
    }
  }
  return best;
}

/** Those named last, then the article's first people: a description reaches further back than a pronoun. */
function candidates(recent: readonly Recent[], referents: readonly Referent[]): ReadonlySet<Referent> {
  return new Set([...recent.map(({ referent }) => referent), ...referents.slice(0, 2 * REMEMBERED)]);
}

/** The innermost quotation, not mere report, around each offset; asked with ascending offsets. */
function createQuoteCursor(quotes: readonly QuoteDraft[]): (offset: number) => QuoteDraft | null {
  const segments = quotes
    .filter(({ kind }) => kind === 'DIRECT')
    .flatMap((quote) => quote.segments.map(({ start, end }) => ({ start, end, quote })))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let current: (typeof segments)[number] | null = null;
  return (offset) => {
    for (let segment = segments[next]; segment && segment.start <= offset; segment = segments[++next])
      current = segment;
    return current && offset < current.end ? current.quote : null;
  };
}

/** For each quote, the person whose name its speaker's words hold. */
function speakersOf(quotes: readonly QuoteDraft[], referents: readonly Referent[]): Map<QuoteDraft, Referent> {
  const ends = new Map<number, Referent>();
  for (const referent of referents) for (const { end } of referent.mentions) ends.set(end, referent);
  const speakers = new Map<QuoteDraft, Referent>();
  for (const quote of quotes) {
    const referent = quote.speaker && ends.get(quote.speaker.end);
    if (referent) speakers.set(quote, referent);
  }
  return speakers;
}
