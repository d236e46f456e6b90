import type { AnnotatedText, Sentence } from '../text/annotate.ts';
import type { Grammar } from './grammar.ts';
import { CONFIDENCE, type Report } from './report.ts';
import type { SpeakerFinder } from './speakers.ts';

/** Who speaks stands in so many tokens at the head of a paragraph at most. */
const LONGEST = 7;
/** What is said has so many tokens at least: "Photo: Jane Smith" says nothing. */
const SHORTEST = 4;

/** Finds who is named, before a colon, at the head of the sentence's paragraph: "Smith: We will …", "Poll: Mayor ahead", "Q: Why?". */
export type LeadInFinder = (sentence: Sentence) => Report | null;

export function createLeadInFinder(
  { tokens, blocks }: AnnotatedText,
  grammar: Grammar,
  speakers: SpeakerFinder,
): LeadInFinder {
  let last: { readonly block: number; readonly report: Report | null } = { block: -1, report: null };

  return ({ block }) => {
    if (last.block !== block) last = { block, report: ofBlock(block) };
    return last.report;
  };

  function ofBlock(block: number): Report | null {
    const { first: start, end } = blocks[block] ?? { first: 0, end: 0 };
    const first = grammar.isMark(start) ? start + 1 : start;
    const colon = colonBehind(first, Math.min(end, first + LONGEST));
    if (colon === null || end - colon <= SHORTEST || !names(first, colon)) return null;
    const next = colon + 1;
    if (grammar.isMark(next) || tokens[next]?.kind === 'NUMBER') return null;
    const content = { first: next, end };
    const speaker = { first, end: colon };
    return {
      speaker,
      cue: { first: colon, end: next },
      content,
      rest: null,
      labels: false,
      confidence: CONFIDENCE.lead,
    };
  }

  function colonBehind(first: number, limit: number): number | null {
    for (let i = first + 1; i < limit; i++) {
      if (tokens[i]?.text === ':') return i;
      if (grammar.isMark(i) && !/^[-.&]$/.test(tokens[i]?.text ?? '')) return null;
    }
    return null;
  }

  /** The tokens are one name of a person or a body, one noun for who speaks, or the letter of a question or an answer. */
  function names(first: number, end: number): boolean {
    if (end === first + 1 && /^[QA]$/.test(tokens[first]?.text ?? '')) return true;
    const run = speakers.endingAt(end, first);
    if (!run || run.first !== first) return false;
    const name = grammar.nameAt(end - 1);
    return name ? name.type === 'PERSON' || name.type === 'ORGANISATION' : grammar.isSpeakerNoun(end - 1);
  }
}
