import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWords } from '../../src/data.ts';
import type { Story } from '../../src/model.ts';
import { ReadError, readTexts } from '../../src/read/index.ts';
import { createStructurer } from '../../src/structure/index.ts';

const WORDS = resolve(import.meta.dirname, '../../data/words');
const words = Object.fromEntries(
  readdirSync(WORDS).map((file) => [file.replace(/\.txt$/, ''), parseWords(readFileSync(join(WORDS, file), 'utf8'))]),
);
const structure = createStructurer(words);

function tell(text: string, path = 'page.html'): Story {
  const [document] = readTexts(text, path).documents;
  if (!document) throw new Error('nothing was read');
  return structure(document);
}

const textsOf = (story: Story, kind: string): string[] =>
  story.blocks.filter((block) => block.kind === kind).map((block) => block.text);

const BODY = [
  'The harbour of Visby was closed on Monday after a freighter ran aground in its only deep channel, and the island’s shops began to count their tins.',
  '“We have coffee for nine days,” said Karin Holm, who runs the harbour office. “After that we shall have tea.”',
  'The freighter, which carries timber from Riga, lost its rudder in the storm, the coast guard said, and cannot be moved before the wind turns.',
  'Two tugs are on their way from Nynäshamn and are expected on Wednesday morning, when divers will look at the hull for the first time.',
];
const HEADLINE = 'Freighter aground closes harbour of Visby';
const paragraphs = (texts = BODY): string => texts.map((text) => `<p>${text}</p>`).join('\n');

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly top?: string;
  readonly body?: string;
  readonly below?: string;
}

/** A page as sites build them, around the body. */
const page = ({
  head = '',
  above = '',
  top = `<h1>${HEADLINE}</h1>`,
  body = paragraphs(),
  below = '',
}: Parts = {}): string =>
  `<html><head>${head}</head><body><header><ul class="nav"><li><a href="/">Home</a></li><li><a href="/w">Weather on the island</a></li></ul></header>
   ${above}<article><div class="head">${top}</div><div class="text">${body}</div></article>${below}<footer><p>© 2024 The publisher of this page and of others. All rights reserved by it.</p></footer></body></html>`;

