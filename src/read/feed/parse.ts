import { Parser } from 'htmlparser2';
import { ReadError } from '../error.ts';

/** An element inside an item: its way from there ("author/name"), its attributes, and its text or inner markup. */
export interface FeedField {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A feed taken apart. Names are in small letters. */
export interface Feed {
  readonly root: string;
  /** What stands before and between the items. */
  readonly fields: readonly FeedField[];
  readonly items: readonly (readonly FeedField[])[];
}

const ITEM: ReadonlySet<string> = new Set(['item', 'entry']);
/** Elements nest no deeper outside of markup that belongs in a CDATA section. */
const DEEPEST = 500;
/** More items than any feed gives; each is an article. */
const MOST_ITEMS = 20_000;
/** More fields than any feed has. */
const MOST_FIELDS = 400_000;

/** @throws ReadError TOO_COMPLEX for a feed that nests or holds more than any feed does */
export function parseFeed(xml: string): Feed {
  const reader = new FeedReader(xml);
  const parser = new Parser(
    {
      onopentag: (name, attributes) =>
        reader.open(name.toLowerCase().replace(/^atom:/, ''), attributes, parser.endIndex + 1),
      ontext: (text) => reader.text(text),
      onclosetag: () => reader.close(parser.startIndex),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return reader.feed();
}

interface Frame {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where its content begins. */
  readonly from: number;
  readonly text: string[];
  nested: boolean;
}

class FeedReader {
  private readonly stack: Frame[] = [];
  private readonly fields: FeedField[] = [];
  private readonly items: FeedField[][] = [];
  /** How many elements are open around the item that is read; -1 between items. */
  private item = -1;
  private root = '';
  private count = 0;

  constructor(private readonly xml: string) {}

  open(name: string, attributes: Readonly<Record<string, string>>, from: number): void {
    if (this.stack.length > DEEPEST)
      throw new ReadError('TOO_COMPLEX', `nests more than ${DEEPEST} elements, which no feed needs`);
    const outer = this.stack.at(-1);
    if (outer) outer.nested = true;
    else this.root ||= name;
    if (ITEM.has(name) && this.item < 0) {
      this.item = this.stack.length;
      this.items.push([]);
      if (this.items.length > MOST_ITEMS)
        throw new ReadError('TOO_COMPLEX', `holds more than ${MOST_ITEMS} items: split it`);
    }
    this.stack.push({ name, attributes, from, text: [], nested: false });
  }

  text(text: string): void {
    this.stack.at(-1)?.text.push(text);
  }

  close(to: number): void {
    const frame = this.stack.pop();
    if (!frame) return;
    if (this.stack.length === this.item) {
      this.item = -1;
      return;
    }
    this.count += 1;
    if (this.count > MOST_FIELDS) throw new ReadError('TOO_COMPLEX', `holds more than ${MOST_FIELDS} fields: split it`);
    // Markup that stands in the feed itself is taken as it is written, once, for the element that holds all of it.
    const markup = frame.nested && frame.attributes.type === 'xhtml';
    const value = markup ? this.xml.slice(frame.from, to) : frame.text.join('');
    const list = this.item < 0 ? this.fields : (this.items.at(-1) ?? this.fields);
    const around = this.stack.slice(this.item < 0 ? 1 : this.item + 1).map(({ name }) => name);
    if (around.length > 3) return;
    list.push({ path: [...around, frame.name].join('/'), attributes: frame.attributes, value });
  }

  feed(): Feed {
    return { root: this.root, fields: this.fields, items: this.items };
  }
}
