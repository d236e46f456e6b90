import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { PersonLexicon } from './lexicon.ts';
import type { Nominal } from './nominals.ts';

/** The longest description, in tokens. */
const LONGEST = 12;

/** Words that no description before a name reaches past. */
const STOPS: ReadonlySet<string> = new Set(
  'and or but that when where while as with by to from in on at for after before since said says told asked met if than then is was are were be been has have had will would also both his her their its'.split(
    ' ',
  ),
);

/** A description of somebody: "US secretary of state", its head "secretary". */
export interface Description {
  readonly text: string;
  readonly head: string;
}

/** What stands before a name and says what its bearer is: "Turkish president" in "Turkish president Recep Tayyip Erdogan". */
export function descriptionBefore(
  { text, tokens, sentenceOf, sentences }: AnnotatedText,
  nameToken: number,
  lexicon: PersonLexicon,
): Description | null {
  const sentence = sentences[sentenceOf[nameToken] ?? 0];
  const floor = Math.max(sentence?.first ?? 0, nameToken - LONGEST);
  let first = nameToken;
  let head: string | null = null;
  for (let i = nameToken - 1; i >= floor; i--) {
    const token = tokens[i];
    if (!token) break;
    const lower = token.text.toLowerCase();
    const joins = lower === 'of' || token.text === '-' || lower === "'s" || lower === '’s' || lower === '&';
    if (token.kind === 'MARK' ? token.text !== '-' : STOPS.has(lower)) break;
    if (/^(the|a|an|this|that|former|ex)$/.test(lower)) {
      if (lower === 'former') first = i;
      break;
    }
    // "forces of Syrian president …": what stands before "of" is part of it only when it is a role.
    if (lower === 'of' && lexicon.role(tokens[i - 1]?.text ?? '') === undefined) break;
    if (lexicon.role(token.text) !== undefined) head = head === null || tokens[i + 1]?.text === 'of' ? lower : head;
    // Without a role right before the name, or before an "of", the words are no description.
    if (
      i === nameToken - 1 &&
      head === null &&
      !tokens.slice(Math.max(floor, i - 3), i).some(({ text }) => text === 'of')
    )
      return null;
    if (!joins) first = i;
  }
  if (head === null || first >= nameToken) return null;
  return { text: text.slice(tokens[first]?.start, tokens[nameToken - 1]?.end), head };
}

/** What a phrase says of somebody: "mayor of Porto" in "the mayor of Porto"; null for what is said of their kin alone. */
export function descriptionIn(
  { text, tokens, tags }: AnnotatedText,
  nominal: Nominal,
  end: number,
): Description | null {
  const { first, noun, determiner, owner } = nominal;
  if (noun === '' || tags[owner] === TAG.PRP$) return null;
  const from = determiner === 'NONE' || owner >= 0 ? first : first + 1;
  const skip = /^(the|a|an)$/i.test(tokens[from]?.text ?? '') ? from + 1 : from;
  const stop = Math.min(end, skip + LONGEST);
  return { text: text.slice(tokens[skip]?.start, tokens[stop - 1]?.end), head: noun };
}
