import type { WordLists } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { createDemonymFinder } from './demonyms.ts';
import { isCased } from './fold.ts';
import { type Gazetteer, NAME_OF } from './gazetteer.ts';
import { createPlaceLookup, type Lookup } from './lookup.ts';
import { createMisnamedFinder } from './misnamed.ts';
import { createNarrower } from './narrow.ts';
import { createOverlookedFinder, isMoney } from './overlooked.ts';
import { createPartFinder } from './parts.ts';
import { passageOf, type TokenRun, type Toponym } from './toponym.ts';

/** The least confidence in a name that the tagger takes for a place and the gazetteer knows well. */
const WELL_KNOWN = 0.7;

/** The names of places in a text, in its order, none overlapping another. */
export type ToponymFinder = (text: AnnotatedText, names: readonly NamedSpan[]) => readonly Toponym[];

export function createToponymFinder(gazetteer: Gazetteer, words: WordLists): ToponymFinder {
  const lookup = createPlaceLookup(gazetteer, words);
  const partsOf = createPartFinder(gazetteer, words);
  const findMisnamed = createMisnamedFinder(gazetteer, lookup, words);
  const findOverlooked = createOverlookedFinder(gazetteer, words);
  const beforePlace = new Set([
    ...(words['place-prepositions'] ?? []),
    ...(words['place-or-person-prepositions'] ?? []),
  ]);
  const narrow = createNarrower(words);
  const noNames = new Set([...(words['place-generic'] ?? []), ...(words['place-feature-heads'] ?? [])]);
  const diseases = new Set(words['place-diseases']);
  const findDemonyms = createDemonymFinder(gazetteer, words);

  return (text, names) => {
    const surnames = surnamesOf(names, text);
    const known = new Map<string, Lookup>();
    const found: Toponym[] = [];
    for (const name of names) {
      if (name.type !== 'PLACE' || isDemonym(text, name) || noNames.has(name.text.toLowerCase())) continue;
      if (surnames.has(name.text) && !follows(text, name.firstToken, beforePlace)) continue;
      for (const part of partsOf(text, { first: name.firstToken, end: name.endToken }))
        if (!isMoney(text, part)) found.push(toponymOf(text, part, name.confidence, known));
    }
    const taken = new Uint8Array(text.tokens.length);
    for (const name of names) {
      if (name.type === 'OTHER' || isDemonym(text, name)) continue;
      taken.fill(1, opensWithDemonym(text, name) ? name.firstToken + 1 : name.firstToken, name.endToken);
    }
    found.push(...containersAfter(text, found, taken));
    found.push(...findOverlooked(text, names, found, taken));
    found.push(...findMisnamed(text, names, found));
    found.push(...findDemonyms(text, taken));
    return found
      .filter((toponym) => !diseases.has(text.tokens[toponym.endToken]?.text.toLowerCase() ?? ''))
      .map((toponym) => narrow(text, toponym))
      .sort((a, b) => a.start - b.start);
  };

  function toponymOf(text: AnnotatedText, part: TokenRun, confidence: number, known: Map<string, Lookup>): Toponym {
    const passage = passageOf(text, part);
    const stopped = text.text[passage.end] === '.';
    const key = stopped ? `${passage.text}.` : passage.text;
    const found = known.get(key) ?? lookup(passage.text, stopped);
    known.set(key, found);
    const { places, loose } = found;
    const wellKnown = !loose && (gazetteer.kinds(passage.text) & NAME_OF.MAJOR) !== 0;
    return {
      ...passage,
      kind: 'NAME',
      candidates: places,
      confidence: wellKnown ? Math.max(confidence, WELL_KNOWN) : confidence,
      loose,
    };
  }

  /** What the tagger passed over after a town and a comma: "Topeka, Kan.", "London, ON". */
  function containersAfter(text: AnnotatedText, towns: readonly Toponym[], taken: Uint8Array): Toponym[] {
    const { tokens } = text;
    const found: Toponym[] = [];
    for (const town of towns) {
      const at = town.endToken + 1;
      const word = tokens[at];
      if (tokens[town.endToken]?.text !== ',' || !word || taken[at] !== 0 || !/^\p{Lu}/u.test(word.text)) continue;
      const postal = gazetteer.postal(word.text);
      const dotted = text.text[word.end] === '.' ? gazetteer.candidates(`${word.text}.`) : [];
      const places = [postal, dotted, isCased(word.text) ? gazetteer.candidates(word.text) : []].find(
        ({ length }) => length > 0,
      );
      const container = places?.find((place) =>
        town.candidates.some(({ within }) => within.some(({ key }) => key === place.key)),
      );
      if (!container) continue;
      taken[at] = 1;
      const passage = passageOf(text, { first: at, end: at + 1 });
      found.push({ ...passage, kind: 'NAME', candidates: [container], confidence: 0.9, loose: false });
    }
    return found;
  }

  /**
   * Whether a name can only be the word for people and things of a place, or the beginning of one ("South" before "Korean");
   * "Lao" and "Saudi" may be the country.
   */
  function isDemonym(text: AnnotatedText, { firstToken, endToken, text: name }: NamedSpan): boolean {
    const next = text.tokens[endToken]?.text ?? '';
    if (
      /^\p{Lu}/u.test(next) &&
      gazetteer.demonym(passageOf(text, { first: firstToken, end: endToken + 1 }).text).length > 0
    )
      return true;
    return (gazetteer.kinds(name) & (NAME_OF.DEMONYM | NAME_OF.COUNTRY)) === NAME_OF.DEMONYM;
  }

  /** "Mexican Economy Secretary Ada Vale": a person's office that the tagger took along. */
  function opensWithDemonym({ tokens }: AnnotatedText, { type, firstToken, endToken }: NamedSpan): boolean {
    const head = tokens[firstToken]?.text ?? '';
    return type === 'PERSON' && endToken - firstToken > 2 && (gazetteer.kinds(head) & NAME_OF.DEMONYM) !== 0;
  }
}

/** The last words of full personal names: after "Michael Jordan", a bare "Jordan" is he unless it stands like a place. */
function surnamesOf(names: readonly NamedSpan[], text: AnnotatedText): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { type, firstToken, endToken } of names) {
    if (type === 'PERSON' && endToken - firstToken > 1) surnames.add(text.tokens[endToken - 1]?.text ?? '');
  }
  return surnames;
}

function follows(text: AnnotatedText, firstToken: number, words: ReadonlySet<string>): boolean {
  return words.has(text.tokens[firstToken - 1]?.text.toLowerCase() ?? '');
}
