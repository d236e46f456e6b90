import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWords } from '../../src/data.ts';
import type { Story } from '../../src/model.ts';
import { readDocument } from '../../src/read/index.ts';
import { createStructurer, type StructureOptions } from '../../src/structure/index.ts';
import { processorTime } from '../processor-time.ts';

const WORDS = resolve(import.meta.dirname, '../../data/words');
const words = Object.fromEntries(
  readdirSync(WORDS).map((file) => [file.replace(/\.txt$/, ''), parseWords(readFileSync(join(WORDS, file), 'utf8'))]),
);
const structure = createStructurer(words);
const tell = (text: string, options?: StructureOptions): Story =>
  structure(readDocument(new TextEncoder().encode(text), 'article.txt'), options);
const kinds = (story: Story): string[] => story.blocks.map((block) => block.kind);
const textsOf = (story: Story, kind: string): string[] =>
  story.blocks.filter((block) => block.kind === kind).map((block) => block.text);

const BODY = [
  'The harbour of Visby was closed on Monday after a freighter ran aground in its only deep channel, and the island’s shops began to count their tins.',
  '“We have coffee for nine days,” said Karin Holm, who runs the harbour office. “After that we shall have tea.”',
  'The freighter, which carries timber from Riga, lost its rudder in the storm, the coast guard said, and cannot be moved before the wind turns.',
  'Two tugs are on their way from Nynäshamn and are expected on Wednesday morning, when divers will look at the hull for the first time.',
];

/** A page of the given lines around the body. */
const page = (head: string[], tail: string[] = [], body: string[] = BODY): string =>
  [...head, ...body, ...tail].join('\n\n');
const HEADLINE = 'Freighter aground closes harbour of Visby';

describe('the article that the project was given', () => {
  const file = resolve(import.meta.dirname, '../../seeds/000_69972bf2fb9f6f90.txt');
  const story = structure(readDocument(readFileSync(file), file));

  test('headline and standfirst', () => {
    expect(story.headline).toBe('US-Russia ‘gaps of trust’ stymie hopes for Syria ceasefire');
    expect(story.standfirst).toBe('Obama-Putin talks fail at G20 summit as Turkey renews call for Syria no-fly zone');
  });

  test('one caption, though it comes twice, with photographer and agencies', () => {
    expect(story.captions).toMatchObject([
      {
        credit: 'Alexei Druzhinin/AFP/Getty Images',
        photographer: 'Alexei Druzhinin',
        agencies: ['AFP', 'Getty Images'],
      },
    ]);
  });

  test('thirteen paragraphs, and no furniture among them', () => {
    expect(textsOf(story, 'PARAGRAPH')).toHaveLength(13);
    expect(textsOf(story, 'BOILERPLATE')).toEqual(['READ SOME MORE']);
  });

  test('its author with bio, and the paper from the bio', () => {
    expect(story.authors).toEqual([
      {
        name: 'Daniel McLaughlin',
        role: null,
        bio: 'Daniel McLaughlin is a contributor to The Irish Times from central and eastern Europe',
      },
    ]);
    expect(story.publication).toBe('The Irish Times');
    expect(story.language).toBe('en');
  });
});

