import type { WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { isCased } from './fold.ts';
import { type Gazetteer, type GazetteerPlace, NAME_OF } from './gazetteer.ts';
import { isContained, passageOf, type TokenRun, type Toponym } from './toponym.ts';

/** No name of more words is looked for. */
const LONGEST = 5;
/** The gazetteer knows the name; what stands around it says that the place is meant. */
const CONFIDENCE = 0.7;
/** The prominence of a city of a million. */
const FAMOUS = 150;

/**
 * Finds names of well-known places that the tagger left untagged, or took for people, and that stand like places:
 * countries and continents anywhere; others after "in" or "near", before what contains them ("Louisville, Kentucky"), at the
 * head of a block as a dateline ("LOS ANGELES, April 5"), or where the article has them as places elsewhere.
 *
 * @param taken which tokens belong to a name of the tagger; those of what is found are marked
 * @param found the toponyms so far
 */
export type OverlookedFinder = (
  text: AnnotatedText,
  names: readonly NamedSpan[],
  found: readonly Toponym[],
  taken: Uint8Array,
) => Toponym[];

export function createOverlookedFinder(gazetteer: Gazetteer, words: WordLists): OverlookedFinder {
  const beforePlace = new Set([
    ...(words['place-prepositions'] ?? []),
    ...(words['place-or-person-prepositions'] ?? []),
  ]);
  const publicBodies = new Set(words['place-public-bodies']);
  const personal = new Set(words['place-also-personal']);
  const titles = new Set(words['name-titles']);
  const bodies = new Set(words['name-organisation-words']);

  return (text, names, found, taken) => {
    const { tokens } = text;
    const placed = new Set(found.filter(({ candidates }) => candidates.length > 0).map(({ text: form }) => form));
    const inPersons = personWords(text, names);
    const starting = new Map(found.map((toponym) => [toponym.firstToken, toponym]));
    const ending = new Set(found.filter(({ candidates }) => candidates.length > 0).map(({ endToken }) => endToken));
    const openings = new Set(text.blocks.map(({ first }) => first));
    const overlooked: Toponym[] = [];
    const acting = placesOfBodies(text, names);
    const free = mistakenIn(text, names, taken, acting);

    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token?.kind !== 'WORD' || !free(i) || !/^\p{Lu}/u.test(token.text)) continue;
      const run = longestKnown(text, i, free);
      if (!run) continue;
      const passage = passageOf(text, run);
      const candidates = gazetteer.candidates(passage.text);
      if (isMeant(text, run, passage.text, candidates)) {
        taken.fill(1, run.first, run.end);
        overlooked.push({ ...passage, kind: 'NAME', candidates, confidence: CONFIDENCE, loose: false });
      }
      i = run.end - 1;
    }
    return overlooked;

    /** "between Washington and Moscow": beside a place, joined to it. */
    function isListed(run: TokenRun, before: string, after: string): boolean {
      if (JOINING.has(after) && (starting.get(run.end + 1)?.candidates.length ?? 0) > 0) return true;
      return JOINING.has(before) && ending.has(run.first - 1);
    }

    function isMeant(at: AnnotatedText, run: TokenRun, form: string, candidates: readonly GazetteerPlace[]): boolean {
      const best = candidates[0];
      if (!best || inPersons.has(form) || isMoney(at, run)) return false;
      if (placed.has(form) || acting.has(run.first)) return true;
      const before = tokens[run.first - 1]?.text ?? '';
      const after = tokens[run.end]?.text ?? '';
      if (best.kind === 'COUNTRY' && isCased(form)) return true;
      if (isWhole(best) && !personal.has(form.toLowerCase()) && !isPartOfName(at, run)) return true;
      if (run.end - run.first > 1 && taken[run.first] === 0 && !isSettlement(best) && !isPartOfName(at, run))
        return true;
      if (beforePlace.has(before)) return true;
      if (openings.has(run.first) && form === form.toUpperCase() && DATELINE.has(after)) return true;
      if (best.prominence >= FAMOUS && isListed(run, before, after)) return true;
      return after === ',' && isContained(candidates, starting.get(run.end + 1));
    }
  };

  /**
   * Tokens that no name holds; and those that hold a country or a town all by themselves, or begin a name with a country's
   * abbreviation ("U.S. Army"), whatever the tagger took the name for.
   */
  function mistakenIn(
    { tokens }: AnnotatedText,
    names: readonly NamedSpan[],
    taken: Uint8Array,
    acting: ReadonlySet<number>,
  ) {
    const mistaken = new Set<number>(acting);
    for (const { type, firstToken, endToken, text: name } of names) {
      if (type === 'PLACE') continue;
      const head = tokens[firstToken]?.text ?? '';
      if ((gazetteer.kinds(name) & NAME_OF.MAJOR) !== 0 || (type === 'PERSON' && endToken - firstToken === 1)) {
        for (let i = firstToken; i < endToken; i++) mistaken.add(i);
      } else if (isCased(head) && (gazetteer.kinds(head) & NAME_OF.COUNTRY) !== 0) mistaken.add(firstToken);
    }
    return (token: number): boolean => taken[token] === 0 || mistaken.has(token);
  }

  /** The tokens that open names of public bodies: "Vermont" in "Vermont Department of Fisheries". */
  function placesOfBodies({ tokens }: AnnotatedText, names: readonly NamedSpan[]): ReadonlySet<number> {
    const opening = new Set<number>();
    for (const { type, firstToken, endToken } of names) {
      if (type !== 'ORGANISATION') continue;
      const isPublic = tokens
        .slice(firstToken + 1, endToken)
        .some(({ text: word }) => publicBodies.has(word.toLowerCase()));
      if (isPublic) for (let i = firstToken; i < Math.min(endToken - 1, firstToken + 3); i++) opening.add(i);
    }
    return opening;
  }

  /** "University of Norway", "Tonga Health Ministry", but "US President". */
  function isPartOfName({ tokens, sentenceOf }: AnnotatedText, { first, end }: TokenRun): boolean {
    const next = tokens[end]?.text ?? '';
    if (/^\p{Lu}/u.test(next) && !titles.has(next.toLowerCase())) return true;
    const head = tokens[first - 2]?.text ?? '';
    if (tokens[first - 1]?.text !== 'of' || !/^\p{Lu}/u.test(head) || titles.has(head.toLowerCase())) return false;
    return sentenceOf[first] === sentenceOf[first - 3] || bodies.has(head.toLowerCase());
  }

  function longestKnown(text: AnnotatedText, first: number, free: (token: number) => boolean): TokenRun | undefined {
    const most = Math.min(LONGEST, gazetteer.longestFrom(text.tokens[first]?.text ?? ''));
    for (let length = most; length > 0; length--) {
      const end = first + length;
      const last = text.tokens[end - 1];
      if (last?.kind !== 'WORD' || isClitic(last.text) || !free(end - 1)) continue;
      if (text.sentenceOf[end - 1] !== text.sentenceOf[first]) continue;
      const kinds = gazetteer.kinds(passageOf(text, { first, end }).text);
      if ((kinds & NAME_OF.MAJOR) !== 0 && (kinds & NAME_OF.DEMONYM) === 0) return { first, end };
    }
    return undefined;
  }
}

