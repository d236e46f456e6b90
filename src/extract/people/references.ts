import type { Mention } from '../../model.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import { identify } from './constructions.ts';
import { descriptionIn } from './descriptions.ts';
import { describe } from './descriptive.ts';
import { joinForerunners } from './forerunners.ts';
import type { PersonLexicon } from './lexicon.ts';
import { endWithOf, type Nominal, nominalAt } from './nominals.ts';
import { type Candidate, type Chooser, featuresOf, type Pronoun, pronounAt } from './pronouns.ts';
import { quotesOver, speakersOf } from './quoted.ts';
import { addTrait, newReferent, type Referent } from './referents.ts';
import { absorb, kinOf, orphanOf, remember } from './relations.ts';
import { roleOf } from './roles.ts';

const FIRST_PERSON: ReadonlySet<string> = new Set(['i', 'me', 'my', 'mine', 'myself']);

/** A pronoun refers back this many sentences at most, and to one of so many people. */
const REACH = 5;
const REMEMBERED = 10;

/** A name as the sweep meets it. */
interface Named {
  readonly referent: Referent;
  readonly first: number;
  readonly end: number;
}

/**
 * Finds the pronouns and noun phrases that stand for people who are named, and adds them to their mentions.
 *
 * One sweep through the text with the people mentioned last. A phrase that a construction ties to somebody ("Ana Reis, the
 * mayor of Porto,") is theirs; another goes to whom it describes; a pronoun to whom `choose` prefers; what fits nobody
 * begins somebody unnamed, who may take later references. Words of the first person belong to who speaks them.
 */
export function resolveReferences(
  text: AnnotatedText,
  referents: readonly Referent[],
  quotes: readonly QuoteDraft[],
  lexicon: PersonLexicon,
  choose: Chooser,
): void {
  const sweep = new Sweep(text, referents, quotes, lexicon, choose);
  text.sentences.forEach((sentence, s) => {
    sweep.take(sentence, s);
  });
  joinForerunners(referents, sweep.unnamed);
  sweep.giveFirstPersons();
}

/** The state of the sweep: who was mentioned where. */
class Sweep {
  readonly unnamed: Referent[] = [];
  private recent: Referent[] = [];
  private readonly names = new Map<number, Named>();
  private readonly ends = new Map<number, Referent>();
  private readonly begins = new Map<number, number>();
  private readonly identified = new Map<number, Referent>();
  private readonly byNoun = new Map<string, Referent[]>();
  private readonly quoteAt: (token: number) => QuoteDraft | null;
  private readonly spoken = new Map<number, QuoteDraft>();
  private readonly firstPersons: { readonly first: number; readonly end: number; readonly quote: QuoteDraft }[] = [];
  private readonly speakers: ReadonlyMap<QuoteDraft, Referent>;
  private subject: Referent | undefined;
  private lastSpeaker: Referent | undefined;
  private s = 0;

  constructor(
    private readonly text: AnnotatedText,
    private readonly referents: readonly Referent[],
    quotes: readonly QuoteDraft[],
    private readonly lexicon: PersonLexicon,
    private readonly choose: Chooser,
  ) {
    for (const referent of referents) {
      for (const { span, start } of referent.cluster?.mentions ?? []) {
        const first = span.firstToken - (start < span.start ? 1 : 0);
        this.names.set(first, { referent, first, end: span.endToken });
      }
    }
    this.quoteAt = quotesOver(text, quotes);
    for (const quote of quotes) if (quote.speaker) this.spoken.set(quote.speaker.start, quote);
    this.speakers = speakersOf(quotes, referents);
  }

  take(sentence: Sentence, s: number): void {
    this.s = s;
    this.subject = undefined;
    for (let i = sentence.first; i < sentence.end; i++) {
      const name = this.names.get(i);
      if (name) {
        this.note(name.referent, i, name.end, 'NAME', sentence);
        i = Math.max(i, name.end - 1);
        continue;
      }
      const tag = this.text.tags[i];
      if (tag === TAG.PRP || tag === TAG.PRP$) this.pronoun(i, sentence);
      else if (tag === TAG.NN || tag === TAG.NNP || tag === TAG.JJ || tag === TAG.CD) this.nominal(i, sentence);
    }
  }