describe('bylines', () => {
  const authorsOf = (...byline: string[]) => tell(page([HEADLINE, ...byline, 'March 4, 2024'])).authors;

  test.each([
    ['By Ada Lund', ['Ada Lund']],
    ['Ada Lund', ['Ada Lund']],
    ['ADA LUND', ['Ada Lund']],
    ['By ADA McLUND and JEAN-LUC BERG', ['Ada McLund', 'Jean-Luc Berg']],
    ['By Ada Lund, Bo Berg and Cy Dahl', ['Ada Lund', 'Bo Berg', 'Cy Dahl']],
    ['By Ada Lund | Political editor', ['Ada Lund']],
    ['By Ada “Sea Eagle” Lund', ['Ada “Sea Eagle” Lund']],
    ['Ada Lund   Gotland Herald', ['Ada Lund']],
    ['Ada LundLifestyle Writer', ['Ada Lund']],
    ['By Ada Lund, Daily Courier', ['Ada Lund']],
    ['By Ada Lund ada.lund@example.com @adalund', ['Ada Lund']],
    ['By: Ludwig van der Berg', ['Ludwig van der Berg']],
    ['Von Ada Lund und Bo Berg', ['Ada Lund', 'Bo Berg']],
    ['By Reuters', []],
    ['By The Associated Press', []],
    ['By Staff Reporter', []],
  ])('%s', (line, names) => {
    expect(authorsOf(line).map(({ name }) => name)).toEqual(names);
  });

  test('keep what they say of the author', () => {
    expect(authorsOf('By Ada Lund, political editor')[0]?.role).toBe('political editor');
    expect(authorsOf('Ada LundLifestyle Writer')[0]?.role).toBe('Lifestyle Writer');
    expect(authorsOf('By Ada Lund in Berlin')[0]?.role).toBe('in Berlin');
  });

  test('may stand apart from their "By", glued to a date, or at the end, twice', () => {
    expect(authorsOf('By', 'Ada Lund')[0]?.name).toBe('Ada Lund');
    const glued = tell(page([HEADLINE, 'Ada LundPublished: March 4, 2024']));
    expect(glued.authors[0]?.name).toBe('Ada Lund');
    expect(glued.publishedAt).toBe('2024-03-04');
    expect(tell(page([HEADLINE], ['Ada Lund', 'Ada Lund'])).authors.map(({ name }) => name)).toEqual(['Ada Lund']);
  });

  test('of other stories are not the article’s', () => {
    const story = tell(
      page(
        [HEADLINE, 'By Ada Lund', 'March 4, 2024'],
        ['Related stories', 'Ferry fares to rise in autumn', 'By Bo Berg', 'March 9, 2024'],
      ),
    );
    expect(story.authors.map(({ name }) => name)).toEqual(['Ada Lund']);
    expect(story.publishedAt).toBe('2024-03-04');
  });

  test('a sentence at the end that says who the author is is a bio', () => {
    const bio = 'Ada Lund is a reporter for The Gotland Herald. She covers the sea.';
    const story = tell(page([HEADLINE, 'By Ada Lund'], [bio]));
    expect(story.authors[0]?.bio).toBe(bio);
    expect(story.publication).toBe('The Gotland Herald');
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test.each([
    ['Ada Lund 7 hours', ['Ada Lund']],
    ['Ada Lund|Published 4 months ago', ['Ada Lund']],
    ['Ada Lund MS, RDN, LD', ['Ada Lund']],
    ['By Ada Lund, PhD', ['Ada Lund']],
    ['Review by Ada Lund Contributor', ['Ada Lund']],
    ['By Ada White', ['Ada White']],
    ['By Ada A. Lund, Bo Ek, and Cy Twist, TT', ['Ada A. Lund', 'Bo Ek', 'Cy Twist']],
    ['By Ada Van Der Lund', ['Ada Van Der Lund']],
  ])('%s', (line, names) => {
    expect(authorsOf(line).map(({ name }) => name)).toEqual(names);
  });

  test('who helped with an article did not write it', () => {
    expect(authorsOf('By Ada Lund', 'Contributions from', 'Bo Ek').map(({ name }) => name)).toEqual(['Ada Lund']);
    expect(authorsOf('By Ada Lund', 'Edited by Bo Ek').map(({ name }) => name)).toEqual(['Ada Lund']);
  });

  test('what a page invites to is nobody', () => {
    expect(authorsOf('Follow Visby', 'Buy Tickets', 'Facebook Twitter')).toEqual([]);
  });
});

describe('dates', () => {
  const dateOf = (line: string): string | null => tell(page([HEADLINE, 'By Ada Lund', line])).publishedAt;

  test('a change is told from the first day', () => {
    const story = tell(page([HEADLINE, 'By Ada Lund', 'Published March 7, 2024 | Updated March 8, 2024']));
    expect(story).toMatchObject({ publishedAt: '2024-03-07', modifiedAt: '2024-03-08' });
    expect(tell(page([HEADLINE, 'Updated March 8, 2024']))).toMatchObject({
      publishedAt: '2024-03-08',
      modifiedAt: null,
    });
  });

  test.each([
    ['March 7, 2024', '2024-03-07'],
    ['Published Thu 7 Mar 2024', '2024-03-07'],
    ['Dec 18th 2023', '2023-12-18'],
    ['7. März 2024', '2024-03-07'],
    ['2024-03-07', '2024-03-07'],
    ['07.03.2024', '2024-03-07'],
    ['2024年3月7日', '2024-03-07'],
    ['7 de marzo de 2024', '2024-03-07'],
    ['March 7, 2024 9:02am EST', '2024-03-07T14:02:00Z'],
    ['Sat 9 Mar 2024 18.00 CET', '2024-03-09T17:00:00Z'],
    ['June 9, 20234:05 PM UTCUpdated ago', '2023-06-09T16:05:00Z'],
    ['2024-03-07T14:42:01-0700', '2024-03-07T21:42:01Z'],
    ['3/27/2024', '2024-03-27'],
  ])('%s is %s', (line, iso) => {
    expect(dateOf(line)).toBe(iso);
  });

  test('without a zone a time is not an instant', () => {
    expect(dateOf('March 7, 2024 at 9:02 am')).toBe('2024-03-07');
  });

  test('a day and month that could be swapped, or no year, are no date', () => {
    expect(dateOf('05/03/2024')).toBeNull();
    expect(dateOf('Updated 2 hours ago')).toBeNull();
    expect(dateOf('February 31, 2024')).toBeNull();
  });

  test('published comes before updated', () => {
    expect(dateOf('Updated March 9, 2024')).toBe('2024-03-09');
    const story = tell(page([HEADLINE, 'By Ada Lund', 'Last updated on March 9, 2024', 'Published March 7, 2024']));
    expect(story.publishedAt).toBe('2024-03-07');
  });
});

describe('datelines', () => {
  const datelineOf = (opening: string) => {
    const [first = '', ...rest] = BODY;
    return tell(page([HEADLINE, 'By Ada Lund'], [], [opening + first, ...rest])).dateline?.text ?? null;
  };

  test.each([
    ['VISBY, Sweden (AP) — ', 'VISBY, Sweden (AP)'],
    ['STOCKHOLM, March 4 (Reuters) - ', 'STOCKHOLM, March 4 (Reuters)'],
    ['NEW DELHI: ', 'NEW DELHI'],
    ['ATLANTA -- ', 'ATLANTA'],
    ['München/London – ', 'München/London'],
    ['STORM WARNING: ', null],
    ['Karin – ', null],
    ['', null],
  ])('%s', (opening, dateline) => {
    expect(datelineOf(opening)).toBe(dateline);
  });

  test('is a passage of the text, inside its paragraph', () => {
    const story = tell(page([HEADLINE], [], [`VISBY (AP) — ${BODY[0]}`, ...BODY.slice(1)]));
    const { start = 0, end = 0 } = story.dateline ?? {};
    expect(story.text.slice(start, end)).toBe('VISBY (AP)');
    expect(textsOf(story, 'PARAGRAPH')[0]).toContain('VISBY (AP) — The harbour');
  });
});

describe('captions', () => {
  const TEXT = 'The freighter off the mole of Visby on Monday.';
  const captionsOf = (...lines: string[]) => tell(page([HEADLINE, ...lines, 'By Ada Lund'])).captions;

  test.each([
    [`${TEXT} Photograph: Eva Ek/Reuters`, 'Eva Ek/Reuters', 'Eva Ek', ['Reuters']],
    [
      `${TEXT} Photo by Eva Ek for The Gotland Herald via Getty Images`,
      'Eva Ek for The Gotland Herald via Getty Images',
      'Eva Ek',
      ['The Gotland Herald', 'Getty Images'],
    ],
    [`${TEXT} (Eva Ek/AFP)`, 'Eva Ek/AFP', 'Eva Ek', ['AFP']],
    [`${TEXT}Credit: Eva Ek`, 'Eva Ek', 'Eva Ek', []],
    [`${TEXT} (AP Photo/Eva Ek)`, 'AP Photo/Eva Ek', 'Eva Ek', ['AP Photo']],
    [`${TEXT} Foto: dpa`, 'dpa', null, ['dpa']],
    [`${TEXT} | Eva Ek via Getty Images`, 'Eva Ek via Getty Images', 'Eva Ek', ['Getty Images']],
  ])('%s', (line, credit, photographer, agencies) => {
    expect(captionsOf(line)).toMatchObject([{ text: TEXT, credit, photographer, agencies }]);
  });

  test('take a credit from the next line', () => {
    expect(captionsOf(`FILE - ${TEXT}`, 'Eva Ek/AFP')).toMatchObject([
      { credit: 'Eva Ek/AFP', photographer: 'Eva Ek' },
    ]);
  });

  test('are told by the credit below them', () => {
    const story = tell(page([HEADLINE, 'By Ada Lund', TEXT, 'Foto: Eva Ek (dpa)']));
    expect(story.captions).toMatchObject([{ text: TEXT, photographer: 'Eva Ek', agencies: ['dpa'] }]);
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('run into their credit where tags were stripped', () => {
    expect(captionsOf(`${TEXT}CreditEva Ek/EPA`)).toMatchObject([
      { text: TEXT, credit: 'Eva Ek/EPA', agencies: ['EPA'] },
    ]);
  });

  test('that come twice, not word for word, are one', () => {
    const story = tell(
      page([HEADLINE, 'The freighter off the mole of Visby', `${TEXT} Photograph: Eva Ek/Reuters`, 'By Ada Lund']),
    );
    expect(story.captions).toHaveLength(1);
    expect(textsOf(story, 'CAPTION')).toHaveLength(2);
  });
});

describe('the body', () => {
  test('is rid of furniture and teasers, and keeps its subheads and lists', () => {
    const story = tell(
      page(
        [HEADLINE, 'By Ada Lund'],
        [],
        [
          BODY[0] ?? '',
          'Share',
          'Advertisement',
          BODY[1] ?? '',
          'Read more: Ferry fares to rise in autumn',
          'Nine days of coffee',
          BODY[2] ?? '',
          'The tugs bring:',
          '• rope',
          '• a spare rudder',
          BODY[3] ?? '',
        ],
      ),
    );
    expect(kinds(story).slice(2)).toEqual([
      'PARAGRAPH',
      'BOILERPLATE',
      'BOILERPLATE',
      'PARAGRAPH',
      'BOILERPLATE',
      'SUBHEAD',
      'PARAGRAPH',
      'PARAGRAPH',
      'LIST_ITEM',
      'LIST_ITEM',
      'PARAGRAPH',
    ]);
  });

  test('ends before agency footer, correction, contact and copyright', () => {
    const story = tell(
      page(
        [HEADLINE, 'By Ada Lund'],
        [
          'Reporting by Ada Lund; Editing by Bo Berg',
          'Correction: An earlier version misnamed the freighter.',
          'Sign up for our newsletter',
          '© 2024 The Gotland Herald. All rights reserved.',
        ],
      ),
    );
    expect(kinds(story).slice(-4)).toEqual(['AGENCY_FOOTER', 'CORRECTION', 'BOILERPLATE', 'BOILERPLATE']);
    expect(story.authors.map(({ name }) => name)).toEqual(['Ada Lund']);
    expect(story.publication).toBe('The Gotland Herald');
  });

  test('of a whole page is found between menus and teasers', () => {
    const menu = ['Menu', 'News', 'Sport', 'Culture', 'Weather', 'Log in', 'Subscribe'];
    const teasers = [
      'Most read',
      'Ferry fares to rise in autumn',
      'By Bo Berg',
      'March 9, 2024',
      'Sheep win the right to roam',
      'About us',
      'Privacy policy',
    ];
    const story = tell(
      page([...menu, HEADLINE, 'Island shops count their tins', 'By Ada Lund', 'March 4, 2024'], teasers),
    );
    expect(story.headline).toBe(HEADLINE);
    expect(story.standfirst).toBe('Island shops count their tins');
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
    expect(story.publishedAt).toBe('2024-03-04');
  });

  test('given as body alone keeps every line', () => {
    const story = tell('Share\n\nVISBY (AP) — The harbour is closed.\n\nBy Ada Lund', { bodyOnly: true });
    expect(kinds(story)).toEqual(['PARAGRAPH', 'PARAGRAPH', 'PARAGRAPH']);
    expect(story.dateline?.text).toBe('VISBY (AP)');
    expect(story.headline).toBeNull();
  });

  test('amounts, and lines that begin alike, are the items of a list', () => {
    const amounts = ['200 g flour', '1/2 teaspoon salt', '2 eggs', '½ cup milk'];
    const alike = [
      'Division one Visby',
      'Division two Hemse',
      'Division three Slite',
      'Division four Klinte',
      'Division five Roma',
    ];
    expect(textsOf(tell(page([HEADLINE], [], [...BODY, ...amounts, ...alike, ...BODY.slice(1)])), 'LIST_ITEM')).toEqual(
      [...amounts, ...alike],
    );
  });

  test('a short line above a labelled credit is its caption', () => {
    const story = tell(
      page([HEADLINE], [], [...BODY, 'The harbour of Visby.', 'Image Credits: Holm', ...BODY.slice(2)]),
    );
    expect(story.captions).toMatchObject([{ text: 'The harbour of Visby.', credit: 'Holm' }]);
  });
});

describe('for any text', () => {
  const pieces = [
    ...BODY,
    HEADLINE,
    'By Ada Lund',
    'March 4, 2024',
    'Share',
    'Foto: dpa',
    'Related',
    '(AP)',
    '“',
    ':',
    '—',
    'x',
    '7',
    'Ada Lund is a reporter',
    '☃',
    '\ud800',
  ];

  test('each line becomes one block, in order, with an exact span', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 60 }))),
        fc.boolean(),
        (lines, bodyOnly) => {
          const text = `x\n\n${lines.join('\n\n')}`.replaceAll('\0', '');
          const seen = [...text]
            .filter((letter) => letter >= ' ' || letter === '\n')
            .join('')
            .replaceAll('\x7f', '');
          const document = readDocument(new TextEncoder().encode(seen), 'a');
          const story = structure(document, { bodyOnly });
          expect(story.blocks.map(({ span, text: words }) => ({ ...span, text: words }))).toEqual(document.lines);
          expect(story.blocks.map(({ index }) => index)).toEqual(document.lines.map((_, i) => i));
          if (story.dateline)
            expect(story.text.slice(story.dateline.start, story.dateline.end)).toBe(story.dateline.text);
          expect(structure(document, { bodyOnly })).toEqual(story);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ['5 MB on one line', 'word '.repeat(1_000_000)],
    ['5 MB without a space', 'x'.repeat(5_000_000)],
    ['a million quotation marks', '"'.repeat(1_000_000)],
    ['100,000 short lines', 'Ada Lund\n'.repeat(100_000)],
    ['100,000 captions', 'A boat. Foto: dpa\n'.repeat(100_000)],
    ['100,000 paragraphs', `${BODY[3]}\n`.repeat(100_000)],
    ['a line of commas', ','.repeat(500_000)],
    ['capitals and blanks', 'A '.repeat(500_000)],
  ])(
    '%s take time in step with their length',
    (_, text) => {
      // Processor time: a busy machine makes nothing slower.
      const started = process.cpuUsage();
      tell(text);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
    },
    60_000,
  );
});

