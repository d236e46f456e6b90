import type { LocationKind, WordLists } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Toponym } from './toponym.ts';

/** Leaves a toponym the readings that the words beside it allow: "Washington state", "the city of Kano". */
export type Narrower = (text: AnnotatedText, toponym: Toponym) => Toponym;

export function createNarrower(words: WordLists): Narrower {
  const regions = new Set(words['place-generic-regions']);
  const towns = new Set(words['place-generic-towns']);

  return (text, toponym) => {
    const sort = sortBeside(text, toponym);
    if (toponym.kind !== 'NAME' || !sort) return toponym;
    const candidates = toponym.candidates.filter(({ kind }) => kind === sort);
    return candidates.length > 0 ? { ...toponym, candidates, sort } : toponym;
  };

  function sortBeside(text: AnnotatedText, toponym: Toponym): LocationKind | undefined {
    const { tokens } = text;
    const last = tokens[toponym.endToken - 1]?.text.toLowerCase() ?? '';
    const after = tokens[toponym.endToken]?.text ?? '';
    const before = tokens[toponym.firstToken - 1]?.text === 'of' ? (tokens[toponym.firstToken - 2]?.text ?? '') : '';
    return sortOf(after) ?? sortOf(before) ?? (toponym.endToken - toponym.firstToken > 1 ? sortOf(last) : undefined);
  }

  function sortOf(word: string): LocationKind | undefined {
    return regions.has(word) ? 'REGION' : towns.has(word) ? 'CITY' : undefined;
  }
}
