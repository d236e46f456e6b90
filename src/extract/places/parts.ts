import type { WordLists } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { type Gazetteer, NAME_OF } from './gazetteer.ts';
import { passageOf, type TokenRun } from './toponym.ts';

/** Cuts what the tagger took for the name of one place into the places that it names: "Paris, Texas", "Leeds and York". */
export type PartFinder = (text: AnnotatedText, name: TokenRun) => readonly TokenRun[];

/** No name of more words is looked for inside another. */
const LONGEST = 5;

export function createPartFinder(gazetteer: Gazetteer, words: WordLists): PartFinder {
  const featureHeads = new Set(words['place-feature-heads']);
  const noEnding = new Set(words['place-no-ending']);
  const directions = new Set(words['place-directions']);
  const titles = new Set([...(words['name-titles'] ?? []), ...(words['person-offices'] ?? [])]);
  const generic = new Set(words['place-generic']);

  return (text, { first, end }) =>
    splitAt(text, { first, end }, ',')
      .map((run) => trimmed(text, run))
      .flatMap((run) => (isEmpty(run) || isKnown(text, run) ? [run] : separate(text, run)))
      .filter((run) => !isEmpty(run));

  function kindsOf(text: AnnotatedText, run: TokenRun): number {
    return isEmpty(run) ? 0 : gazetteer.kinds(passageOf(text, run).text) & ~NAME_OF.DEMONYM;
  }
  function isKnown(text: AnnotatedText, run: TokenRun): boolean {
    return (kindsOf(text, run) & ~NAME_OF.MAJOR) !== 0;
  }
  function isMajor(text: AnnotatedText, run: TokenRun): boolean {
    return (kindsOf(text, run) & NAME_OF.MAJOR) !== 0;
  }

  /** "New Zealand 120", "Denmark The": what a sentence goes on with is no part of a name. */
  function trimmed(text: AnnotatedText, { first, end }: TokenRun): TokenRun {
    const { tokens } = text;
    let stop = end;
    while (stop > first + 1 && noEnding.has(tokens[stop - 1]?.text.toLowerCase() ?? '')) stop -= 1;
    const bare = { first, end: stop - 1 };
    return tokens[stop - 1]?.kind === 'NUMBER' && isMajor(text, bare) ? bare : { first, end: stop };
  }

  /** A name that no gazetteer has as a whole. */
  function separate(text: AnnotatedText, run: TokenRun): readonly TokenRun[] {
    const { tokens } = text;
    const possessive = indexIn(text, run, (word) => word === "'s" || word === '’s');
    if (possessive > run.first) {
      const owner = { first: run.first, end: possessive };
      const owned = { first: possessive + 1, end: run.end };
      if (isMajor(text, owner)) return isPlaceByWords(text, owned) ? [owner, owned] : [owner];
    }
    for (const [joining, known] of [
      ['and', isKnown],
      ['-', isMajor],
    ] as const) {
      const runs = splitAt(text, run, joining);
      if (runs.length > 1 && runs.every((part) => known(text, part) || startsLoose(text, part))) return runs;
    }
    const head = tokens[run.end - 1]?.text.toLowerCase() ?? '';
    return featureHeads.has(head) ? [run] : opening(text, run);
  }

  /** "Northern Leeds". */
  function startsLoose(text: AnnotatedText, { first, end }: TokenRun): boolean {
    return directions.has(text.tokens[first]?.text.toLowerCase() ?? '') && isKnown(text, { first: first + 1, end });
  }

  /** Known, or "the Roman Bridge", "Quill district". */
  function isPlaceByWords(text: AnnotatedText, run: TokenRun): boolean {
    const last = text.tokens[run.end - 1]?.text.toLowerCase() ?? '';
    return featureHeads.has(last) || generic.has(text.tokens[run.end]?.text ?? '') || isKnown(text, run);
  }

  /** "Leeds West Yorkshire" names two places; of "Kenya Trade Minister" the first word is a country. */
  function opening(text: AnnotatedText, run: TokenRun): readonly TokenRun[] {
    if (directions.has(text.tokens[run.first]?.text.toLowerCase() ?? '')) return [run];
    for (let end = Math.min(run.end - 1, run.first + LONGEST); end > run.first; end--) {
      const part = { first: run.first, end };
      if (!isMajor(text, part)) continue;
      const rest = { first: end, end: run.end };
      if (isMajor(text, rest) || isRegion(text, rest)) return [part, rest];
      return (kindsOf(text, part) & NAME_OF.COUNTRY) !== 0 || opensOffice(text, end) ? [part] : [run];
    }
    return [run];
  }

  /** "Borno State", "Kings County". */
  function isRegion(text: AnnotatedText, run: TokenRun): boolean {
    return run.end - run.first > 1 && generic.has(text.tokens[run.end - 1]?.text.toLowerCase() ?? '');
  }

  /** "Health Minister", "Assistant District Attorney". */
  function opensOffice({ tokens }: AnnotatedText, at: number): boolean {
    return [at, at + 1, at + 2].some((i) => titles.has(tokens[i]?.text.toLowerCase() ?? ''));
  }
}

const isEmpty = ({ first, end }: TokenRun): boolean => end <= first;

function indexIn({ tokens }: AnnotatedText, { first, end }: TokenRun, test: (word: string) => boolean): number {
  for (let i = first; i < end; i++) if (test(tokens[i]?.text ?? '')) return i;
  return -1;
}

function splitAt({ tokens }: AnnotatedText, { first, end }: TokenRun, joining: string): TokenRun[] {
  const runs: TokenRun[] = [];
  let start = first;
  for (let i = first; i <= end; i++) {
    if (i < end && tokens[i]?.text !== joining) continue;
    if (i > start) runs.push({ first: start, end: i });
    start = i + 1;
  }
  return runs;
}
