import type { AnnotatedText } from '../text/annotate.ts';
import { isNoun, TAG } from '../text/tags.ts';
import type { PersonLexicon } from './lexicon.ts';
import { isDangling, type Nominal } from './nominals.ts';

/** The longest description, in tokens. */
const LONGEST = 16;

/** A description of somebody: "US secretary of state", its head "secretary". */
export interface Description {
  readonly text: string;
  readonly head: string;
}

/** What stands before a name and says what its bearer is: "Turkish president" in "Turkish president Recep Tayyip Erdogan". */
export function descriptionBefore(
  annotated: AnnotatedText,
  nameToken: number,
  lexicon: PersonLexicon,
): Description | null {
  const { text, tokens, sentenceOf, sentences } = annotated;
  const floor = Math.max(sentences[sentenceOf[nameToken] ?? 0]?.first ?? 0, nameToken - LONGEST);
  const last = tokens[nameToken - 1]?.text ?? '';
  let first = nameToken;
  let head: string | null = lexicon.role(last) === undefined ? null : last.toLowerCase();
  for (let i = nameToken - 1; i >= floor; i--) {
    if (tokens[i]?.text === 'of') {
      // "secretary of state John Harwick"; in "forces of Syrian president …" what stands before "of" is none of it.
      const role = lexicon.role(tokens[i - 1]?.text ?? '') === undefined ? null : tokens[i - 1]?.text.toLowerCase();
      if (role == null || nameToken - i > 4) break;
      head = role;
    } else if (mayDescribe(annotated, i)) first = i;
    else break;
  }
  while (first < nameToken && !/^[\p{L}\p{N}]/u.test(tokens[first]?.text ?? '')) first += 1;
  if (head === null || first >= nameToken) return null;
  return { text: text.slice(tokens[first]?.start, tokens[nameToken - 1]?.end), head };
}

/** Nouns, adjectives and what joins them; "then" and "acting" are what some offices have before them. */
function mayDescribe({ tokens, tags }: AnnotatedText, i: number): boolean {
  const tag = tags[i] ?? 0;
  if (isNoun(tag) || tag === TAG.JJ || tag === TAG.CD || tag === TAG.POS) return true;
  return /^(-|&|acting|then)$/i.test(tokens[i]?.text ?? '');
}

/** What a phrase says of somebody: "mayor of Porto" in "the mayor of Porto"; null for what is said of their kin alone. */
export function descriptionIn(
  { text, tokens, tags }: AnnotatedText,
  nominal: Nominal,
  end: number,
): Description | null {
  const { first, noun, determiner, owner } = nominal;
  if (noun === '' || determiner === 'PICKED' || tags[owner] === TAG.PRP$) return null;
  const from = determiner === 'NONE' || owner >= 0 ? first : first + 1;
  const skip = /^(the|a|an)$/i.test(tokens[from]?.text ?? '') ? from + 1 : from;
  let stop = Math.min(end, skip + LONGEST);
  while (stop > skip + 1 && isDangling(tags[stop - 1] ?? 0)) stop -= 1;
  return { text: text.slice(tokens[skip]?.start, tokens[stop - 1]?.end), head: noun };
}
