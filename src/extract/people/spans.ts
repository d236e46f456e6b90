import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { PersonLexicon } from './lexicon.ts';

/** A run of tokens `tokens.slice(first, end)`. */
interface Run {
  readonly first: number;
  readonly end: number;
}

/**
 * The spans that are people's names, each in its full extent: a function word or an office at its edge is cut off, the
 * second half of a hyphenated name is taken in ("Lam Ka" in "Lam Ka-yan"), and what is left of no name is dropped.
 */
export function personSpans(text: AnnotatedText, names: readonly NamedSpan[], lexicon: PersonLexicon): NamedSpan[] {
  const people: NamedSpan[] = [];
  names.forEach((span, n) => {
    if (span.type !== 'PERSON') return;
    const limit = names[n + 1]?.firstToken ?? text.tokens.length;
    const run = trim(text, takeHyphen(text, { first: span.firstToken, end: span.endToken }, limit, lexicon), lexicon);
    if (run.first < run.end && /\p{L}/u.test(text.tokens[run.first]?.text ?? '')) people.push(over(text, span, run));
  });
  return people;
}

function over({ text, tokens }: AnnotatedText, span: NamedSpan, { first, end }: Run): NamedSpan {
  const start = tokens[first]?.start ?? span.start;
  const stop = tokens[end - 1]?.end ?? span.end;
  return { ...span, firstToken: first, endToken: end, start, end: stop, text: text.slice(start, stop) };
}

/** "Kim Jong" before "-un", "Udvar" before "-Hazy"; but not "Obama-era", nor one of two people in "Obama-Putin". */
function takeHyphen({ tokens }: AnnotatedText, { first, end }: Run, limit: number, lexicon: PersonLexicon): Run {
  const [last, hyphen, rest] = [tokens[end - 1], tokens[end], tokens[end + 1]];
  if (!last || !rest || hyphen?.text !== '-' || last.end !== hyphen.start || hyphen.end !== rest.start)
    return { first, end };
  if (end + 1 >= limit || rest.kind !== 'WORD' || end - first < 2) return { first, end };
  const familyFirst = tokens.slice(first, end).some(({ text }) => lexicon.isFamilyFirst(text));
  const isName = /^\p{Lu}\p{Ll}/u.test(rest.text) || (familyFirst && rest.text.length < 6);
  return isName && !COMPOUNDS.has(rest.text.toLowerCase()) ? { first, end: end + 2 } : { first, end };
}

/** What joins a name with a hyphen without being part of it. */
const COMPOUNDS: ReadonlySet<string> = new Set('era like led style type born owned based backed run esque'.split(' '));

function trim({ tokens, sentenceOf, sentences }: AnnotatedText, run: Run, lexicon: PersonLexicon): Run {
  let { first, end } = run;
  const word = (i: number): string => tokens[i]?.text ?? '';
  while (end > first && (lexicon.isNoName(word(end - 1)) || tokens[end - 1]?.kind === 'MARK')) end -= 1;
  const opens = sentences[sentenceOf[first] ?? 0]?.first === first;
  // "He Kexin" is a name: only where a sentence begins is a capital no sign of one.
  while (first < end - 1 && lexicon.isNoName(word(first)) && (opens || /^\p{Ll}/u.test(word(first)))) first += 1;
  // "Editorial Manager Ada Lund": the office before the name is none of it.
  for (let i = Math.min(end, first + 3) - 1; i >= first; i--) {
    if (lexicon.isOffice(word(i)) && lexicon.given(word(i)) === null) {
      first = i + 1;
      break;
    }
  }
  return { first, end };
}
