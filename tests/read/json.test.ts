import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { ReadError, readTexts } from '../../src/read/index.ts';

const all = (value: unknown, path = 'file.txt'): readonly Document[] =>
  readTexts(typeof value === 'string' ? value : JSON.stringify(value), path).documents;
const one = (value: unknown): Document | undefined => all(value)[0];
const code = (text: string, path = 'file.json'): string => {
  try {
    all(text, path);
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
  return 'it was read';
};

describe('articles of schema.org', () => {
  test('a graph: its article, with the author that it refers to', () => {
    const document = one({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', '@id': '#site', name: 'Gotland Herald' },
        {
          '@type': ['NewsArticle', 'ReportageNewsArticle'],
          headline: 'Fish &amp; chips &#8217;n&#8217; tea',
          description: 'What was eaten.',
          author: [{ '@id': '#ada' }, { '@type': 'Organization', name: 'Nordbild' }, { '@type': 'Person' }],
          publisher: { '@id': '#site' },
          articleBody: 'They met in Porto on Monday.\n\nThey drank tea, said Ana Reis.',
          datePublished: '2024-03-04T09:30:00+0100',
          dateModified: '2024-03-05',
          inLanguage: 'en_gb',
          mainEntityOfPage: { '@id': 'https://herald.example/tea#main' },
        },
        { '@type': 'Person', '@id': '#ada', name: 'Ada Lund', jobTitle: 'Food editor' },
      ],
    });
    expect(document?.format).toBe('JSON_LD');
    expect(document?.metadata).toEqual({
      headline: 'Fish & chips ’n’ tea',
      standfirst: 'What was eaten.',
      authors: [{ name: 'Ada Lund', role: 'Food editor', bio: null }],
      publication: 'Gotland Herald',
      language: 'en-GB',
      url: 'https://herald.example/tea',
      publishedAt: '2024-03-04T08:30:00Z',
      modifiedAt: '2024-03-05',
    });
    expect(document?.text.split('\n')).toEqual([
      'Fish & chips ’n’ tea',
      'What was eaten.',
      'They met in Porto on Monday.',
      'They drank tea, said Ana Reis.',
    ]);
  });

  test('a list of articles gives one document each', () => {
    const list = ['One', 'Two'].map((headline) => ({
      '@type': 'Article',
      headline,
      articleBody: 'It rained in Porto.',
    }));
    expect(all(list).map(({ metadata, item }) => [metadata.headline, item])).toEqual([
      ['One', '1'],
      ['Two', '2'],
    ]);
  });

  test('a body without line breaks is parted where the space after a full stop is gone', () => {
    const body = 'It rained in Porto.The mayor, J.P. Reis, wore a coat from the U.S.The coat was wet.”Nobody laughed.';
    expect(one({ '@type': 'NewsArticle', headline: 'Rain', articleBody: body })?.lines.map(({ text }) => text)).toEqual(
      [
        'Rain',
        'It rained in Porto.',
        'The mayor, J.P. Reis, wore a coat from the U.S.The coat was wet.”',
        'Nobody laughed.',
      ],
    );
  });

  test('links in a body leave its lines what they are; a straight mark belongs to the quotation that it opens or ends', () => {
    const body =
      'It rained in <a href="/porto">Porto</a>.\n\nAna Reis said."It is wet," she said. "Very."Nobody laughed.';
    const text = `{"@type":"NewsArticle","headline":"Rain","articleBody":${JSON.stringify(body.replaceAll('\\"', '"'))}}`;
    expect(one(JSON.parse(text))?.lines.map((line) => line.text)).toEqual([
      'Rain',
      'It rained in Porto.',
      'Ana Reis said.',
      '"It is wet," she said. "Very."',
      'Nobody laughed.',
    ]);
  });

  test('names in one string are several people', () => {
    const authors = (author: unknown) =>
      one({ '@type': 'NewsArticle', headline: 'Rain', author })?.metadata.authors?.map(({ name }) => name);
    expect(authors('By Ada Lund, Bo Ek and Cy Dahl')).toEqual(['Ada Lund', 'Bo Ek', 'Cy Dahl']);
    expect(authors(['Ada Lund', { name: 'Bo Ek' }, 'https://x.example/cy'])).toEqual(['Ada Lund', 'Bo Ek']);
  });
});