  /** "I" inside a quotation is its speaker, who may be named only behind it. */
  giveFirstPersons(): void {
    const bySpeaker = new Map<number, Referent>();
    for (const referent of this.referents) for (const { end } of referent.mentions) bySpeaker.set(end, referent);
    for (const { first, end, quote } of this.firstPersons) {
      const speaker = this.speakers.get(quote) ?? (quote.speaker && bySpeaker.get(quote.speaker.end));
      const isPronoun = FIRST_PERSON.has(this.text.tokens[first]?.text.toLowerCase() ?? '') && end === first + 1;
      if (speaker) this.add(speaker, first, end, isPronoun ? 'PRONOUN' : 'NOMINAL', 0.95);
    }
  }

  private pronoun(i: number, sentence: Sentence): void {
    const quote = this.quoteAt(i);
    const word = this.text.tokens[i]?.text ?? '';
    if (quote && word.length < 7 && FIRST_PERSON.has(word.toLowerCase())) {
      this.firstPersons.push({ first: i, end: i + 1, quote });
      return;
    }
    const found = pronounAt(this.text, i);
    if (!found) return;
    const spoken = this.spoken.get(this.text.tokens[i]?.start ?? -1);
    const pronoun: Pronoun = {
      ...found,
      token: i,
      sentence: this.s,
      sentenceFirst: sentence.first,
      block: sentence.block,
      quote,
      speaker: quote ? this.speakers.get(quote) : undefined,
      speaks: spoken !== undefined,
      lastSpeaker: this.lastSpeaker,
    };
    const choice = this.choose(pronoun, this.candidates(pronoun, sentence));
    if (choice) {
      choice.referent.gender ??= pronoun.gender;
      this.add(choice.referent, i, i + 1, 'PRONOUN', choice.confidence);
      this.note(choice.referent, i, i + 1, 'PRONOUN', sentence);
    }
  }

  private candidates(pronoun: Pronoun, sentence: Sentence): Candidate[] {
    const found: Candidate[] = [];
    let rivals = 0;
    this.recent.forEach((referent, rank) => {
      const { last, gender } = referent;
      if (last === null || this.s - last.sentence > REACH || (gender !== null && gender !== pronoun.gender)) return;
      found.push({ referent, features: featuresOf(this.text, pronoun, referent, rank, rivals, -1) });
      rivals += 1;
    });
    const ahead = this.nameAhead(pronoun, sentence);
    if (ahead && !found.some(({ referent }) => referent === ahead.referent)) {
      found.push({
        referent: ahead.referent,
        features: featuresOf(this.text, pronoun, ahead.referent, 0, rivals, ahead.first),
      });
    }
    return found;
  }

  /** "In her opening remarks, Waters …": the name behind the comma that ends what a sentence begins with. */
  private nameAhead({ token, gender }: Pronoun, sentence: Sentence): Named | null {
    if (token - sentence.first > 4) return null;
    let comma = false;
    for (let i = token + 1; i < Math.min(sentence.end, token + 16); i++) {
      const name = this.names.get(i);
      if (name) return comma && (name.referent.gender ?? gender) === gender ? name : null;
      comma ||= this.text.tokens[i]?.text === ',';
    }
    return null;
  }

  private nominal(i: number, sentence: Sentence): void {
    const nominal = nominalAt(this.text, i, sentence.first, this.lexicon, (token) => this.names.has(token));
    if (!nominal) return;
    const gender = this.lexicon.role(nominal.noun) ?? null;
    const identity = identify(this.text, nominal, sentence, {
      endingAt: (token) => this.ends.get(token),
      nameAt: (token) => this.names.get(token),
      beginningOf: (token) => this.begins.get(token) ?? token,
      identifiedAt: (token) => this.identified.get(token),
      subjectOf: () => this.subject,
    });
    const owner = nominal.owner < 0 ? this.ownerBehind(nominal) : this.ends.get(nominal.owner + 1);
    if (identity && (gender === null || identity.referent.gender === null || identity.referent.gender === gender)) {
      if (owner && owner !== identity.referent) {
        const before = owner.relations.get(nominal.noun);
        // "His father is a driver. His father Ahmed Reed …": he is named now.
        if (before && before.cluster === null && identity.referent.cluster !== null) absorb(identity.referent, before);
        remember(owner, nominal.noun, identity.referent);
      }
      const description = descriptionIn(this.text, nominal, identity.end);
      if (description) identity.referent.descriptions.push(description);
      this.identified.set(nominal.end, identity.referent);
      this.identified.set(identity.end, identity.referent);
      if (identity.by === 'COORDINATION' && nominal.determiner === 'NONE') addTrait(identity.referent, nominal);
      else this.settle(identity.referent, nominal, identity.end, sentence, identity.by === 'APPOSITION' ? 0.95 : 0.9);
      return;
    }
    if (nominal.determiner === 'PICKED' || this.saidByFirstPerson(nominal, sentence)) return;
    const found =
      owner && !nominal.modifiers.includes('future')
        ? (kinOf(owner, nominal.noun, this.lexicon) ?? orphanOf(nominal.noun, this.recent, this.lexicon))
        : this.described(nominal, sentence);
    if (found && owner) remember(owner, nominal.noun, found);
    if (found) {
      this.settle(found, nominal, endWithOf(this.text, nominal, sentence.end), sentence, 0.75);
      return;
    }
    if (nominal.determiner === 'NONE' && i !== sentence.first && !owner) return;
    const somebody = newReferent(null, gender);
    this.unnamed.push(somebody);
    if (owner) remember(owner, nominal.noun, somebody);
    this.settle(somebody, nominal, endWithOf(this.text, nominal, sentence.end), sentence, 0.4);
  }

