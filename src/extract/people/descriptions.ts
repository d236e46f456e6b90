import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { PersonLexicon } from './lexicon.ts';

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

/** What stands behind a name between commas: "the US secretary of state" in "John Kerry, the US secretary of state, said". */
export function descriptionAfter(
  { text, tokens, sentenceOf, sentences }: AnnotatedText,
  name: NamedSpan,
  lexicon: PersonLexicon,
): Description | null {
  const sentence = sentences[sentenceOf[name.firstToken] ?? 0];
  const limit = Math.min(sentence?.end ?? 0, name.endToken + 1 + LONGEST);
  if (tokens[name.endToken]?.text !== ',') return null;
  let first = name.endToken + 1;
  if (/^(the|a|an)$/i.test(tokens[first]?.text ?? '')) first += 1;
  let head: string | null = null;
  let end = first;
  for (; end < limit; end++) {
    const token = tokens[end];
    if (
      !token ||
      /^[,.;:!?()"“”]$/.test(token.text) ||
      /^(who|whose|which|said|says|and|told|has|was|is|had)$/.test(token.text)
    )
      break;
    if (head === null && lexicon.role(token.text) !== undefined) head = token.text.toLowerCase();
    // A description begins with what somebody is; a role far behind belongs to another phrase.
    if (head === null && end - first > 5) return null;
  }
  if (head === null || end === first) return null;
  return { text: text.slice(tokens[first]?.start, tokens[end - 1]?.end), head };
}
