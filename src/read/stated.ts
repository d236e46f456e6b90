import type { Document, Format, Metadata } from '../model.ts';
import { ReadError } from './error.ts';
import { takeApart } from './html/page.ts';
import { LineWriter } from './line-writer.ts';
import { physicalLines } from './lines.ts';
import { plain } from './plain.ts';
import type { ItemFailure } from './reader.ts';

/** A picture that a format has fields for. */
export interface StatedPicture {
  readonly caption: string | null;
  readonly credit: string | null;
}

/** An article whose format has a field for each part. */
export interface StatedArticle {
  readonly metadata: Metadata;
  /** The body as HTML, or as plain text with a paragraph a line. */
  readonly body: { readonly html: string } | { readonly text: string } | null;
  readonly pictures?: readonly StatedPicture[];
  /** Which item of its file it is. */
  readonly item?: string;
}

/** Text that is HTML, though its field does not say so: its paragraphs are elements. Links alone leave it text with a paragraph a line. */
const HTML = /<(?:p|div|br|h[1-6]|ul|ol|figure|blockquote|article|section)\b[^<>]*>/i;

/** Lays the items of a file out; one that cannot be does not take the others with it. */
export function layOutAll(format: Format, articles: readonly StatedArticle[]): (Document | ItemFailure)[] {
  return articles.map((article, i) => {
    try {
      return layOut(format, article);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      return { item: article.item ?? String(i + 1), url: article.metadata.url ?? null, error };
    }
  });
}

/** Lays an article out as text: headline, standfirst, pictures, body; every span points into it. */
export function layOut(format: Format, { metadata, body, pictures = [], item }: StatedArticle): Document {
  const writer = new LineWriter();
  if (metadata.headline !== undefined) writer.field('HEADLINE', metadata.headline);
  if (metadata.standfirst !== undefined) writer.field('STANDFIRST', metadata.standfirst);
  for (const { caption, credit } of pictures) {
    if (caption !== null) writer.field('CAPTION', caption);
    if (credit !== null) writer.field('CREDIT', credit);
  }
  const html = body === null ? null : 'html' in body ? body.html : HTML.test(body.text) ? body.text : null;
  const page = html === null ? null : takeApart(html, writer);
  if (body && page === null && 'text' in body) writePlain(writer, body.text);
  const { text, lines } = page ?? writer.finish();
  return { format, text, lines, tree: page?.tree ?? [], metadata, ...(item !== undefined && { item }) };
}

/** "… said.The next": the break between two paragraphs is gone, with the space after the full stop. */
const LOST_BREAK = /[.!?…]["”’»)]?(?=["“„«]?\p{Lu}\p{Ll}*[\s,])/gu;
const ENDS_WORD = /[\p{Ll}\d]/u;

function writePlain(writer: LineWriter, text: string): void {
  for (const line of physicalLines(text)) {
    for (const paragraph of paragraphsOf(line.text)) {
      writer.add(plain(paragraph), false, false);
      writer.endLine({ node: -1, element: 'OTHER', level: 0 });
    }
  }
}

function paragraphsOf(line: string): string[] {
  const paragraphs: string[] = [];
  let from = 0;
  for (const match of line.matchAll(LOST_BREAK)) {
    // "U.S.The" and "p.m.The" are no ends of sentences for certain.
    const word = line.slice(Math.max(0, match.index - 2), match.index);
    if (word.length < 2 || !ENDS_WORD.test(word.charAt(1)) || word.startsWith('.')) continue;
    const straight = match[0].endsWith('"') && !isOpen(line, from, match.index);
    const to = match.index + match[0].length - (straight ? 1 : 0);
    paragraphs.push(line.slice(from, to));
    from = to;
  }
  paragraphs.push(line.slice(from));
  return paragraphs;
}

/** Whether a straight quotation mark between the offsets waits for its end: the next one closes. */
function isOpen(line: string, from: number, to: number): boolean {
  let marks = 0;
  for (let at = line.indexOf('"', from); at >= 0 && at < to; at = line.indexOf('"', at + 1)) marks += 1;
  return marks % 2 === 1;
}
