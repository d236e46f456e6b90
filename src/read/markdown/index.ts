import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Document, DocumentLine, Element, Markup } from '../../model.ts';
import { ReadError } from '../error.ts';
import type { Reader } from '../reader.ts';
import { readFrontMatter } from './front-matter.ts';

/** Markdown is written by hand: more is none, and would take minutes. Characters. */
const LONGEST = 500_000;
const NAME = /\.(?:md|markdown|mdown|mkd)(?:\.gz)?$/i;
/** How much of a text is looked at to tell whether it is Markdown. */
const LOOK = 8000;
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n(?=[\w"'-]+\s*:)/;
const HEADING = /^#{1,6}\s+\S/;
/** What is written so in Markdown and hardly elsewhere. */
const SIGNS = /^#{2,6}\s+\S|\]\(https?:\/\/|^!\[[^\]]*\]\(|\*\*\p{L}/mu;

/** Markdown, with or without YAML front matter. All offsets are those of the file's own text. */
export const markdownReader: Reader = {
  accepts: (text, path) => {
    if (NAME.test(path)) return true;
    const head = text.slice(0, LOOK);
    if (FRONT_MATTER.test(head)) return /^(?:---|\.\.\.)[ \t]*$/m.test(head.slice(4));
    return HEADING.test(head.trimStart()) && SIGNS.test(head.trimStart().replace(/^.*$/m, ''));
  },
  read: (text) => [readMarkdown(text)],
};

function readMarkdown(text: string): Document {
  if (text.length > LONGEST)
    throw new ReadError('TOO_LARGE', 'is Markdown of more than half a million characters: split it');
  const tree = parse(text);
  const [first] = tree.children;
  const metadata = first?.type === 'yaml' ? readFrontMatter(first.value) : {};
  const lines = linesOf(tree, text);
  return { format: 'MARKDOWN', text, lines: withHeadline(lines, metadata.headline), tree: [], metadata };
}

/** Only blocks are asked for, and what stands inside a line can take the square of its length. */
const INLINE = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];
/** A line inside so many quotes or lists is none that an article has. */
const NESTED = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){12}|^[ \t]{64,}[-+*\d]/m;

function parse(text: string): Root {
  if (NESTED.test(text)) throw tooDeep();
  try {
    return fromMarkdown(text, {
      extensions: [frontmatter(['yaml']), { disable: { null: INLINE } }],
      mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
    });
  } catch {
    throw tooDeep();
  }
}

function tooDeep(): ReadError {
  return new ReadError('TOO_COMPLEX', 'is Markdown that nests deeper than any article: save it as plain text');
}

/** A block that is still to be looked into. */
interface Open {
  readonly node: RootContent;
  readonly element: Element;
}

/** The blocks in the order of the text, found without recursion, since quotes and lists nest as deep as their author likes. */
function linesOf(tree: Root, text: string): DocumentLine[] {
  const lines: DocumentLine[] = [];
  const open: Open[] = tree.children.map((node): Open => ({ node, element: 'OTHER' })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, element } = next;
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
      const inner = node.type === 'blockquote' ? 'QUOTE' : 'LIST_ITEM';
      for (const child of [...node.children].reverse()) open.push({ node: child, element: inner });
    } else {
      lines.push(...toLines(node, element, text));
    }
  }
  return lines;
}

function toLines(node: RootContent, element: Element, text: string): DocumentLine[] {
  const line = toLine(node, element, text);
  return line && node.type === 'paragraph' ? pictured(line, text) : line ? [line] : [];
}

function toLine(node: RootContent, element: Element, text: string): DocumentLine | null {
  switch (node.type) {
    case 'heading':
      return lineAt(node.children, text, { element: 'HEADING', level: node.depth });
    case 'paragraph':
      return lineAt(node.children, text, { element: element === 'OTHER' ? 'PARAGRAPH' : element });
    case 'code':
      return lineAt([node], text, { element: 'CODE' });
    case 'html':
      return lineAt([node], text, { element: 'OTHER', kind: 'BOILERPLATE' });
    default:
      return null;
  }
}

interface Point {
  readonly offset?: number | undefined;
}

interface Placed {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

function lineAt(nodes: readonly Placed[], text: string, markup: Partial<Markup>): DocumentLine | null {
  const start = nodes[0]?.position?.start.offset;
  const end = nodes.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? null : toDocumentLine(start, end, text, markup);
}

const PICTURE = /^!\[([^\]\n]*)\]\([^()\n]*\)(?:[ \t]*(?:\r?\n|$)|$)/;
/** Emphasis around the whole of a line. */
const EMPHASIS = /^([*_]{1,3})(?=\S)([^\n]*[^\s*_])\1$/;

/**
 * A paragraph; where it begins with a picture, the picture's caption: the emphasised line that follows it, as authors write
 * captions, else its own words, which Markdown has for that.
 */
function pictured(line: DocumentLine, text: string): DocumentLine[] {
  const picture = PICTURE.exec(line.text);
  if (!picture) return [line];
  const [whole, alt = ''] = picture;
  const rest = line.text.slice(whole.length);
  const from = line.start + whole.length;
  const caption = EMPHASIS.exec(rest);
  const marks = caption?.[1]?.length ?? 0;
  const found = caption
    ? toDocumentLine(from + marks, from + rest.length - marks, text, { element: 'CAPTION' })
    : toDocumentLine(line.start + '!['.length, line.start + '!['.length + alt.length, text, { element: 'CAPTION' });
  const after = caption ? null : toDocumentLine(from, line.end, text, line.markup ?? {});
  return [found, after].filter((one) => one !== null);
}

function toDocumentLine(from: number, to: number, text: string, markup: Partial<Markup>): DocumentLine | null {
  const whole = text.slice(from, to);
  const words = whole.trim();
  if (words === '') return null;
  const start = from + whole.indexOf(words);
  const full: Markup = { element: 'OTHER', level: 0, linked: 0, node: -1, kind: null, ...markup };
  return { start, end: start + words.length, text: words, markup: full };
}

/** The headline is the first heading of the first level, or what says the same as the front matter's title. */
function withHeadline(lines: readonly DocumentLine[], title: string | undefined): DocumentLine[] {
  const same = lines.findIndex((line) => line.text === title);
  const heading = same >= 0 ? same : lines.findIndex(({ markup }) => markup?.level === 1);
  return lines.map((line, i) =>
    i === heading && line.markup ? { ...line, markup: { ...line.markup, kind: 'HEADLINE' } } : line,
  );
}