const JOINING: ReadonlySet<string> = new Set(['and', 'or', ',']);

const DATELINE: ReadonlySet<string> = new Set([',', '(', '—', '–', '-', '--', '/']);

/** A country or continent by a name that no town shares with more right. */
function isWhole({ kind, byAlias, name }: GazetteerPlace): boolean {
  return (
    kind === 'CONTINENT' || name === 'European Union' || (kind === 'COUNTRY' && (!byAlias || name !== 'Saudi Arabia'))
  );
}

/** Towns share names of several words with people ("Santa Maria"); "Indian Ocean" and "Middle East" are no one else's. */
function isSettlement({ kind }: GazetteerPlace): boolean {
  return kind === 'CITY' || kind === 'REGION';
}

/** "The state's" is not "the States". */
const isClitic = (word: string): boolean => word.startsWith("'") || word.startsWith('’');

/** "US$100" and "US dollars" name a currency. */
export function isMoney({ tokens }: AnnotatedText, { first, end }: TokenRun): boolean {
  const after = tokens[end]?.text ?? '';
  return after === '$' || tokens[first - 1]?.text === '$' || after === 'dollars' || after === 'dollar';
}

/** The words of people's full names: "Sydney" may be she. */
export function personWords(text: AnnotatedText, names: readonly NamedSpan[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { type, firstToken, endToken } of names) {
    if (type !== 'PERSON' || endToken - firstToken < 2) continue;
    for (let i = firstToken; i < endToken; i++) found.add(text.tokens[i]?.text ?? '');
  }
  return found;
}
