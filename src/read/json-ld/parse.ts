/** What wraps a block of JSON-LD in a page: comments and CDATA sections, commented out or not. */
const BEFORE = ['//', '/*', '*/', '<![CDATA[', '<!--'] as const;
const AFTER = ['//', '/*', '*/', ']]>', '-->', ';'] as const;
/** No page states more of itself. Longer text is read only if it is JSON as it should be. Characters. */
const LONGEST_REPAIRED = 4_000_000;

/** Reads JSON as pages write it: wrapped, with raw line breaks in strings and commas too many. Undefined when it cannot be read. */
export function parseLoosely(text: string): unknown {
  const value = parse(text);
  return value === undefined && text.length <= LONGEST_REPAIRED ? parse(repair(unwrap(text))) : value;
}

function unwrap(text: string): string {
  let inner = text.trim();
  for (let mark = BEFORE.find((start) => inner.startsWith(start)); mark; ) {
    inner = inner.slice(mark.length).trimStart();
    mark = BEFORE.find((start) => inner.startsWith(start));
  }
  for (let mark = AFTER.find((end) => inner.endsWith(end)); mark; ) {
    inner = inner.slice(0, -mark.length).trimEnd();
    mark = AFTER.find((end) => inner.endsWith(end));
  }
  return inner;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Escapes control characters inside strings and drops commas before a closing bracket, in one pass. */
function repair(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let comma = -1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) quoted = false;
      else if (code < 0x20) {
        pieces.push(text.slice(from, i), code === 0x0a || code === 0x0d ? '\\n' : ' ');
        from = i + 1;
      }
    } else if (code === 0x22) {
      quoted = true;
      comma = -1;
    } else if (code === 0x2c) comma = i;
    else if ((code === 0x7d || code === 0x5d) && comma >= from) {
      pieces.push(text.slice(from, comma));
      from = comma + 1;
      comma = -1;
    } else if (code > 0x20) comma = -1;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
