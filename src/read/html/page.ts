import { Parser } from 'htmlparser2';
import type { DocumentLine, Element, MarkupNode } from '../../model.ts';
import { readDate } from '../dates.ts';
import { ReadError } from '../error.ts';
import { LineWriter } from '../line-writer.ts';
import { ELEMENT, INLINE, STRONG, UNSEEN } from './elements.ts';
import { namesOf } from './names.ts';

/** A page taken apart: its text, and what its head says. */
export interface Page {
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly tree: readonly MarkupNode[];
  /** Each `<meta>`: its name or property in small letters, and its content. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  /** The contents of the blocks of JSON-LD. */
  readonly jsonLd: readonly string[];
  readonly title: string;
  readonly language: string | null;
  readonly canonical: string | null;
}

/** Browsers nest no deeper either; an unmatched end tag is looked for in all open elements. */
const DEEPEST = 512;
/** No page that people read has more elements. */
const MOST_ELEMENTS = 300_000;

/**
 * Takes a page, or a fragment of one, apart.
 *
 * @param writer what is written already stands before the page's text
 * @throws ReadError TOO_COMPLEX for pages that nest or hold more elements than any page that people read
 */
export function takeApart(html: string, writer = new LineWriter()): Page {
  const reader = new PageReader(writer);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return reader.page();
}

/** An element that is open. */
interface Frame {
  readonly name: string;
  readonly node: number;
  readonly inline: boolean;
  /** Whether its text is a run of its line. */
  readonly run: boolean;
  readonly linked: boolean;
  readonly unseen: boolean;
  readonly element: Element;
  readonly level: number;
}

const ROOT: Frame = {
  name: '',
  node: -1,
  inline: false,
  run: false,
  linked: false,
  unseen: false,
  element: 'OTHER',
  level: 0,
};

class PageReader {
  private readonly stack: Frame[] = [ROOT];
  private readonly tree: MarkupNode[] = [];
  private readonly metas: [string, string][] = [];
  private readonly jsonLd: string[] = [];
  /** What the head says, in its own words. */
  private readonly said: { title: string | null; language: string | null; canonical: string | null } = {
    title: null,
    language: null,
    canonical: null,
  };
  private elements = 0;
  /** What the text of the element that is open goes to, when not to the lines. */
  private capture: string[] | null = null;

  constructor(private readonly writer: LineWriter) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.elements += 1;
    if (this.elements > MOST_ELEMENTS) throw tooComplex(`has more than ${MOST_ELEMENTS} elements`);
    if (this.stack.length > DEEPEST) throw tooComplex(`nests more than ${DEEPEST} elements`);
    this.note(name, attributes);
    const outer = this.top();
    const inline = INLINE.has(name);
    if (name === 'br' || name === 'hr') {
      this.lineBreak(outer, name);
      return;
    }
    if (!inline && !outer.unseen) this.flush(outer);
    this.stack.push(this.frame(name, attributes, outer, inline));
  }

  text(text: string): void {
    if (this.capture) this.capture.push(text);
    else if (!this.top().unseen) this.writer.add(text, this.top().linked, this.top().name === 'pre');
  }

  close(name: string): void {
    const frame = this.top();
    if (frame.name !== name || this.stack.length === 1) return;
    if (this.capture) this.endCapture(name);
    if (!frame.inline && !frame.unseen) this.flush(frame);
    if (frame.run) this.writer.closeRun();
    this.stack.pop();
  }

  page(): Page {
    this.flush(this.top());
    const { text, lines } = this.writer.finish();
    const { tree, metas, jsonLd, said } = this;
    return { text, lines, tree, metas, jsonLd, ...said, title: said.title?.trim() ?? '' };
  }

  private frame(name: string, attributes: Readonly<Record<string, string>>, outer: Frame, inline: boolean): Frame {
    const named = ELEMENT.get(name);
    const weak = named === 'PARAGRAPH' && STRONG.has(outer.name);
    const names = namesOf(attributes, inline);
    const time = name === 'time' && attributes.datetime ? readDate(attributes.datetime) : null;
    // Inline elements count where they say what they hold: `<span class="byline">`.
    const tree = !inline || names.length > 0 || time !== null;
    if (tree) this.tree.push({ parent: outer.node, tag: name, names, ...(time !== null && { time }) });
    const run = inline && tree && !outer.unseen && !UNSEEN.has(name);
    if (run) this.writer.openRun(this.tree.length - 1);
    return {
      name,
      inline,
      run,
      node: tree ? this.tree.length - 1 : outer.node,
      linked: outer.linked || name === 'a',
      unseen: outer.unseen || UNSEEN.has(name),
      element: named === undefined || weak ? (inline || weak ? outer.element : inherited(outer)) : named,
      level: /^h[1-6]$/.test(name) ? Number(name[1]) : outer.level,
    };
  }

  private top(): Frame {
    return this.stack.at(-1) ?? ROOT;
  }

  private flush({ node, element, level }: Frame): void {
    this.writer.endLine({ node, element, level });
  }

  private lineBreak(outer: Frame, name: string): void {
    let block = outer;
    for (let i = this.stack.length - 1; block.inline && i > 0; i--) block = this.stack[i - 1] ?? ROOT;
    // A headline that is broken over lines is one headline.
    if (name === 'br' && block.level > 0) this.writer.add(' ', false, false);
    else this.flush(block);
  }

  /** Keeps what the head says. */
  private note(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'html') this.said.language ??= attributes.lang ?? attributes['xml:lang'] ?? null;
    else if (name === 'meta') this.noteMeta(attributes);
    else if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical')
      this.said.canonical ??= attributes.href ?? null;
    else if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) this.capture = [];
    else if (name === 'title' && this.said.title === null && !this.top().unseen) this.capture = [];
    else if (name === 'title' && this.said.title === null && this.top().name === 'head') this.capture = [];
  }

  private noteMeta(attributes: Readonly<Record<string, string>>): void {
    const name = attributes.property ?? attributes.name ?? attributes.itemprop;
    if (name && attributes.content) this.metas.push([name.toLowerCase(), attributes.content]);
  }

  private endCapture(name: string): void {
    const text = this.capture?.join('') ?? '';
    if (name === 'script') this.jsonLd.push(text);
    else if (name === 'title') this.said.title = text;
    else return;
    this.capture = null;
  }
}

/** Containers inside a list item or a figure's caption are still part of it; those inside a heading are not asked. */
function inherited(outer: Frame): Element {
  return outer.element === 'PARAGRAPH' ? 'OTHER' : outer.element;
}

function tooComplex(what: string): ReadError {
  return new ReadError('TOO_COMPLEX', `${what}, which no article needs: save the article alone`);
}
