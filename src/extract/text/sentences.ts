import type { Token } from './tokens.ts';

const CLOSING = new Set(['"', '”', '’', "'", ')', ']', '»', '“']);
const ENDING = new Set(['.', '!', '?', '…', '。', '！', '？', '।', '؟']);

/**
 * Finds where sentences begin among `tokens[first..end)`.
 *
 * A sentence ends at ".", "!", "?" or "…" with the closing marks that follow it, when the next token could open one: it
 * does not begin in lower case. A full stop that belongs to an abbreviation is inside its token and ends a sentence only
 * where the abbreviation is none that stands before names and the next token is a capitalised function word.
 *
 * @returns positions in `tokens`, ascending, the first of them `first`; empty for an empty range
 */
export function sentenceStarts(
  tokens: readonly Token[],
  first: number,
  end: number,
  beforeName: ReadonlySet<string>,
): number[] {
  if (first >= end) return [];
  const starts = [first];
  for (let i = first; i < end; i++) {
    const token = tokens[i];
    if (!token || !endsSentence(tokens, i, beforeName)) continue;
    let next = i + 1;
    while (next < end && isClosing(tokens, next)) next++;
    const opener = tokens[next];
    if (next < end && opener && opensSentence(tokens, next)) starts.push(next);
    i = Math.max(i, next - 1);
  }
  return starts;
}

function endsSentence(tokens: readonly Token[], i: number, beforeName: ReadonlySet<string>): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (token.kind === 'MARK') return ENDING.has(token.text);
  if (token.kind !== 'WORD' || !token.text.endsWith('.')) return false;
  const bare = token.text.slice(0, -1).toLowerCase();
  if (bare.length === 1 || beforeName.has(bare)) return false;
  return FUNCTION_WORDS.has(tokens[i + 1]?.text ?? '');
}

/** A closing mark touches what it closes; a quotation mark after a space opens. */
function isClosing(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return token !== undefined && CLOSING.has(token.text) && tokens[i - 1]?.end === token.start;
}

function opensSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (token.kind === 'MARK') {
    const next = tokens[i + 1];
    if (token.text === ',' || token.text === ';' || token.text === ':') return false;
    return next === undefined || !/^\p{Ll}/u.test(next.text);
  }
  return !/^\p{Ll}/u.test(token.text);
}

/** Words that, capitalised after an abbreviation, open a sentence rather than carry on a name. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'The A An He She It They We You I This That These Those There His Her Its Their Our My In On At By For From With But And Or So As If When While After Before Since Although However Meanwhile What Who Why How'.split(
    ' ',
  ),
);
