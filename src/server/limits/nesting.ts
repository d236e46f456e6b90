/**
 * What opens and closes, and the strings and comments in which nothing does: of GraphQL, and so of JSON. Each alternative takes
 * what it can and never fails later, so that nothing is tried twice.
 */
const PIECES = /[{[(]|[}\])]|"""(?:[^"\\]+|\\[\s\S]|"(?!""))*(?:""")?|"(?:[^"\\\n]+|\\.)*"?|#[^\n]*/g;

/**
 * How deep brackets are nested in a text; counts no further than one beyond `limit`. Looked at before anything is parsed, because
 * parsers call themselves for each level until there is no stack left.
 */
export function nestingOf(text: string, limit: number): number {
  let [depth, deepest] = [0, 0];
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === '{' || piece === '[' || piece === '(') depth += 1;
    else if (piece === '}' || piece === ']' || piece === ')') depth -= 1;
    if (depth > deepest) deepest = depth;
    if (deepest > limit) break;
  }
  return deepest;
}