  /** "I am a doctor", inside a quotation: what its speaker is. */
  private saidByFirstPerson(nominal: Nominal, sentence: Sentence): boolean {
    const { tokens, tags } = this.text;
    let i = nominal.first - 1;
    while (i > sentence.first && tags[i] === TAG.RB) i -= 1;
    const quote = this.quoteAt(i);
    if (quote === null || !/^(am|was|['’]m)$/i.test(tokens[i]?.text ?? '') || tokens[i - 1]?.text !== 'I') return false;
    this.firstPersons.push({ first: nominal.first, end: nominal.end, quote });
    return true;
  }

  /** "the wife of John Smith". */
  private ownerBehind({ noun, end }: Nominal): Referent | undefined {
    if (this.text.tokens[end]?.text !== 'of' || this.lexicon.kin(noun) === null) return undefined;
    return this.names.get(end + 1)?.referent;
  }

  private described(nominal: Nominal, sentence: Sentence): Referent | null {
    return describe(nominal, {
      text: this.text,
      recent: this.recent,
      first: this.referents,
      byNoun: this.byNoun,
      lexicon: this.lexicon,
      sentence: this.s,
      opens: nominal.first === sentence.first,
    });
  }

  /** Gives a phrase to somebody, who is henceforth known by it. */
  private settle(referent: Referent, nominal: Nominal, end: number, sentence: Sentence, confidence: number): void {
    referent.gender ??= this.lexicon.role(nominal.noun) ?? null;
    this.add(referent, nominal.first, end, 'NOMINAL', confidence);
    addTrait(referent, nominal);
    this.file(referent, nominal.noun);
    this.note(referent, nominal.first, nominal.end, 'NOMINAL', sentence);
    if (end > nominal.end) this.ends.set(end, referent);
  }

  private file(referent: Referent, noun: string): void {
    const list = this.byNoun.get(noun) ?? [];
    if (!list.includes(referent)) list.unshift(referent);
    this.byNoun.set(noun, list.slice(0, REMEMBERED));
  }

  /** Moves somebody to the front of those mentioned last. */
  private note(
    referent: Referent,
    first: number,
    end: number,
    kind: Mention['kind'] & ('NAME' | 'NOMINAL' | 'PRONOUN'),
    sentence: Sentence,
  ): void {
    const role = roleOf(this.text, first, end, sentence);
    const quote = this.quoteAt(first);
    referent.last = { token: first, end, sentence: this.s, block: sentence.block, role, kind, quote };
    referent.count += 1;
    if (role === 'SUBJECT') referent.subjectIn = this.s;
    if (this.subject === undefined && role !== 'OBLIQUE' && role !== 'POSSESSOR') this.subject = referent;
    this.ends.set(end, referent);
    this.begins.set(end, first);
    if (this.spoken.has(this.text.tokens[first]?.start ?? -1)) this.lastSpeaker = referent;
    if (this.recent[0] === referent) return;
    this.recent = [referent, ...this.recent.filter((other) => other !== referent)].slice(0, REMEMBERED);
  }

  private add(referent: Referent, first: number, end: number, kind: 'PRONOUN' | 'NOMINAL', confidence: number): void {
    const { text, tokens, blocks, sentences, sentenceOf } = this.text;
    const start = tokens[first]?.start ?? 0;
    const stop = tokens[end - 1]?.end ?? start;
    const block = blocks[sentences[sentenceOf[first] ?? 0]?.block ?? 0]?.block.index ?? 0;
    referent.mentions.push({ start, end: stop, text: text.slice(start, stop), kind, block, confidence });
  }
}