describe('the article of a page', () => {
  test('its headline and paragraphs; menus and footers are none', () => {
    const story = tell(page());
    expect(story.headline).toBe(HEADLINE);
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('related stories, newsletters and comments inside the body are none of it', () => {
    const [first = '', second = '', ...rest] = BODY;
    const body = `<p>${first}</p><div class="related-links"><h3>More</h3><p>The ferry to the mainland sailed again on Sunday, its captain said on the radio.</p></div>
      <p>${second}</p><aside><p>Get our letter on the island’s harbours every morning at seven, with coffee.</p></aside>${paragraphs(rest)}`;
    const below =
      '<div id="comments"><p>I was there and I saw the ship with my own eyes, it was a very large ship.</p></div>';
    expect(textsOf(tell(page({ body, below })), 'PARAGRAPH')).toEqual(BODY);
  });

  test('an aside that holds most of the prose is the article, whatever its name', () => {
    expect(textsOf(tell(page({ body: `<div class="sidebar-layout">${paragraphs()}</div>` })), 'PARAGRAPH')).toEqual(
      BODY,
    );
  });

  test('paragraphs before the box of the body are told by their class', () => {
    const [first = '', ...rest] = BODY;
    const p = (text: string): string => `<p class="story-text">${text}</p>`;
    const top = `<h1>${HEADLINE}</h1><p class="byline">By Ada Lund</p><div>${p(first)}</div>`;
    expect(textsOf(tell(page({ top, body: rest.map(p).join('') })), 'PARAGRAPH')).toEqual(BODY);
  });

  test('headings are subheads, lists are lists, quotations are paragraphs; a link alone is neither', () => {
    const body = `${paragraphs()}<h2>What now?</h2><ul><li>Coffee for nine days</li><li>Tea for ninety</li></ul>
      <blockquote><p>We shall have tea.</p></blockquote><p><a href="/x">Ferry sails again</a></p>`;
    const story = tell(page({ body }));
    expect(textsOf(story, 'SUBHEAD')).toEqual(['What now?']);
    expect(textsOf(story, 'LIST_ITEM')).toEqual(['Coffee for nine days', 'Tea for ninety']);
    expect(textsOf(story, 'PARAGRAPH')).toEqual([...BODY, 'We shall have tea.']);
  });
});

describe('the headline', () => {
  test('is the one that the page says its title is, not the site’s name', () => {
    const head = `<title>${HEADLINE} | Gotland Herald</title>`;
    expect(
      tell(page({ head, above: '<h1 class="logo">Gotland Herald</h1>', top: `<h2>${HEADLINE}</h2>` })).headline,
    ).toBe(HEADLINE);
  });

  test('as the page shows it, where the title is worded for search engines', () => {
    const head = '<meta property="og:title" content="Visby harbour closed: ship aground">';
    expect(tell(page({ head })).headline).toBe(HEADLINE);
  });

  test('from what the page says, where it shows none', () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${HEADLINE}"}</script>`;
    expect(tell(page({ head, top: '' })).headline).toBe(HEADLINE);
  });
});

describe('the head of an article', () => {
  test.each([
    ['named so', '<div class="article__standfirst">Shops count their tins as tugs set out</div>'],
    ['a second heading', '<h2>Shops count their tins as tugs set out</h2>'],
    ['before the byline', '<p>Shops count their tins as tugs set out</p><div class="byline">By Ada Lund</div>'],
  ])('a standfirst: %s', (_, html) => {
    expect(tell(page({ top: `<h1>${HEADLINE}</h1>${html}` })).standfirst).toBe(
      'Shops count their tins as tugs set out',
    );
  });

  test('the page’s description is no standfirst that it shows', () => {
    const head = '<meta name="description" content="All about the harbour of Visby and its ships.">';
    expect(tell(page({ head })).standfirst).toBeNull();
  });

  test('a time that is marked up is when it was published', () => {
    const top = `<h1>${HEADLINE}</h1><time datetime="2024-03-04T09:30:00+01:00">two days ago</time>`;
    expect(tell(page({ top })).publishedAt).toBe('2024-03-04T08:30:00Z');
  });

  test('what the page states outranks what it shows, for dates with their change', () => {
    const head =
      '<meta property="article:published_time" content="2024-03-04T08:30:00Z"><meta property="article:modified_time" content="2024-03-05">';
    const story = tell(page({ head, top: `<h1>${HEADLINE}</h1><p>5 March 2024</p>` }));
    expect(story).toMatchObject({ publishedAt: '2024-03-04T08:30:00Z', modifiedAt: '2024-03-05' });
  });
});

describe('authors', () => {
  const ld = (author: string): string =>
    `<script type="application/ld+json">{"@type":"NewsArticle","author":${author}}</script>`;
  const names = (head: string, top = `<h1>${HEADLINE}</h1><p>By Ada Lund, Harbour correspondent</p>`): unknown =>
    tell(page({ head, top })).authors.map(({ name, role }) => [name, role]);

  test('are those that the page states, with the role that it shows', () => {
    expect(names(ld('[{"@type":"Person","name":"Ada Lund"},{"@type":"Person","name":"Bo Ek"}]'))).toEqual([
      ['Ada Lund', 'Harbour correspondent'],
      ['Bo Ek', null],
    ]);
  });

  test('a desk or an agency is no author; then who signs is', () => {
    expect(names(ld('{"@type":"Person","name":"Gotland Herald Staff"}'))).toEqual([
      ['Ada Lund', 'Harbour correspondent'],
    ]);
    expect(names(ld('{"@type":"Organization","name":"Nordbild"}'))).toEqual([['Ada Lund', 'Harbour correspondent']]);
  });

  test('in an element named so, where the page neither states nor signs', () => {
    expect(names('', `<h1>${HEADLINE}</h1><div><span class="author-name">Ada Lund</span> 2 hours ago</div>`)).toEqual([
      ['Ada Lund', null],
    ]);
  });

  test('a name above the headline is no byline when another wrote it', () => {
    const story = tell(
      page({
        head: ld('{"@type":"Person","name":"Ada Lund"}'),
        top: `<a href="/k">Karin Holm</a><h1>${HEADLINE}</h1><p>Ada Lund</p><p>4 March 2024</p>`,
      }),
    );
    expect(textsOf(story, 'BYLINE')).toEqual(['Ada Lund']);
    expect(story.authors).toMatchObject([{ name: 'Ada Lund' }]);
  });

  test('a role that stands in the name is a role', () => {
    expect(names(ld('"Ada Lund, Political editor"'), `<h1>${HEADLINE}</h1>`)).toEqual([
      ['Ada Lund', 'Political editor'],
    ]);
  });
});

describe('captions', () => {
  const captions = (figure: string): unknown =>
    tell(page({ body: `<p>${BODY[0]}</p>${figure}${paragraphs(BODY.slice(1))}` })).captions.map(
      ({ text, credit, photographer }) => ({ text, credit, photographer }),
    );

  test.each([
    [
      'in an element of its own',
      '<figure><figcaption>The ship on the sand. <span class="credit">Eva Dahl/Nordbild</span></figcaption></figure>',
    ],
    [
      'on the next line of the figure',
      '<figure><figcaption><p>The ship on the sand.</p><p>(Eva Dahl/Nordbild)</p></figcaption></figure>',
    ],
    [
      'beside the caption',
      '<figure><figcaption>The ship on the sand.</figcaption><div class="photo-credit">Photograph: Eva Dahl/Nordbild</div></figure>',
    ],
    ['at its end', '<div class="image-caption">The ship on the sand. Photograph: Eva Dahl/Nordbild</div>'],
  ])('with a credit %s', (_, figure) => {
    expect(captions(figure)).toEqual([
      { text: 'The ship on the sand.', credit: 'Eva Dahl/Nordbild', photographer: 'Eva Dahl' },
    ]);
  });

  test('with a credit before it and words for those who cannot see the page', () => {
    const figure = `<figure><span class="src"><span class="visually-hidden">Image source, </span>Nordbild/AFP</span>
      <figcaption><span class="visually-hidden">Image caption, </span><div>The ship on the sand.</div></figcaption></figure>`;
    expect(captions(figure)).toMatchObject([{ text: 'The ship on the sand.', credit: 'Nordbild/AFP' }]);
  });

  test('in a paragraph with a picture', () => {
    const figure =
      '<p><img> <span class="caption">The ship on the sand.</span> <span class="photo-credit">Eva Dahl</span></p>';
    expect(captions(figure)).toEqual([{ text: 'The ship on the sand.', credit: 'Eva Dahl', photographer: 'Eva Dahl' }]);
  });

  test('come once, though the page shows the picture twice', () => {
    const figure = '<figure><figcaption>The ship on the sand.</figcaption></figure>';
    expect(captions(figure + figure)).toHaveLength(1);
  });

  test('of two pictures are two, though they say nearly the same', () => {
    const figure = (text: string): string => `<figure><figcaption>${text}</figcaption></figure>`;
    expect(captions(figure('Karin Holm in her office in Visby.') + figure('Karin Holm in her office.'))).toHaveLength(
      2,
    );
  });
});

describe('a format that says what its parts are', () => {
  const rss = `<rss><channel><title>Gotland Herald</title><item><title>${HEADLINE}</title><description>Shops count their tins.</description>
    <content:encoded><![CDATA[<h1>${HEADLINE}</h1>${paragraphs()}<h3>What now?</h3><p>Short.</p><div class="sharedaddy share"><p>Share this with everybody whom you know.</p></div>]]></content:encoded></item></channel></rss>`;

  test('is taken at its word; only the body is judged', () => {
    const story = tell(rss, 'feed.xml');
    expect(story).toMatchObject({
      headline: HEADLINE,
      standfirst: 'Shops count their tins.',
      publication: 'Gotland Herald',
    });
    expect(textsOf(story, 'PARAGRAPH')).toEqual([...BODY, 'Short.']);
    expect(textsOf(story, 'SUBHEAD')).toEqual(['What now?']);
  });

  test('Markdown is signed between headline and body', () => {
    const story = tell(`# ${HEADLINE}\n\nBy Ada Lund\n\n4 March 2024\n\n${BODY.join('\n\n')}`, 'a.md');
    expect(story.headline).toBe(HEADLINE);
    expect(story.authors).toMatchObject([{ name: 'Ada Lund' }]);
    expect(story.publishedAt).toBe('2024-03-04');
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });
});

describe('for any page', () => {
  const tag = fc.constantFrom(
    'div',
    'p',
    'article',
    'figure',
    'figcaption',
    'h1',
    'h2',
    'ul',
    'li',
    'aside',
    'span',
    'time',
    'blockquote',
    'td',
  );
  const name = fc.constantFrom(
    '',
    ' class="byline"',
    ' class="caption"',
    ' class="credit"',
    ' class="standfirst"',
    ' hidden',
    ' datetime="2024-03-04"',
  );
  const text = fc.constantFrom(...BODY, HEADLINE, 'By Ada Lund', '4 March 2024', 'Share', '(Eva Dahl/Nordbild)', '');
  const piece = fc
    .tuple(tag, name, text, fc.boolean())
    .map(([t, n, words, close]) => `<${t}${n}>${words}${close ? `</${t}>` : ''}`);

  test('every line is one block, in order, and gives back its own text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          const story = tell(pieces.join(''));
          let end = 0;
          for (const [i, { index, text: words, span }] of story.blocks.entries()) {
            expect(index).toBe(i);
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(story.text.slice(span.start, span.end)).toBe(words);
            end = span.end;
          }
          for (const { span } of story.captions) expect(span.end).toBeLessThanOrEqual(story.text.length);
        } catch (error) {
          if (!(error instanceof ReadError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('heads written as the body is', () => {
  const STANDFIRST = 'Island shops count their tins as two tugs set out';
  const head = `<p>Business</p><h1>${HEADLINE}</h1><p>${STANDFIRST}</p><p>By Ada Lund and Bo Berg</p><p>4 March 2024</p>`;
  const flat = `<html><head><title>${HEADLINE} | Gotland Herald</title></head><body><main>${head}${paragraphs()}</main></body></html>`;

  test('kicker, standfirst and byline among the paragraphs are told from them', () => {
    const story = tell(flat);
    expect(story).toMatchObject({ headline: HEADLINE, standfirst: STANDFIRST, publishedAt: '2024-03-04' });
    expect(story.authors.map(({ name }) => name)).toEqual(['Ada Lund', 'Bo Berg']);
    expect(textsOf(story, 'KICKER')).toEqual(['Business']);
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('a short first sentence stays the body’s, and a heading of the first level behind it a subhead', () => {
    const story = tell(flat.replace(`<p>${BODY[0]}</p>`, `<p>It is shut.</p><p>${BODY[0]}</p><h1>Waiting</h1>`));
    expect(textsOf(story, 'PARAGRAPH')).toEqual(['It is shut.', ...BODY]);
    expect(textsOf(story, 'SUBHEAD')).toEqual(['Waiting']);
  });

  test('a page without headings and titles has the headline that its words tell', () => {
    const lines = [`<font size="6"><b>${HEADLINE}</b></font>`, 'By Ada Lund', 'March 4, 2024', ...BODY].join(
      '<br><br>',
    );
    const story = tell(
      `<html><body><div><a href="/">Home</a> <a href="/w">Weather</a></div><div>${lines}</div></body></html>`,
    );
    expect(story.headline).toBe(HEADLINE);
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('authors that the page states one a name are all kept', () => {
    const metas = ['Ada Lund', 'Bo Berg'].map((name) => `<meta name="author" content="${name}">`).join('');
    expect(tell(page({ head: metas })).authors.map(({ name }) => name)).toEqual(['Ada Lund', 'Bo Berg']);
  });
});

test('a credit that a format has a field for is no byline', () => {
  const item = {
    uri: 'urn:herald:1',
    type: 'text',
    by: 'Ada Lund',
    headlines: [{ value: HEADLINE }],
    bodies: [{ contentType: 'text/html', value: paragraphs() }],
    associations: [
      { type: 'picture', descriptions: [{ value: 'The freighter' }], by: 'Eva Dahl', copyrightHolder: 'TT' },
    ],
  };
  const story = tell(JSON.stringify(item), 'n.json');
  expect(story.authors.map(({ name }) => name)).toEqual(['Ada Lund']);
  expect(story.captions).toMatchObject([{ text: 'The freighter', credit: 'Eva Dahl/TT', photographer: 'Eva Dahl' }]);
});