describe('lists and pieces of a body', () => {
  const list = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => `Pier ${i + 1} takes ships of ${i + 4} metres`);

  test('a long list in the middle does not end the article', () => {
    const story = tell(page([HEADLINE, 'By Ada Lund'], [], [...BODY.slice(0, 2), ...list(20), ...BODY.slice(2)]));
    expect(textsOf(story, 'LIST_ITEM')).toEqual(list(20));
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('long paragraphs that pictures and prices stand between are the article’s', () => {
    const wares = [
      'Grey Oilskin Hat',
      '$10',
      'Visby Outfitters',
      'Brass Storm Lamp',
      '$13',
      'Hansa Hardware',
      'Tarred Rope',
      '$7',
    ];
    const far =
      'The lamp that everybody on the island asks for this week is the brass one that the lighthouse keepers used until the sixties, because it burns for a night on a cup of oil and does not go out when the door is opened to look for the ferry again.';
    const story = tell(
      page([HEADLINE, 'By Ada Lund'], [], [...BODY, ...wares, ...wares.map((ware) => `${ware} again`), far]),
    );
    expect(textsOf(story, 'PARAGRAPH')).toEqual([...BODY, far]);
  });

  test('but not what stands under the heading of the readers’ comments', () => {
    const comment =
      'I have lived on this island for forty years and have never seen the harbour shut for more than a day, and if the coast guard had listened to the people who fish there and know the channel, the freighter would never have come in with that wind behind it.';
    for (const heading of ['Comments', '12 comments', 'Kommentare']) {
      const story = tell(page([HEADLINE, 'By Ada Lund'], [heading, 'Bo Berg', '3 hours', comment]));
      expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
    }
  });

  test('numbered questions are subheads; what calls out in capitals is another story’s headline', () => {
    const story = tell(
      page(
        [HEADLINE],
        [],
        [
          ...BODY.slice(0, 2),
          '6. Who kept the keys?',
          ...BODY.slice(2, 3),
          'Why The Lighthouse Keeper Never Sleeps On Mondays!',
          ...BODY.slice(3),
        ],
      ),
    );
    expect(textsOf(story, 'SUBHEAD')).toEqual(['6. Who kept the keys?']);
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
  });

  test('a sentence that stands twice within few lines goes with a picture', () => {
    const shown = 'The lighthouse of Visby stands since the year 1863 and has never once been painted white.';
    const story = tell(page([HEADLINE], [], [...BODY.slice(0, 2), shown, '1 of 9', shown, ...BODY.slice(2)]));
    expect(textsOf(story, 'PARAGRAPH')).toEqual(BODY);
    expect(story.captions.map(({ text }) => text)).toEqual([shown]);
  });

  test('a short sentence with a dateline opens the body', () => {
    const opening = 'VISBY (TT) — The harbour is not open.';
    const story = tell(page([HEADLINE, 'By Ada Lund', 'March 4, 2024'], [], [opening, ...BODY]));
    expect(textsOf(story, 'PARAGRAPH')).toEqual([opening, ...BODY]);
    expect(story.dateline?.text).toBe('VISBY (TT)');
  });

  test('articles may speak of privacy policies and free trials; notices to the reader do so too', () => {
    const report =
      'The harbour office has rewritten its privacy policy after skippers complained that the names of their passengers were sold to a maker of travel games for years.';
    const notice =
      'By signing up you agree to our privacy policy, and you may leave our list whenever you like, with a word to us or to the people who send it to you each week.';
    const story = tell(page([HEADLINE], [], [...BODY.slice(0, 2), report, notice, ...BODY.slice(2)]));
    expect(textsOf(story, 'PARAGRAPH')).toEqual([...BODY.slice(0, 2), report, ...BODY.slice(2)]);
  });
});

describe('the head of a page', () => {
  test('menus run into one line, and whose paper it is, are no headline', () => {
    const menu = 'NewsHarbour Weather Ferries Shops Visby Freighter Storm';
    const story = tell(
      page([menu, menu, 'A division of Visby Harbour News', HEADLINE, 'By Ada Lund', 'March 4, 2024']),
    );
    expect(story.headline).toBe(HEADLINE);
  });

  test('a kicker that ends in a dash is no headline', () => {
    expect(tell(page(['Harbour of Visby closed –', HEADLINE, 'By Ada Lund', 'March 4, 2024'])).headline).toBe(HEADLINE);
  });

  test('a standfirst of several points is all of them', () => {
    const points = ['…as shops on the island count their tins', '…and two tugs set out from Nynäshamn'];
    const story = tell(page([HEADLINE, ...points, 'By Ada Lund', 'March 4, 2024']));
    expect(story.standfirst).toBe(points.join('\n'));
    expect(textsOf(story, 'STANDFIRST')).toEqual(points);
  });

  test('a standfirst of whole sentences is believed before the alt text of a picture', () => {
    const standfirst =
      'Nobody knows how long the harbour will stay shut. What the islanders say, and what they eat until then.';
    const story = tell(
      page([
        HEADLINE,
        'By Ada Lund',
        'March 4, 2024',
        'A freighter lies aground.',
        'The freighter on Monday. Photo: Eva Dahl/AFP',
        standfirst,
        'By Ada Lund',
      ]),
    );
    expect(story.standfirst).toBe(standfirst);
  });
});

describe('time grows in step with the page', () => {
  test.each([
    ['lines of one list', (i: number) => `Pier ${i} takes ships of ${i % 9} metres`],
    ['lines that begin alike', () => 'Pier of the harbour'],
    ['long paragraphs far apart', (i: number) => (i % 30 === 0 ? BODY.join(' ') : `Ware ${i}`)],
    ['numbered questions', (i: number) => `${i % 90}. Who kept the keys?`],
    ['points of a standfirst', (i: number) => `…and tug ${i} set out`],
    ['datelines', () => 'VISBY (TT) — It is shut.'],
    ['credits in brackets', () => '（海上保安庁提供）'],
    ['dates that hang on the language', () => '05/03/2024'],
    ['capitals', () => 'Why The Lighthouse Keeper Never Sleeps!'],
  ])(
    '%s',
    (_, line) => {
      const timed = (lines: number): number => {
        const text = page(
          [HEADLINE],
          Array.from({ length: lines }, (_, i) => line(i)),
        );
        return processorTime(() => tell(text));
      };
      timed(500);
      const [few, many] = [Math.min(timed(1_000), timed(1_000)), Math.min(timed(8_000), timed(8_000))];
      // Eight times the lines; sixty-four times the time would be its square.
      expect(many).toBeLessThan(few * 30 + 200);
    },
    60_000,
  );
});
