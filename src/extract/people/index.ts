import type { ExtractedPerson, Gender, Mention, WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { QuoteDraft } from '../quotes/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { type Cluster, clusterNames } from './clusters.ts';
import { type Description, descriptionBefore } from './descriptions.ts';
import { createPersonLexicon, type PersonLexicon } from './lexicon.ts';
import { personKey, splitName } from './names.ts';
import { type Chooser, createChooser, readWeights } from './pronouns.ts';
import { resolveReferences } from './references.ts';
import { MOST_TRAITS, newReferent, type Referent } from './referents.ts';
import { createSupport } from './support.ts';

export { personKey } from './names.ts';
export { createRetyper } from './retyped.ts';

/**
 * Gathers the people of an article: one for each cluster of names, with every mention by name, description or pronoun.
 *
 * Quotes are known by now, because a pronoun inside one is seen from its speaker's side ("I" is the speaker).
 */
export type PeopleFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  quotes: readonly QuoteDraft[],
) => readonly ExtractedPerson[];

/** @param chooser who decides whom a pronoun stands for; by default the weights of `data/words/person-pronoun-weights.txt` */
export function createPeopleFinder(
  words: WordLists,
  choose: Chooser = createChooser(readWeights(words['person-pronoun-weights'] ?? [])),
): PeopleFinder {
  const lexicon = createPersonLexicon(words);

  return (text, names, quotes) => {
    const referents = clusterNames(text, names, lexicon).map((cluster) => toReferent(text, cluster, lexicon));
    resolveReferences(text, referents, quotes, lexicon, choose);
    const isPerson = createSupport(quotes, lexicon);
    return distinct(
      referents
        .filter(isPerson)
        .flatMap((referent) => (referent.cluster ? [toPerson(referent.cluster, referent, lexicon)] : [])),
    );
  };
}

function toReferent(text: AnnotatedText, cluster: Cluster, lexicon: PersonLexicon): Referent {
  const descriptions: Description[] = [];
  for (const { span, honorific } of cluster.mentions) {
    const first = span.firstToken - (honorific === null ? 0 : 1);
    const found = descriptionBefore(text, first, lexicon);
    if (found) descriptions.push(found);
  }
  cluster.gender ??=
    descriptions.map(({ head }) => lexicon.role(head) ?? null).find((gender) => gender !== null) ?? null;
  const referent = newReferent(cluster, cluster.gender ?? genderOfLoneName(cluster, lexicon));
  referent.descriptions.push(...descriptions.filter(({ head }) => lexicon.kin(head) === null));
  const different = [...new Map(descriptions.map((one) => [one.text, one])).values()];
  for (const { text: said, head } of different.slice(0, MOST_TRAITS)) {
    const words = said.toLowerCase().split(/[\s-]+/);
    const own = words.slice(0, words.findIndex((word) => OF.has(word)) >>> 0);
    referent.traits.push({
      noun: head,
      nouns: new Set(own.filter((word) => lexicon.role(word) !== undefined)),
      words: new Set(words),
    });
  }
  for (const mention of cluster.mentions) referent.mentions.push(toNameMention(text, mention));
  return referent;
}

/** Behind these a description names others: "adviser to the prime minister". */
const OF: ReadonlySet<string> = new Set('of to for at in on with by from under'.split(' '));

/** "Gloria" is a woman; "Thomas" alone may be a family name. */
function genderOfLoneName({ name }: Cluster, lexicon: PersonLexicon): Gender | null {
  return name.words.length === 1 && lexicon.given(name.first) === 'FEMALE' ? 'FEMALE' : null;
}

function toNameMention(
  { sentenceOf, sentences, blocks }: AnnotatedText,
  { start, end, text, span }: Cluster['mentions'][number],
): Mention {
  const block = blocks[sentences[sentenceOf[span.firstToken] ?? 0]?.block ?? 0]?.block.index ?? 0;
  return { start, end, text, kind: 'NAME', block, confidence: span.confidence };
}

function toPerson(
  cluster: Cluster,
  { gender, descriptions, mentions }: Referent,
  lexicon: PersonLexicon,
): ExtractedPerson {
  const name = recase(cluster.name.text).replace(/\s+/g, ' ');
  const forms = new Set(mentions.filter(({ kind }) => kind === 'NAME').map(({ text }) => text.replace(/\s+/g, ' ')));
  forms.delete(name);
  return {
    key: personKey(name),
    name,
    ...splitName(name, lexicon),
    honorific: cluster.mentions.find(({ honorific }) => honorific !== null)?.honorific ?? null,
    gender,
    aliases: [...forms],
    descriptions: withoutRepeats(descriptions.map(({ text }) => text.replace(/\s+/g, ' '))),
    mentions: mentions.sort((a, b) => a.start - b.start),
    confidence: cluster.mentions.reduce((most, { span }) => Math.max(most, span.confidence), 0),
  };
}

/** A name that stands in capitals only, as in a headline, is written as names are. */
function recase(name: string): string {
  if (name.length < 4 || name !== name.toUpperCase()) return name;
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** Each description once, whatever its case, and none that is only a part of another. */
function withoutRepeats(descriptions: readonly string[]): string[] {
  const once = [...new Map(descriptions.map((text) => [text.toLowerCase(), text])).values()].slice(
    0,
    MOST_DESCRIPTIONS,
  );
  return once.filter((text) => !once.some((other) => other.length > text.length && contains(other, text)));
}

const MOST_DESCRIPTIONS = 32;

function contains(long: string, short: string): boolean {
  return ` ${long.toLowerCase()} `.includes(` ${short.toLowerCase()} `);
}

/** Two clusters with the same full name, as when spellings differ by a mark, are one person. */
function distinct(people: readonly ExtractedPerson[]): ExtractedPerson[] {
  const byKey = new Map<string, ExtractedPerson>();
  for (const person of people) {
    const twin = byKey.get(person.key);
    byKey.set(person.key, twin ? merge(twin, person) : person);
  }
  return [...byKey.values()];
}

function merge(one: ExtractedPerson, other: ExtractedPerson): ExtractedPerson {
  return {
    ...one,
    honorific: one.honorific ?? other.honorific,
    gender: one.gender ?? other.gender,
    aliases: [...new Set([...one.aliases, ...other.aliases])],
    descriptions: withoutRepeats([...one.descriptions, ...other.descriptions]),
    mentions: [...one.mentions, ...other.mentions].sort((a, b) => a.start - b.start),
    confidence: Math.max(one.confidence, other.confidence),
  };
}
