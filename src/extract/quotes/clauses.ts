import type { AnnotatedText } from '../text/annotate.ts';
import { TAG } from '../text/tags.ts';
import type { Grammar } from './grammar.ts';

/** A subject and its verb stand at most so many tokens from each other. */
const REACH = 26;

/** Whether a clause with a subject and a verb of its own begins at `at`. */
export type ClauseTest = (at: number, limit: number) => boolean;

export function createClauseTest(
  { tokens }: AnnotatedText,
  grammar: Grammar,
  isQuoted: (i: number) => boolean,
): ClauseTest {
  const { lower, tag, isA } = grammar;

  return (at, limit) => opensSubject(at, limit) && hasVerb(at, limit);

  function opensSubject(at: number, limit: number): boolean {
    if (at >= limit || grammar.isMark(at)) return false;
    if (tag(at) === TAG.PRP && isA(at, 'accusative') && !isA(at, 'nominative')) return false;
    if (tag(at) === TAG.RB) return at + 1 < limit && grammar.opensPhrase(at + 1);
    return grammar.opensPhrase(at) || tag(at) === TAG.VBG || /^(?:if|when)$/.test(lower(at));
  }

  /** A verb with tense that is not of a relative clause, nor joined to what stands before. */
  function hasVerb(at: number, limit: number): boolean {
    let commas = 0;
    let relative = false;
    for (let i = at + 1; i < Math.min(limit, at + REACH); i++) {
      if (isQuoted(i)) return true;
      const mark = tokens[i]?.text ?? '';
      if (mark === ',') {
        commas += 1;
        // What stands between two commas has had its own verb.
        if (commas % 2 === 0) relative = false;
      }
      if (mark === ';' || mark === ':') return false;
      else if (/^(?:as|because|while|when|although|though|whereas)$/.test(lower(i))) return false;
      else if (tag(i) === TAG.WH) relative = true;
      else if (grammar.hasTense(i)) {
        if (!relative && tag(i - 1) !== TAG.CC) return !(tokens[i - 1]?.text === ',' && commas % 2 === 1);
        relative = false;
      }
    }
    return false;
  }
}
