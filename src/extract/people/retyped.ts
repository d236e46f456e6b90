import type { WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isFiniteVerb, TAG } from '../text/tags.ts';
import { createPersonLexicon, type PersonLexicon } from './lexicon.ts';
import { nominalAt } from './nominals.ts';

/** How far behind a name the noun may stand that says what its bearer is. */
const REACH = 10;

const CONFIDENCE = 0.7;

/** Before a place rather than a person. */
const WHERE: ReadonlySet<string> = new Set('in at near into outside around across via throughout within'.split(' '));

/**
 * Names that were taken for a place or a firm and that the text says are a person’s: "Valerie London, a nurse from Leeds," and
 * "Valerie London, 42,", "Valerie London, Leeds’s mayor,". From then on "London" is she, but not in "in London".
 */
export function createRetyper(
  words: WordLists,
): (text: AnnotatedText, names: readonly NamedSpan[]) => readonly NamedSpan[] {
  const lexicon = createPersonLexicon(words);

  return (text, names) => {
    const people = names.filter((span) => isPerson(text, span, lexicon));
    if (people.length === 0) return names;
    const mistaken = new Set(people.filter(({ type }) => type !== 'PERSON').map((span) => span.text));
    const lastWords = new Map<string, boolean>();
    for (const span of people) {
      const word = text.tokens[span.endToken - 1]?.text ?? '';
      lastWords.set(word, lastWords.get(word) || span.type !== 'PERSON');
    }
    return names.map((span) => {
      if (span.type === 'PERSON') return span;
      const known = lastWords.get(span.text);
      const isHers = known !== undefined && !isPlace(text, span) && (known || acts(text, span));
      return isHers || mistaken.has(span.text) ? { ...span, type: 'PERSON', confidence: CONFIDENCE } : span;
    });
  };
}

function isPlace({ tokens }: AnnotatedText, { firstToken }: NamedSpan): boolean {
  return WHERE.has(tokens[firstToken - 1]?.text.toLowerCase() ?? '');
}

/** "London said": where the name was known for a person’s and yet a place was seen, a verb must follow. */
function acts({ tags }: AnnotatedText, { endToken }: NamedSpan): boolean {
  return isFiniteVerb(tags[endToken] ?? 0);
}

/** "Spain’s" in "Joaquín Berdejo, Spain’s minister for fisheries,". */
function isPossessor({ tokens, tags }: AnnotatedText, at: number): boolean {
  if (tags[at] !== TAG.NNP) return false;
  const end = tags[at + 1] === TAG.NNP ? at + 2 : at + 1;
  return /^['’]s?$/.test(tokens[end]?.text ?? '');
}

/** A given name first, then a comma and an age, "who", or a phrase that only people are. */
function isPerson(text: AnnotatedText, span: NamedSpan, lexicon: PersonLexicon): boolean {
  const { tokens, sentenceOf } = text;
  const { firstToken, endToken } = span;
  const length = endToken - firstToken;
  if (length < 2 || length > 4 || tokens[endToken]?.text !== ',') return false;
  if (lexicon.genderOf(tokens[firstToken]?.text ?? '') === null) return false;
  const next = tokens[endToken + 1];
  if (!next || sentenceOf[endToken + 1] !== sentenceOf[firstToken]) return false;
  if (next.kind === 'NUMBER') return /^\d{1,2}$/.test(next.text) && /^[,.)]$/.test(tokens[endToken + 2]?.text ?? '');
  if (next.text === 'who') return true;
  if (!/^(an?|the|his|her)$/.test(next.text) && !isPossessor(text, endToken + 1)) return false;
  for (let i = endToken + 2; i < endToken + 2 + REACH; i++) {
    const nominal = nominalAt(text, i, endToken + 1, lexicon, () => false);
    if (nominal?.first === endToken + 1) return nominal.noun === '' || !lexicon.isBodys(nominal.noun);
  }
  return false;
}
