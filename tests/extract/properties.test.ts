import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/data.ts';
import { createParser } from '../../src/ingest/index.ts';
import type { Article, Passage, Span } from '../../src/model.ts';

const parse = createParser(loadKnowledge());
const extract = (text: string, bodyOnly = true): Article => parse(text, 'article.txt', { bodyOnly });

/** What news is made of, whole and broken. */
const FRAGMENTS = [
  'Ada Vale, the mayor of Porthaven, said ',
  'Mr. Reis told reporters in Lisbon, Portugal, ',
  '“We will rebuild,” he said. ',
  '"We will rebuild," ',
  '‘Never again’, ',
  '« Jamais », ',
  '„Niemals“, ',
  'She added that the bridge “will cost more” than planned. ',
  'According to the ministry, ',
  'OSLO (AP) — ',
  'By Tomas Hale\n\n',
  '\n\n',
  '\n',
  '\t',
  '\r\n',
  '- ',
  '— ',
  'The U.S. Court of Appeals met at 9 a.m. Friday. ',
  'No. 10 … ',
  'Turkish troops left South Korea. ',
  'her husband ',
  'I ',
  '(',
  ')',
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  ':',
  '.',
  ',',
  '\u0000',
  '\ud83d',
  '\ude00',
  '👩‍👩‍👧 ',
  'قال الرئيس في القاهرة. ',
  'ראש הממשלה אמר ',
  '東京で首相は「戦う」と述べた。',
  '\u202eevil\u202c ',
  'e\u0301\u0301\u0301 ',
  'ß ŉ İstanbul ǅ ',
  'https://example.com/Ada-Vale ',
];
const news = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(''));
const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
const mixed = fc.array(fc.oneof(news, noise), { maxLength: 6 }).map((parts) => parts.join(' '));
/** The reader takes no text without a word. */
const anyText = fc.oneof(news, noise, mixed).map((text) => `Word ${text}`);

describe('the extraction of any text', () => {
  it('gives every span back from the text as it was read', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, bodyOnly) => {
        const article = extract(text, bodyOnly);
        for (const { start, end, text: words } of passagesOf(article)) {
          expect(end).toBeGreaterThan(start);
          expect(article.text.slice(start, end)).toBe(words);
        }
        for (const { span, text: words } of article.blocks) {
          expect(article.text.slice(span.start, span.end)).toBe(words);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts every mention and quote into the block that it names', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks, people, locations, quotes } = extract(text);
        for (const { mentions } of [...people, ...locations]) {
          for (const { start, end, block } of mentions) expect(within({ start, end }, blocks[block]?.span)).toBe(true);
        }
        for (const { start, block } of quotes) expect(within({ start, end: start }, blocks[block]?.span)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('cuts quotes into segments that are sorted, disjoint and fill the quote from end to end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, segments } of extract(text).quotes) {
          expect(segments[0]?.start).toBe(start);
          expect(segments.at(-1)?.end).toBe(end);
          segments.forEach((segment, i) => {
            expect(segment.end).toBeGreaterThan(segment.start);
            expect(segment.start).toBeGreaterThanOrEqual(segments[i - 1]?.end ?? start);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names only people that it lists as speakers, and no mention twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { people, quotes, locations } = extract(text);
        const keys = new Set(people.map(({ key }) => key));
        expect(keys.size).toBe(people.length);
        for (const { speaker } of quotes) {
          if (speaker && speaker.personKey !== null) expect(keys.has(speaker.personKey)).toBe(true);
        }
        for (const { mentions } of [...people, ...locations]) {
          expect(new Set(mentions.map(({ start, end }) => `${start} ${end}`)).size).toBe(mentions.length);
          expect(mentions.map(({ start }) => start)).toEqual(mentions.map(({ start }) => start).sort((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whatever was extracted before', () => {
    const fresh = createParser(loadKnowledge());
    fc.assert(
      fc.property(anyText, anyText, (before, text) => {
        extract(before);
        expect(extract(text)).toEqual(fresh(text, 'article.txt', { bodyOnly: true }));
      }),
      { numRuns: 100 },
    );
  });
});

describe('time', () => {
  const HOSTILE: readonly (readonly [name: string, unit: string])[] = [
    ['quotation marks', '"'],
    ['opening marks', '“'],
    ['nested marks', '“‘'],
    ['one word', 'a'],
    ['capitals and hyphens', 'Ada-'],
    ['initials', 'A. '],
    ['full stops', '. '],
    ['cues without end', 'he said '],
    ['names without end', 'Ada Vale, '],
    ['brackets', '('],
    ['web addresses', 'www.'],
  ];

  it.each(HOSTILE)('grows in step with the length of a text of %s', (_, unit) => {
    const timeOf = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      const started = process.cpuUsage().user;
      extract(text);
      return process.cpuUsage().user - started;
    };
    timeOf(20_000);
    const short = Math.min(timeOf(20_000), timeOf(20_000));
    // Eight times the length takes 64 times as long where every pair is looked at; a busy machine gets four times what is due.
    expect(timeOf(160_000)).toBeLessThan(Math.max(8 * short * 4, 500_000));
  });
});

function passagesOf({ people, quotes, locations }: Article): Passage[] {
  return [
    ...[...people, ...locations].flatMap(({ mentions }) => mentions),
    ...quotes.flatMap(({ speaker, cue, ...quote }) => [quote, ...(speaker ? [speaker] : []), ...(cue ? [cue] : [])]),
  ];
}

function within({ start, end }: Span, outer: Span | undefined): boolean {
  return outer !== undefined && start >= outer.start && end <= outer.end;
}
