/** The outermost elements of RSS and Atom. */
export const FEEDS: ReadonlySet<string> = new Set(['rss', 'feed', 'atom:feed', 'rdf:rdf', 'channel']);

/** How far into a file its outermost element begins. */
const LOOK = 64 * 1024;
const NAME = /^<([a-zA-Z][\w:.-]*)/;

/** The outermost element of a text in XML or HTML, in small letters: "rss", "html"; null when the text is neither. */
export function rootOf(text: string): string | null {
  const head = text.slice(0, LOOK);
  let at = 0;
  for (;;) {
    at += head.slice(at).search(/[^\s\ufeff]|$/);
    if (head.startsWith('<?', at)) at = after(head, '?>', at);
    else if (head.startsWith('<!--', at)) at = after(head, '-->', at);
    else if (/^<!doctype\s+html/i.test(head.slice(at, at + 20))) return 'html';
    else if (/^<!doctype/i.test(head.slice(at, at + 9))) at = afterDoctype(head, at);
    else break;
    if (at < 0) return null;
  }
  return NAME.exec(head.slice(at, at + 60))?.[1]?.toLowerCase() ?? null;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** A document type may hold declarations in brackets. */
function afterDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from);
  const bracket = text.indexOf('[', from);
  return bracket >= 0 && bracket < close ? after(text, ']>', bracket) : close < 0 ? -1 : close + 1;
}
