import { describe, expect, test } from 'vitest';
import { ReadError, readTexts } from '../../src/read/index.ts';

const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>Gotland Herald</title>${channel}${items}</channel></rss>`;
const read = (xml: string) => readTexts(xml, 'saved.txt');
const first = (xml: string) => read(xml).documents[0];

describe('RSS', () => {
  test('an item with its full content', () => {
    const document = first(
      rss(
        `<item><title>Ferry &amp;amp; farmers</title><link>https://herald.example/ferry</link><guid isPermaLink="false">77</guid>
         <dc:creator><![CDATA[Ada Lund and Bo Ek]]></dc:creator><pubDate>Mon, 04 Mar 2024 09:30:00 +0100</pubDate><category>Islands</category>
         <description><![CDATA[<p>Farmers had waited.</p>]]></description>
         <content:encoded><![CDATA[<p>The ferry sailed on Tuesday.</p><h2>Cards</h2><p>“We played,” said Ana Reis.</p>]]></content:encoded></item>`,
        '<language>sv</language>',
      ),
    );
    expect(document).toMatchObject({ format: 'RSS', item: '77' });
    expect(document?.metadata).toEqual({
      headline: 'Ferry & farmers',
      standfirst: 'Farmers had waited.',
      authors: [
        { name: 'Ada Lund', role: null, bio: null },
        { name: 'Bo Ek', role: null, bio: null },
      ],
      publication: 'Gotland Herald',
      section: 'Islands',
      language: 'sv',
      url: 'https://herald.example/ferry',
      publishedAt: '2024-03-04T08:30:00Z',
    });
    expect(document?.text.split('\n').slice(2)).toEqual([
      'The ferry sailed on Tuesday.',
      'Cards',
      '“We played,” said Ana Reis.',
    ]);
  });

  test('a summary that is the body’s own beginning is no standfirst', () => {
    const xml = rss(
      '<item><title>T</title><description>The ferry sailed on Tuesday after […]</description><content:encoded>&lt;p&gt;The ferry sailed on Tuesday after nine days.&lt;/p&gt;</content:encoded></item>',
    );
    expect(first(xml)?.metadata.standfirst).toBeUndefined();
  });

  test('a summary alone is a standfirst; a description of several paragraphs is the article', () => {
    expect(first(rss('<item><title>T</title><description>It sailed.</description></item>'))?.metadata.standfirst).toBe(
      'It sailed.',
    );
    const long = first(
      rss(
        '<item><title>T</title><description>&lt;p&gt;It sailed.&lt;/p&gt;&lt;p&gt;It came back.&lt;/p&gt;</description></item>',
      ),
    );
    expect(long?.lines.map(({ markup }) => markup?.kind ?? markup?.element)).toEqual([
      'HEADLINE',
      'PARAGRAPH',
      'PARAGRAPH',
    ]);
  });

  test('an item without words does not lose the others', () => {
    const { documents, failures } = read(
      rss('<item><title>One</title></item><item><guid>x</guid></item><item><title>Three</title></item>'),
    );
    expect(documents.map(({ text }) => text)).toEqual(['One', 'Three']);
    expect(failures.map(({ item, error }) => [item, error.code])).toEqual([['x', 'EMPTY']]);
  });

  test('nor does one that is made to break the reader', () => {
    const bomb = `<item><guid>bomb</guid><title>Two</title><content:encoded><![CDATA[${'<div>'.repeat(9000)}]]></content:encoded></item>`;
    const { documents, failures } = read(rss(`<item><title>One</title></item>${bomb}`));
    expect(documents.map(({ text }) => text)).toEqual(['One']);
    expect(failures.map(({ item, error }) => [item, error.code])).toEqual([['bomb', 'TOO_COMPLEX']]);
  });

  test('what is cut off is read as far as it goes', () => {
    expect(read(rss('<item><title>One</title></item><item><title>Two</ti').slice(0, -20)).documents).toHaveLength(2);
  });

  test('RSS 1.0 keeps its items beside the channel', () => {
    const xml =
      '<rdf:RDF xmlns:rdf="r"><channel><title>Herald</title></channel><item><title>One</title><dc:date>2024-03-04</dc:date></item></rdf:RDF>';
    expect(first(xml)?.metadata).toEqual({ headline: 'One', publication: 'Herald', publishedAt: '2024-03-04' });
  });
});

describe('Atom', () => {
  test('an entry with markup in it', () => {
    const document = first(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Island News</title><entry><id>tag:x,1</id><title>Talks</title>
       <link rel="self" href="https://n.example/self"/><link href="https://n.example/talks"/><author><name>Ada Lund</name></author>
       <published>2024-03-04T08:30:00Z</published><updated>2024-03-05T08:30:00Z</updated>
       <content type="xhtml"><div><p>They met in <em>Porto</em>.</p><p>They drank tea.</p></div></content></entry></feed>`,
    );
    expect(document).toMatchObject({
      format: 'ATOM',
      item: 'tag:x,1',
      text: 'Talks\nThey met in Porto.\nThey drank tea.',
    });
    expect(document?.metadata).toMatchObject({
      url: 'https://n.example/talks',
      authors: [{ name: 'Ada Lund' }],
      publishedAt: '2024-03-04T08:30:00Z',
      modifiedAt: '2024-03-05T08:30:00Z',
    });
  });
});

test('XML that is no feed is named', () => {
  expect(() => read('<?xml version="1.0"?><urlset><url/></urlset>')).toThrow(ReadError);
  expect(() => read('<?xml version="1.0"?><urlset><url/></urlset>')).toThrow('<urlset>');
});

test('a feed of one section is still the paper’s', () => {
  const item = '<item><title>Ferry</title><category>Business</category><description>It sailed.</description></item>';
  const publication = (title: string) =>
    first(`<rss><channel><title>${title}</title>${item}</channel></rss>`)?.metadata.publication;
  expect(publication('Gotland Herald – Business')).toBe('Gotland Herald');
  expect(publication('Gotland Herald - Sport')).toBe('Gotland Herald - Sport');
  expect(publication('Gotland Herald')).toBe('Gotland Herald');
});
