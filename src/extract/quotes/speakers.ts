import type { Span } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import type { Lexicon } from './lexicon.ts';

/** A run of tokens `tokens.slice(first, end)`. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** The longest noun phrase that is taken for a speaker, in tokens. */
const LONGEST = 18;

/** Between a subject and its verb: auxiliaries and adverbs. */
const AUXILIARY: ReadonlySet<string> = new Set(
  'has have had was is are were be been being also later then now once repeatedly already still never not often just who which will would could may might can must did does do reportedly recently again previously earlier first'.split(
    ' ',
  ),
);

/** Words that no noun phrase reaches past. */
const BOUNDARY: ReadonlySet<string> = new Set(
  'that and but or nor if when while as because although though like unlike despite since after before until where so than whether what how why to from with by on into about over against between during under is was are were be been has have had will would could should may might can said says according however meanwhile'.split(
    ' ',
  ),
);

const PRONOUN = /^(he|she|they|it|we|i|you|who|him|her|them|many|some|others|both|one|everyone|nobody|someone)$/i;

/** Finds the noun phrases that may name a speaker, around the verbs that attribute. */
export interface SpeakerFinder {
  /** The subject that ends before `verb`, no further left than `floor`. */
  before(verb: number, floor: number): Run | null;
  /** The noun phrase that begins at `at`, no further right than `limit`. */
  after(at: number, limit: number): Run | null;
}

export function createSpeakerFinder(
  text: AnnotatedText,
  names: readonly NamedSpan[],
  lexicon: Lexicon,
  nouns: ReadonlySet<string>,
): SpeakerFinder {
  const { tokens } = text;
  const nameAt = new Map<number, NamedSpan>();
  for (const name of names) for (let i = name.firstToken; i < name.endToken; i++) nameAt.set(i, name);
  const lower = (i: number): string => tokens[i]?.text.toLowerCase() ?? '';

  function before(verb: number, floor: number): Run | null {
    let end = verb;
    while (end > floor && (AUXILIARY.has(lower(end - 1)) || /ly$/.test(lower(end - 1)) || lower(end - 1) === 'to'))
      end -= 1;
    if (end <= floor) return null;
    if (lower(end - 1) === 'and') return coordinated(end - 1, floor);
    if (tokens[end - 1]?.text === ',') return apposed(end - 1, floor);
    return phraseEndingAt(end, floor);
  }

  /** "the US supports and describes": the subject of the verb before serves both. */
  function coordinated(and: number, floor: number): Run | null {
    const reach = Math.max(floor, and - 12);
    for (let i = and - 1; i > reach; i--) {
      const name = nameAt.get(i);
      if (name) return phraseEndingAt(name.endToken, floor);
      if (PRONOUN.test(lower(i))) return { first: i, end: i + 1 };
      if (tokens[i]?.kind === 'MARK' && tokens[i]?.text !== '-') return null;
    }
    return null;
  }

  /** "John Kerry, the US secretary of state, said": the phrase before the first comma. */
  function apposed(comma: number, floor: number): Run | null {
    const reach = Math.max(floor, comma - LONGEST);
    for (let i = comma - 1; i > reach; i--) {
      if (tokens[i]?.text === ',') return phraseEndingAt(i, floor);
    }
    return null;
  }

  /** "Gwen Moore (D-Wis.) said": what stands in brackets behind the name is passed over. */
  function beforeBrackets(end: number, floor: number): number {
    if (tokens[end - 1]?.text !== ')') return end;
    for (let i = end - 2; i > Math.max(floor, end - 10); i--) if (tokens[i]?.text === '(') return i;
    return end;
  }

  function phraseEndingAt(at: number, floor: number): Run | null {
    const end = beforeBrackets(at, floor);
    const last = tokens[end - 1];
    if (!last || last.kind === 'MARK') return null;
    if (PRONOUN.test(last.text)) return { first: end - 1, end };
    const reach = Math.max(floor, end - LONGEST);
    let first = end;
    for (let i = end - 1; i >= reach; i--) {
      const token = tokens[i];
      if (!token) break;
      const name = nameAt.get(i);
      if (name) {
        first = Math.min(first, Math.max(name.firstToken, reach));
        i = first;
        continue;
      }
      const word = lower(i);
      if (token.kind === 'MARK' && token.text !== '-' && token.text !== '.') break;
      if (BOUNDARY.has(word) || PRONOUN.test(word) || AUXILIARY.has(word)) break;
      if (/^(in|at|for|of)$/.test(word)) {
        // "a spokesman for the ministry": the preposition joins when a noun of speakers stands before it.
        if (word !== 'of' && !nouns.has(lower(i - 1))) break;
        continue;
      }
      if (lexicon.verb(word) && i < end - 1 && /(ed|ing)$/.test(word)) break;
      first = i;
      if (/^(the|a|an|this|these|those|his|her|its|their|our|my)$/.test(word)) {
        if (!/^(of|for|at|in)$/.test(lower(i - 1))) break;
      }
    }
    return first < end && accepts(first, end) ? { first, end } : null;
  }

  function after(at: number, limit: number): Run | null {
    if (PRONOUN.test(lower(at)) && at < limit) return { first: at, end: at + 1 };
    let end = at;
    while (end < Math.min(limit, at + LONGEST)) {
      const name = nameAt.get(end);
      if (name) {
        end = Math.min(name.endToken, limit);
        continue;
      }
      const token = tokens[end];
      const word = lower(end);
      if (!token || (token.kind === 'MARK' && token.text !== '-')) break;
      if (BOUNDARY.has(word) || PRONOUN.test(word)) break;
      if (/^(in|at|on|for)$/.test(word) && !nouns.has(lower(end - 1))) break;
      if (
        /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|last|this)$/.test(word) &&
        end > at
      )
        break;
      end += 1;
    }
    return end > at && accepts(at, end) ? { first: at, end } : null;
  }

  /** A speaker is a name, a noun of speakers, or a phrase with an article. */
  function accepts(first: number, end: number): boolean {
    // "Turkey renews": a verb behind a name is no part of it.
    const last = tokens[end - 1]?.text ?? '';
    if (nameAt.has(first) && !nameAt.has(end - 1) && /^\p{Ll}.*s$/u.test(last) && !nouns.has(last)) return false;
    for (let i = first; i < end; i++) {
      if (nameAt.has(i) || nouns.has(lower(i)) || /^(the|a|an|his|her|their|its)$/.test(lower(i))) return true;
    }
    return /^\p{Lu}/u.test(tokens[first]?.text ?? '') || /s$/.test(lower(end - 1));
  }

  return { before, after };
}

/** The span of a run of tokens. */
export function spanOf({ tokens }: AnnotatedText, { first, end }: Run): Span {
  return { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
}
