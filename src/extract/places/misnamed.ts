import type { WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { type Gazetteer, type GazetteerPlace, NAME_OF } from './gazetteer.ts';
import type { PlaceLookup } from './lookup.ts';
import { personWords } from './overlooked.ts';
import { isContained, passageOf, type TokenRun, type Toponym } from './toponym.ts';

/** What stands around the name says that it is a place's; the name itself is another kind's as often. */
const CONFIDENCE = 0.6;

/**
 * Finds places of any size among the names that the tagger took for people's or bodies', and among capitalised words that
 * it left alone, where the words around them leave no doubt: "the village of Quill", "Quill county", "Quill, Kansas",
 * "in Quill", and in lists of places.
 */
export type MisnamedFinder = (text: AnnotatedText, names: readonly NamedSpan[], found: readonly Toponym[]) => Toponym[];

export function createMisnamedFinder(gazetteer: Gazetteer, lookup: PlaceLookup, words: WordLists): MisnamedFinder {
  const generic = new Set(words['place-generic']);
  const inside = new Set(words['place-inside']);
  const settlements = new Set(words['place-settlements']);
  const calendar = new Set(words['name-calendar']);
  const bodies = new Set(words['name-organisation-words']);

  /** A month, the name of a people or a language, an abbreviation. */
  function isOtherwiseKnown(form: string): boolean {
    if ((gazetteer.kinds(form) & NAME_OF.DEMONYM) !== 0) return true;
    return calendar.has(form.toLowerCase()) || !/\p{Ll}/u.test(form);
  }

  return (text, names, found) => {
    const { tokens } = text;
    const placed = new Set(found.flatMap((toponym) => (toponym.candidates.length > 0 ? [toponym.text] : [])));
    const starting = new Map(found.map((toponym) => [toponym.firstToken, toponym]));
    const ending = new Set(found.map(({ endToken }) => endToken));
    const people = personWords(text, names);
    const taken = new Uint8Array(tokens.length);
    for (const { firstToken, endToken } of found) taken.fill(1, firstToken, endToken);
    const misnamed: Toponym[] = [];
    for (const run of [...names.filter(({ type }) => type !== 'PLACE').map(runOf), ...untagged(text, names)]) {
      if (taken.subarray(run.first, run.end).includes(1)) continue;
      const passage = passageOf(text, run);
      if (!standsLikePlace(run, passage.text)) continue;
      if (people.has(passage.text) || isOtherwiseKnown(passage.text)) continue;
      const candidates = lookup(passage.text, text.text[passage.end] === '.').places;
      if (!isMeant(run, passage.text, candidates)) continue;
      const toponym: Toponym = { ...passage, kind: 'NAME', candidates, confidence: CONFIDENCE, loose: false };
      misnamed.push(toponym);
      starting.set(run.first, toponym);
      ending.add(run.end);
      taken.fill(1, run.first, run.end);
    }
    return misnamed;

    /** What can be told without a look into the gazetteer. */
    function standsLikePlace(run: TokenRun, form: string): boolean {
      const before = tokens[run.first - 1]?.text ?? '';
      const after = tokens[run.end]?.text ?? '';
      if (before === 'of' || inside.has(before) || generic.has(after) || placed.has(form)) return true;
      return (JOINING.has(after) && starting.has(run.end + 1)) || isListed(run);
    }

    function isMeant(run: TokenRun, form: string, candidates: readonly GazetteerPlace[]): boolean {
      const before = tokens[run.first - 1]?.text ?? '';
      const after = tokens[run.end]?.text ?? '';
      if (bodies.has(tokens[run.end - 1]?.text.toLowerCase() ?? '')) return false;
      const kindOf = before === 'of' ? (tokens[run.first - 2]?.text ?? '') : '';
      if (candidates.length === 0) return settlements.has(kindOf);
      if (generic.has(kindOf)) return true;
      if (generic.has(after) || placed.has(form)) return true;
      if (inside.has(before)) return true;
      if (JOINING.has(after) && isContained(candidates, starting.get(run.end + 1))) return true;
      return isListed(run);
    }

    /** Between two places in a list, or the last of three. */
    function isListed({ first, end }: TokenRun): boolean {
      const [before, after] = [tokens[first - 1]?.text ?? '', tokens[end]?.text ?? ''];
      return LISTING.has(before) && ending.has(first - 1) && LISTING.has(after) && starting.has(end + 1);
    }
  };
}

/** Between a place and what contains it. */
const JOINING: ReadonlySet<string> = new Set([',', '(', 'in']);
/** Between the items of a list. */
const LISTING: ReadonlySet<string> = new Set([',', 'and', 'or']);

const runOf = ({ firstToken, endToken }: NamedSpan): TokenRun => ({ first: firstToken, end: endToken });

/** Runs of capitalised words inside sentences that no name of the tagger holds. */
function untagged({ tokens, sentences }: AnnotatedText, names: readonly NamedSpan[]): TokenRun[] {
  const runs: TokenRun[] = [];
  const named = new Uint8Array(tokens.length);
  for (const { firstToken, endToken } of names) named.fill(1, firstToken, endToken);
  for (const sentence of sentences) {
    for (let i = sentence.first + 1; i < sentence.end; i++) {
      let end = i;
      while (end < sentence.end && named[end] === 0 && isCapitalised(tokens[end]?.text ?? '')) end += 1;
      if (end === i) continue;
      if (named[end] !== 1 && named[i - 1] !== 1) runs.push({ first: i, end });
      i = end;
    }
  }
  return runs;
}

const isCapitalised = (word: string): boolean => /^(?:[A-Z][a-z]|\p{Lu}\p{Ll})/u.test(word);
