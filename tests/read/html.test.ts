import { describe, expect, test } from 'vitest';
import type { DocumentLine } from '../../src/model.ts';
import { readTexts } from '../../src/read/index.ts';

const read = (html: string, path = 'page.html') => readTexts(html, path).documents[0];
const lines = (html: string): readonly DocumentLine[] => read(html)?.lines ?? [];
const texts = (html: string): string[] => lines(html).map(({ text }) => text);

describe('how a page is told', () => {
  test.each([
    ['a document type', '<!DOCTYPE html><title>Ferry</title><p>It sailed.'],
    ['an XML prologue', '<?xml version="1.0"?>\n<!-- saved -->\n<html><body><p>It sailed.</p></body></html>'],
    ['a fragment', '<div><p>It sailed.</p></div>'],
  ])('%s, whatever the file is called', (_, html) => {
    expect(read(html, 'article.txt')?.format).toBe('HTML');
  });

  test('text that speaks of tags is text', () => {
    expect(read('The <b> tag is old\n\nSo is the <i> tag, said Ada Lund.', 'note.txt')?.format).toBe('TEXT');
  });
});

describe('the text of a page', () => {
  test('a block is a line; what runs on inside it is the same line', () => {
    expect(texts('<p>The <b>ferry</b> to\n  <a href="/x">Gotland</a> sailed.</p><p>It was late.</p>')).toEqual([
      'The ferry to Gotland sailed.',
      'It was late.',
    ]);
  });

  test('a line break ends a line, but not a headline', () => {
    expect(texts('<h1>Ferry sails<br>again</h1><p>One<br/>Two</p>')).toEqual(['Ferry sails again', 'One', 'Two']);
  });

  test('entities are letters', () => {
    expect(texts('<p>Fish &amp; chips &#8211; &ldquo;good&rdquo;</p>')).toEqual(['Fish & chips – “good”']);
  });

  test('scripts, styles, forms’ controls and pictures have no text', () => {
    const html =
      '<style>p{}</style><script>var x = "<p>no</p>";</script><p>Yes<button>Share</button></p><svg><text>no</text></svg><select><option>no</select>';
    expect(texts(html)).toEqual(['Yes']);
  });

  test('broken tags are read as far as they go', () => {
    expect(texts('<div><p>One<p>Two</span></b><ul><li>Three<li>Four</div><td>Five</p><a href="x')).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
    ]);
  });

  test('spans point into the text that the page gives', () => {
    const document = read('<h1> Ferry&nbsp;sails </h1><p>“We played <i>cards</i>,” said Ana Reis.</p>');
    for (const { start, end, text } of document?.lines ?? []) expect(document?.text.slice(start, end)).toBe(text);
    expect(document?.text).toBe('Ferry\u00a0sails\n“We played cards,” said Ana Reis.');
  });
});

describe('what the markup says of a line', () => {
  test('its element', () => {
    const html =
      '<h2>H</h2><p>P</p><ul><li><p>L</p></li></ul><blockquote><p>Q</p></blockquote><figure><figcaption><span>C</span></figcaption></figure><table><td>T</table><div>O</div>';
    expect(lines(html).map(({ markup }) => markup?.element)).toEqual([
      'HEADING',
      'PARAGRAPH',
      'LIST_ITEM',
      'QUOTE',
      'CAPTION',
      'CELL',
      'OTHER',
    ]);
  });

  test('how much of it is linked', () => {
    const [line] = lines('<p><a href="/a">Half</a>Half</p>');
    expect(line?.markup?.linked).toBe(0.5);
  });

  test('the words of its names, and the stretches that have names of their own', () => {
    const document = read(
      '<figcaption class="mediaCaption">A boat. <span class="photo-credit">Ada Lund</span></figcaption>',
    );
    const [line] = document?.lines ?? [];
    const [run] = line?.markup?.runs ?? [];
    expect(document?.tree?.[line?.markup?.node ?? -1]?.names).toEqual(['media', 'caption']);
    expect(document?.tree?.[run?.node ?? -1]?.names).toEqual(['photo', 'credit']);
    expect(document?.text.slice(run?.start, run?.end)).toBe('Ada Lund');
  });
});

describe('what a page says of itself', () => {
  const head = (ld: string): string =>
    `<html lang="sv"><title>Ferry | Gotland Herald</title><meta property="og:title" content="Ferry &amp; farmers">
     <meta property="og:site_name" content="Gotland Herald"><link rel="canonical" href="https://herald.example/ferry">
     <meta name="article:published_time" content="2024-03-05"><script type="application/ld+json">${ld}</script><body><p>It sailed.`;

  test('in JSON-LD first, then in meta, then in its title', () => {
    const clues = read(
      head('{"@type":"NewsArticle","headline":"Ferry sails","datePublished":"2024-03-04T09:30+01:00"}'),
    )?.clues;
    expect(clues).toEqual([
      { headline: 'Ferry sails', publishedAt: '2024-03-04T08:30:00Z' },
      {
        headline: 'Ferry & farmers',
        publication: 'Gotland Herald',
        url: 'https://herald.example/ferry',
        publishedAt: '2024-03-05',
      },
      { headline: 'Ferry | Gotland Herald', language: 'sv' },
    ]);
  });

  test.each([
    ['in a comment', '<!-- {"@type":"NewsArticle","headline":"Ferry sails"} -->'],
    ['with raw line breaks in a string', '{"@type":"NewsArticle","description":"One\ntwo","headline":"Ferry sails"}'],
    ['with a comma too many', '{"@type":"NewsArticle","headline":"Ferry sails",}'],
  ])('JSON-LD %s is read all the same', (_, ld) => {
    expect(read(head(ld))?.clues?.[0]?.headline).toBe('Ferry sails');
  });

  test('a block that cannot be read says nothing', () => {
    expect(read(head('{"@type":"NewsArticle","headline":'))?.clues?.[0]?.headline).toBe('Ferry & farmers');
  });

  test('a site’s own address is no article’s', () => {
    expect(read('<link rel=canonical href="https://herald.example/"><p>It sailed.')?.clues?.[0]).toEqual({});
  });

  test('a page that a script would fill is read from what it states', () => {
    const body = 'The ferry sailed again on Tuesday after nine days in harbour.';
    const document = read(
      `<div id="app"></div><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry sails","articleBody":"${body}"}</script>`,
    );
    expect(document?.text).toBe(`Ferry sails\n${body}`);
  });
});
