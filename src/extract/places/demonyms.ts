import type { WordLists } from '../../model.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { type Gazetteer, NAME_OF } from './gazetteer.ts';
import { passageOf, type TokenRun, type Toponym } from './toponym.ts';

/**
 * Finds words for the things of a place, where no name holds them: "Turkish troops", "South Korean". The same words for people
 * or a language ("two Turks", "in Turkish") speak of no place.
 *
 * @param taken which tokens belong to a name
 */
export type DemonymFinder = (text: AnnotatedText, taken: Uint8Array) => Toponym[];

/** No demonym has more words. */
const LONGEST = 3;
/** How far behind a demonym the noun may stand that it modifies: "Danish former foreign minister". */
const REACH = 3;

export function createDemonymFinder(gazetteer: Gazetteer, words: WordLists): DemonymFinder {
  const notModified = new Set(words['place-not-modified']);
  const people = (words['person-roles'] ?? []).map((line) => line.split(/\s/)[0] ?? line);
  const nouns = new Set([...(words['place-demonym-nouns'] ?? []), ...people]);

  return (text, taken) => {
    const uses = new Map<number, Use>();
    for (const run of runsIn(text, taken).reverse()) uses.set(run.first, useOf(text, run, uses));
    return [...uses.values()].reverse().flatMap(({ run, modifies, alone }) => {
      if (!modifies) return [];
      const passage = passageOf(text, run);
      const candidates = gazetteer.demonym(passage.text);
      return [{ ...passage, kind: 'DEMONYM', candidates, confidence: alone ? 0.9 : 0.8, loose: false, alone }];
    });
  };

  function runsIn(text: AnnotatedText, taken: Uint8Array): TokenRun[] {
    const runs: TokenRun[] = [];
    for (let i = 0; i < text.tokens.length; i++) {
      const run = demonymAt(text, i, taken);
      if (!run) continue;
      runs.push(run);
      i = run.end - 1;
    }
    return runs;
  }

  function demonymAt(text: AnnotatedText, first: number, taken: Uint8Array): TokenRun | undefined {
    const { tokens } = text;
    const word = tokens[first];
    if (!word || taken[first] !== 0 || word.kind !== 'WORD' || !/^\p{Lu}/u.test(word.text)) return undefined;
    for (let end = first + LONGEST; end > first; end--) {
      if (tokens[end - 1]?.kind !== 'WORD' || taken[end - 1] !== 0) continue;
      if (end > first + 1 && gazetteer.longestFrom(word.text) < end - first) continue;
      if ((gazetteer.kinds(passageOf(text, { first, end }).text) & NAME_OF.DEMONYM) !== 0) return { first, end };
    }
    return undefined;
  }

  /**
   * Whether a word stands before what it describes: "Turkish army", "Turkish-backed", "Turkish and Greek ships".
   *
   * @param uses those of the words that come later
   */
  function useOf({ tokens }: AnnotatedText, run: TokenRun, uses: ReadonlyMap<number, Use>): Use {
    const word = tokens[run.end - 1];
    const after = tokens[run.end];
    const no: Use = { run, modifies: false, alone: false };
    if (!word || !after || /[^s]s$/.test(word.text)) return no;
    if (after.start === word.end && after.text === '-')
      return { run, modifies: tokens[run.end + 1]?.kind === 'WORD', alone: false };
    if (JOINING.has(after.text.toLowerCase())) return { ...(uses.get(run.end + 1) ?? no), run };
    const modifies = after.kind === 'WORD' && after.start > word.end && !notModified.has(after.text.toLowerCase());
    return { run, modifies, alone: modifies && speaksOfPlace(tokens, run.end) };
  }

  /** "Danish troops" speak of Denmark though nothing else in the article names it; "Danish pastry" does not. */
  function speaksOfPlace(tokens: AnnotatedText['tokens'], next: number): boolean {
    for (let i = next; i < next + REACH; i++) {
      const word = tokens[i]?.text.toLowerCase() ?? '';
      if (nouns.has(word) || nouns.has(word.replace(/s$/, ''))) return true;
      if (tokens[i]?.kind !== 'WORD' || notModified.has(word)) return false;
    }
    return false;
  }
}

/** How a demonym is used at one place of the text. */
interface Use {
  readonly run: TokenRun;
  readonly modifies: boolean;
  /** It speaks of the place though nothing else names it. */
  readonly alone: boolean;
}

const JOINING: ReadonlySet<string> = new Set(['and', 'or', ',']);
