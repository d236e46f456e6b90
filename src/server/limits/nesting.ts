const [OPEN, CLOSE] = ['{[(', '}])'].map((signs) => new Set([...signs].map((sign) => sign.charCodeAt(0))));
const [QUOTE, HASH, BACKSLASH, NEWLINE] = [...'"#\\\n'].map((sign) => sign.charCodeAt(0));

/**
 * How deep brackets are nested in a text of GraphQL or JSON, those in strings and comments left out; counts no further than one
 * beyond `limit`. Looked at before anything is parsed, because parsers call themselves for each level until there is no stack left.
 */
export function nestingOf(text: string, limit: number): number {
  let [depth, deepest] = [0, 0];
  for (let i = 0; i < text.length && deepest <= limit; i++) {
    const sign = text.charCodeAt(i);
    if (sign === QUOTE) i = endOfString(text, i);
    else if (sign === HASH) i = endOfLine(text, i);
    else if (OPEN?.has(sign)) depth += 1;
    else if (CLOSE?.has(sign)) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** Where the string that begins at `start` ends: at its quotation mark, or the line's end for one that has none. */
function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) return endOfBlockString(text, start + 3);
  for (let i = start + 1; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === BACKSLASH) i += 1;
    else if (sign === QUOTE || sign === NEWLINE) return i;
  }
  return text.length;
}

function endOfBlockString(text: string, start: number): number {
  for (let i = text.indexOf('"""', start); i >= 0; i = text.indexOf('"""', i + 1)) {
    if (text.charCodeAt(i - 1) !== BACKSLASH) return i + 2;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