describe('IPTC ninjs', () => {
  const body = '<p>Two delegations met in Porto on Monday.</p><p>They drank tea, said Ana Reis.</p>';

  test('version 1: single fields', () => {
    const document = one({
      uri: 'http://news.example/x1',
      type: 'text',
      versioncreated: '2024-03-04T08:30:00Z',
      byline: 'Ada Lund and Bo Ek',
      headline: 'Talks and tea',
      body_text: 'plain',
      body_xhtml: body,
      associations: { main: { type: 'picture', byline: 'Eva Dahl', description_text: 'The teapot.' } },
    });
    expect(document?.format).toBe('NINJS');
    expect(document?.metadata).toMatchObject({
      url: 'http://news.example/x1',
      authors: [{ name: 'Ada Lund' }, { name: 'Bo Ek' }],
      publishedAt: '2024-03-04T08:30:00Z',
    });
    expect(document?.lines.map(({ text, markup }) => [markup?.kind ?? markup?.element, text])).toEqual([
      ['HEADLINE', 'Talks and tea'],
      ['CAPTION', 'The teapot.'],
      ['CREDIT', 'Eva Dahl'],
      ['PARAGRAPH', 'Two delegations met in Porto on Monday.'],
      ['PARAGRAPH', 'They drank tea, said Ana Reis.'],
    ]);
  });

  test.each([
    ['2', { contenttype: 'text/html' }, 'versioncreated', 'firstcreated'],
    ['3', { contentType: 'application/xhtml+xml' }, 'versionCreated', 'firstCreated'],
  ])('version %s: lists with roles', (_, type, version, first) => {
    const document = one({
      uri: 'urn:x:1',
      type: 'text',
      [version]: '2024-03-05T08:30:00Z',
      [first]: '2024-03-04T08:30:00Z',
      by: 'Ada Lund',
      headlines: [
        { role: 'short', value: 'Tea' },
        { role: 'main', value: 'Talks and tea' },
      ],
      descriptions: [{ value: 'Two sides met.' }],
      bodies: [
        { role: 'plain', ...type, contenttype: 'text/plain', value: 'plain' },
        { role: 'rich', ...type, value: body },
      ],
      infosources: [{ name: 'Nordbild' }],
    });
    expect(document?.metadata).toEqual({
      headline: 'Talks and tea',
      standfirst: 'Two sides met.',
      authors: [{ name: 'Ada Lund', role: null, bio: null }],
      publication: 'Nordbild',
      publishedAt: '2024-03-04T08:30:00Z',
      modifiedAt: '2024-03-05T08:30:00Z',
    });
    expect(document?.lines.at(-1)?.text).toBe('They drank tea, said Ana Reis.');
  });
});

describe('a JSON feed', () => {
  test('each item is an article', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Gotland Herald',
      items: [
        { id: 'a', title: 'Rain', content_html: '<p>It rained in Porto.</p>', authors: [{ name: 'Ada Lund' }] },
        { id: 'b', title: 'Sun', summary: 'It shone.', date_published: '2024-03-04T09:30:00+01:00' },
      ],
    };
    expect(all(feed).map(({ item, text }) => [item, text])).toEqual([
      ['a', 'Rain\nIt rained in Porto.'],
      ['b', 'Sun\nIt shone.'],
    ]);
  });
});

describe('other JSON', () => {
  test('that holds no article is said to hold none', () => {
    expect(code('{"name":"dateline","version":"1.0.0"}')).toBe('UNSUPPORTED_FORMAT');
    expect(code('[]')).toBe('UNSUPPORTED_FORMAT');
  });

  test('that is cut off is said to be broken', () => {
    expect(code('{"@type":"NewsArticle","headline":"Ra')).toBe('MALFORMED');
  });

  test('brackets at the beginning of a text do not make it JSON', () => {
    expect(all('[Watch live] The ferry sails\n\nIt sailed, said Ada Lund.')[0]?.format).toBe('TEXT');
  });
});
