/** What wraps a block of JSON-LD in a page: comments, CDATA, a semicolon. */
const WRAPPERS = /^\s*(?:\/\/|\/\*)?\s*(?:<!\[CDATA\[|<!--)?\s*(?:\*\/)?|\s*(?:\/\/|\/\*)?\s*(?:\]\]>|-->)?\s*(?:\*\/)?\s*;?\s*$/g;

/** Reads JSON as pages write it: wrapped, with raw line breaks in strings and commas too many. Undefined when it cannot be read. */
export function parseLoosely(text: string): unknown {
  return parse(text) ?? parse(repair(text.replace(WRAPPERS, '')));
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
