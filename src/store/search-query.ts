/**
 * Turns what a person types into an expression of the full-text index: words, "phrases", prefix*, -not, OR.
 *
 * Everything that is not one of these is taken as the words that it holds, so no input is a syntax error.
 *
 * @returns null when there is nothing to search for, or only what must not be there
 */
export function parseSearch(query: string): string | null {
  const wanted: string[][] = [[]];
  const unwanted: string[] = [];
  let either = false;
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/gu)) {
    if (word === 'OR' && !minus) {
      either = true;
      continue;
    }
    const term = toTerm(phrase ?? word ?? '', phrase === undefined);
    if (term === null) continue;
    if (minus) unwanted.push(term);
    else if (either) wanted.at(-1)?.push(term);
    else wanted.push([term]);
    either = false;
  }
  const all = wanted.filter((terms) => terms.length > 0).map((terms) => `(${terms.join(' OR ')})`);
  if (all.length === 0) return null;
  return [all.join(' AND '), ...unwanted].join(' NOT ');
}

function toTerm(text: string, mayBePrefix: boolean): string | null {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu);
  if (!words) return null;
  const star = mayBePrefix && text.endsWith('*') ? '*' : '';
  return `"${words.join(' ')}"${star}`;
}
