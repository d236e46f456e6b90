import type { Span } from '../../model.ts';
import type { NamedSpan } from '../names/index.ts';
import type { AnnotatedText, ContentBlock } from '../text/annotate.ts';
import { draftBlock } from './draft-block.ts';
import { createDrafter, isQuote, merge } from './drafter.ts';
import { type Attribution, firstFrom, toAttribution } from './governing.ts';
import type { QuoteDraft } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { createLooseCues } from './loose.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { describeQuotations } from './quoted.ts';
import { createReportFinder } from './reports.ts';
import { findScript, readDash, type ScriptLine } from './scripts.ts';

/** What one block hands on to the next. */
interface Carried {
  /** Who spoke last, or was said to speak next. */
  readonly speaker: Span | null;
  /** Speech that its paragraph left open. */
  readonly running: QuoteDraft | null;
  /** A paragraph that ends with a colon and says who speaks: what follows is what was said. */
  readonly introduces: Attribution | null;
}

const NOTHING: Carried = { speaker: null, running: null, introduces: null };

/** How sure it is that a line of a script is what its label’s bearer said, and that a paragraph behind "she wrote:" is a quote. */
const CONFIDENCE = { named: 0.85, unnamed: 0.6, dash: 0.75, introduced: 0.55 };

/** A paragraph without marks is taken for a quote behind a colon when it has so many characters. */
const LONG_ENOUGH = 60;

/** Finds the quotes of a text, block by block: quotations first, then what is reported without marks. */
export function draftQuotes(text: AnnotatedText, names: readonly NamedSpan[], lexicon: Lexicon): QuoteDraft[] {
  const findReports = createReportFinder(text, names, lexicon);
  const drafts: QuoteDraft[] = [];
  const sentencesOf = groupSentences(text);
  const quotationsOf = text.blocks.map(({ block }) => findQuotations(text.text, block.span));
  const all = quotationsOf.flat();
  // Where double marks are the rule, a line in single ones is a headline or a subhead.
  const doubles = all.filter(({ single }) => single).length * 2 < all.length;
  const script = findScript(text, names);
  const loose = createLooseCues(text, lexicon);
  let carried = NOTHING;
  text.blocks.forEach((content, b) => {
    const line = script.get(b);
    carried = line ? spoken(content, line) : written(content, b);
  });
  return onceEach(drafts.sort((a, b) => a.start - b.start || b.end - a.end || b.confidence - a.confidence));

  function spoken({ block }: ContentBlock, line: ScriptLine): Carried {
    const draft = createDrafter(text.text, block.index);
    drafts.push(
      draft('DIRECT', line.content, { ...line, confidence: line.speaker ? CONFIDENCE.named : CONFIDENCE.unnamed }),
    );
    return { ...NOTHING, speaker: line.speaker };
  }

  function written(content: ContentBlock, b: number): Carried {
    const { block } = content;
    const quotations = quotationsOf[b] ?? [];
    const attributions = attributionsOf(b, createCover(quotations));
    const dash = quotations.length === 0 ? readDash(text.text, block.span) : null;
    const whole = dash ? byDash(content, dash, attributions) : asIntroduced(content, quotations);
    if (whole) {
      drafts.push(whole);
      return { ...NOTHING, speaker: whole.speaker };
    }
    const described = describeQuotations(text, content, quotations, doubles);
    const found = draftBlock(text, content, described, attributions, lexicon, carried.speaker);
    append(found, quotations[0]?.start === block.span.start);
    const last = drafts.at(-1);
    const running = quotations.at(-1)?.closing === 0 && last && isQuote(last) ? last : null;
    const cue = text.text.charAt(block.span.end - 1) === ':' ? introducer(b, attributions) : null;
    const goesOn = last && block.kind === 'PARAGRAPH' && (found.length > 0 || running !== null);
    return { speaker: cue?.speaker ?? (goesOn ? last.speaker : null), running, introduces: cue };
  }

  /** Who the last sentence of a block says will speak. */
  function introducer(b: number, attributions: readonly Attribution[]): Attribution | null {
    const last = text.sentences[(sentencesOf[b] ?? []).at(-1) ?? -1];
    const by = attributions.at(-1);
    return by?.sentence === last || !last ? (by ?? null) : loose.introducing(last, { first: last.end });
  }

  function attributionsOf(b: number, isQuoted: (offset: number) => boolean): Attribution[] {
    return (sentencesOf[b] ?? []).flatMap((s) => {
      const sentence = text.sentences[s];
      if (!sentence) return [];
      return findReports(sentence, isQuoted).map((report) => toAttribution(text, report, sentence, lexicon));
    });
  }

  /** A paragraph that opens with a mark, after one that was left open, goes on with the same speech. */
  function append(found: readonly QuoteDraft[], opensWithMark: boolean): void {
    const [first, ...others] = found;
    const { running } = carried;
    if (!running || !first || !opensWithMark || !isQuote(first)) {
      for (const draft of found) drafts.push(draft);
      return;
    }
    drafts[drafts.length - 1] = merge(text.text, running, first);
    for (const draft of others) drafts.push(draft);
  }

  /** "— I will not go, she said.": what stands before the cue, or the whole line. */
  function byDash({ block }: ContentBlock, words: Span, attributions: readonly Attribution[]): QuoteDraft | null {
    const by = attributions.find(({ content, cue }) => content !== null && content.end <= cue.start);
    const end = by?.content?.end ?? words.end;
    const source = { speaker: by?.speaker ?? null, cue: by?.cue ?? null, confidence: CONFIDENCE.dash };
    return end > words.start
      ? createDrafter(text.text, block.index)('DIRECT', { start: words.start, end }, source)
      : null;
  }

  /** The paragraph behind "she wrote:", when it has no marks of its own. */
  function asIntroduced({ block }: ContentBlock, quotations: readonly Quotation[]): QuoteDraft | null {
    const by = carried.introduces;
    const { start, end } = block.span;
    if (!by?.verb?.takes.has('q') || by.content || quotations.length > 0 || block.kind !== 'PARAGRAPH') return null;
    if (end - start < LONG_ENOUGH || !/[.!?…]$/.test(text.text.slice(end - 1, end))) return null;
    const source = { speaker: by.speaker, cue: by.cue, confidence: CONFIDENCE.introduced };
    return createDrafter(text.text, block.index)('DIRECT', block.span, source);
  }
}

/** Whether an offset lies in a quotation. */
function createCover(quotations: readonly Quotation[]): (offset: number) => boolean {
  return (offset) => {
    const next = quotations[firstFrom(quotations, ({ end }) => end > offset)];
    return next !== undefined && next.start <= offset;
  };
}

function groupSentences(text: AnnotatedText): number[][] {
  const groups: number[][] = text.blocks.map(() => []);
  text.sentences.forEach(({ block }, s) => {
    groups[block]?.push(s);
  });
  return groups;
}

/** Where two attributions report the same words, the surer one, which comes first, stands. */
function onceEach(sorted: readonly QuoteDraft[]): QuoteDraft[] {
  return sorted.filter(({ start, end }, i) => start !== sorted[i - 1]?.start || end !== sorted[i - 1]?.end);
}
