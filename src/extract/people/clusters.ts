import type { Gender, Passage } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { PersonLexicon } from './lexicon.ts';
import { mayBeSameName, type NameParts, nameParts } from './names.ts';
import { personSpans } from './spans.ts';

/** A person's name where it stands, with the form of address before it. */
export interface NameMention extends Passage {
  readonly span: NamedSpan;
  readonly parts: NameParts;
  readonly honorific: string | null;
  readonly gender: Gender | null;
  /** Whether it stands behind a word for kin: after "his wife, Martha Hollis", "Hollis" is still the husband. */
  readonly isKin: boolean;
}

/** The names that stand for one person. */
export interface Cluster {
  /** The fullest. */
  name: NameParts;
  readonly mentions: NameMention[];
  gender: Gender | null;
}

/** The longest list of candidates that a name is compared with. */
const CANDIDATES = 64;

/** Gathers names that stand for the same person: full names first, then what may be short for one of them. */
export function clusterNames(text: AnnotatedText, names: readonly NamedSpan[], lexicon: PersonLexicon): Cluster[] {
  const mentions = personSpans(text, names, lexicon).map((span) => toMention(text, span, lexicon));
  const clusters: Cluster[] = [];
  const byWord = new Map<string, Cluster[]>();
  const file = (cluster: Cluster): void => {
    for (const word of new Set(cluster.name.words)) {
      const list = byWord.get(word) ?? [];
      if (!list.includes(cluster) && list.length < CANDIDATES) list.push(cluster);
      byWord.set(word, list);
    }
  };
  const join = (mention: NameMention, cluster: Cluster): void => {
    cluster.mentions.push(mention);
    cluster.gender ??= mention.gender;
    if (mention.parts.words.length > cluster.name.words.length) {
      cluster.name = mention.parts;
      file(cluster);
    }
  };
  const place = (mention: NameMention): void => {
    const found = choose(mention, byWord, lexicon);
    if (found) {
      join(mention, found);
      return;
    }
    const cluster: Cluster = { name: mention.parts, mentions: [mention], gender: mention.gender };
    clusters.push(cluster);
    file(cluster);
  };
  for (const mention of mentions) if (mention.parts.words.length > 1) place(mention);
  for (const mention of mentions) if (mention.parts.words.length === 1) place(mention);
  for (const cluster of clusters) cluster.mentions.sort((a, b) => a.start - b.start);
  return clusters.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

/** How many mentions back it is looked for who was named last. */
const LOOK_BACK = 32;

/**
 * Where the last of the mentions before an offset begins, as far as the newest tell: full names come first and in order, so
 * their place is found by halving; short names were added in order behind them.
 */
function lastBefore(mentions: readonly NameMention[], offset: number): number {
  let found = -1;
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = mentions[middle]?.start ?? 0;
    if (start < offset) {
      if (!mentions[middle]?.isKin) found = Math.max(found, start);
      low = middle + 1;
    } else high = middle;
  }
  for (const { start, isKin } of mentions.slice(-LOOK_BACK))
    if (start < offset && !isKin) found = Math.max(found, start);
  return found;
}

/** The cluster that a name belongs to: of those that may bear it, one called so by family name, then the one named last before. */
function choose(mention: NameMention, byWord: ReadonlyMap<string, Cluster[]>, lexicon: PersonLexicon): Cluster | null {
  const { parts, gender } = mention;
  const candidates = new Set([...(byWord.get(parts.last) ?? []), ...(byWord.get(parts.first) ?? [])]);
  let best: Cluster | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const cluster of candidates) {
    const fits = mayBeSameName(cluster.name, parts, lexicon) || mayBeSameName(parts, cluster.name, lexicon);
    if (!fits || (gender !== null && cluster.gender !== null && gender !== cluster.gender)) continue;
    const byFamily = cluster.name.family === parts.last || parts.words.length > 1 ? 1e9 : 0;
    const before = lastBefore(cluster.mentions, mention.start);
    if (byFamily + before > most) [best, most] = [cluster, byFamily + before];
  }
  return best;
}

/** By the given name. */
function genderOfName({ words, first, family, last }: NameParts, lexicon: PersonLexicon): Gender | null {
  if (words.length === 1) return null;
  if (family === last) return lexicon.genderOf(first);
  return words[1] === undefined ? null : lexicon.genderOf(words[1]);
}

function standsBehindKin(tokens: AnnotatedText['tokens'], first: number, lexicon: PersonLexicon): boolean {
  const before = tokens[first - 1]?.text === ',' ? first - 2 : first - 1;
  return lexicon.kin(tokens[before]?.text ?? '') !== null;
}

function toMention({ text, tokens }: AnnotatedText, span: NamedSpan, lexicon: PersonLexicon): NameMention {
  const parts = nameParts(span.text, lexicon);
  const before = tokens[span.firstToken - 1];
  const gender = before && /^\p{Lu}/u.test(before.text) ? lexicon.honorific(before.text) : undefined;
  const start = before && gender !== undefined ? before.start : span.start;
  return {
    span,
    parts,
    honorific: before && gender !== undefined ? before.text : null,
    gender: gender ?? genderOfName(parts, lexicon),
    isKin: standsBehindKin(tokens, span.firstToken, lexicon),
    start,
    end: span.end,
    text: text.slice(start, span.end),
  };
}
