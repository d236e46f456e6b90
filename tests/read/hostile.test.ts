import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, ReadError, type Reading, readDocuments } from '../../src/read/index.ts';
import { processorTime } from '../processor-time.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What reading gives: the error's code, or the reading. Anything but a ReadError is thrown on. */
function attempt(content: Uint8Array | string, path: string): Reading | string {
  try {
    return readDocuments(typeof content === 'string' ? bytes(content) : content, path);
  } catch (error) {
    if (error instanceof ReadError) return error.code;
    throw error;
  }
}

/** The longest that any of these may take, in milliseconds, on a machine that does much else. */
const PATIENCE = 20_000;

describe('input made to break a reader gives one clear error', () => {
  test.each([
    ['100,000 nested elements', 'x.html', '<div>'.repeat(100_000), 'TOO_COMPLEX'],
    ['a million elements', 'x.html', '<i>a</i>'.repeat(1_000_000), 'TOO_COMPLEX'],
    ['100,000 nested elements in a feed', 'x.xml', `<rss>${'<a>'.repeat(100_000)}`, 'TOO_COMPLEX'],
    [
      '100,000 items in a feed',
      'x.xml',
      `<rss><channel>${'<item><title>a</title></item>'.repeat(100_000)}`,
      'TOO_COMPLEX',
    ],
    ['quotes inside quotes in Markdown', 'x.md', `# A\n\n${'> '.repeat(10_000)}b`, 'TOO_COMPLEX'],
    ['JSON that never closes', 'x.json', `{"a":${'['.repeat(1_000_000)}`, 'MALFORMED'],
    ['a binary page', 'x.html', '<p>a\0b', 'BINARY'],
    ['a page of more than a file may have', 'x.html', `<p>${'So it goes. '.repeat(1_900_000)}`, 'TOO_LARGE'],
    ['a page without words', 'x.html', '<html><body><script>1</script></body></html>', 'EMPTY'],
    ['gzip inside gzip', 'x.gz', gzipSync(gzipSync(bytes('It sailed.'))), 'UNSUPPORTED_FORMAT'],
    ['gzip that is cut off', 'x.gz', gzipSync(bytes('It sailed. '.repeat(999))).subarray(0, 40), 'MALFORMED'],
    ['gzip of far more than a file may have', 'x.gz', gzipSync(new Uint8Array(MAX_FILE_BYTES * 8)), 'TOO_LARGE'],
  ])(
    '%s',
    (_, path, content, code) => {
      expect(processorTime(() => expect(attempt(content, path)).toBe(code))).toBeLessThan(PATIENCE);
    },
    60_000,
  );

  test.each([
    ['a page of one endless paragraph', 'x.html', `<p>${'So it goes, said Ana Reis. '.repeat(300_000)}`],
    ['a page of nearly all that a file may have', 'x.html', `<p>${'So it goes, said Ana Reis. '.repeat(740_000)}</p>`],
    ['halves of characters', 'x.html', `<p>${'a&#xD800;\ud800b '.repeat(100_000)}`],
    ['500 open elements and a million ends of others', 'x.html', `${'<b>'.repeat(500)}a${'</i>'.repeat(1_000_000)}`],
    ['nothing but signs', 'x.html', `<p>a${'<'.repeat(2_000_000)}`],
    ['names without end', 'x.html', `<p class="${'aB '.repeat(1_000_000)}">a</p>`],
    ['runs without end', 'x.html', `<p>${'<span class="a">b</span>'.repeat(100_000)}`],
    [
      'a field without end',
      'x.json',
      `{"@type":"NewsArticle","headline":"A","articleBody":"${'So it goes. '.repeat(200_000)}"}`,
    ],
    ['authors without end', 'x.json', `{"@type":"NewsArticle","headline":"A","author":"Bo${' , '.repeat(200_000)}"}`],
    [
      'an address without end',
      'x.rss',
      `<rss><channel><item><title>A</title><author>${'@'.repeat(200_000)} b</author>`,
    ],
    ['brackets without end in Markdown', 'x.md', `# A\n\n${'['.repeat(200_000)}`],
    [
      'aliases of aliases in front matter',
      'x.md',
      `---\n${['a: &a [x]', ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghij'[i]},`.repeat(9)}]`)].join('\n')}\n---\nb`,
    ],
  ])(
    '%s is read in bounded time',
    (_, path, content) => {
      expect(processorTime(() => expect(typeof attempt(content, path)).toBe('object'))).toBeLessThan(PATIENCE);
    },
    60_000,
  );
});

/** One small file of each format, to be broken. */
const SAMPLES: readonly (readonly [string, string])[] = [
  [
    'page.html',
    '<html lang="en"><title>Ferry</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry"}</script><body><nav><a href="/">Home</a></nav><article><h1>Ferry</h1><p class="byline">By Ada Lund<p>It sailed, <b>said</b> Bo&nbsp;Ek.</p><figure><figcaption>A boat <span class="credit">Eva Dahl</span></figcaption></figure><ul><li>One</ul></article>',
  ],
  [
    'a.json',
    '{"@graph":[{"@type":"NewsArticle","headline":"Ferry","author":{"@id":"#a"},"articleBody":"It sailed.It came back.","datePublished":"2024-03-04"},{"@id":"#a","name":"Ada Lund"}]}',
  ],
  [
    'n.json',
    '{"uri":"urn:1","type":"text","headlines":[{"value":"Ferry"}],"bodies":[{"contentType":"text/html","value":"<p>It sailed.</p>"}],"associations":[{"type":"picture","by":"Eva Dahl","descriptions":[{"value":"A boat"}]}]}',
  ],
  [
    'f.json',
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Ferry","content_html":"<p>It sailed.</p>"}]}',
  ],
  [
    'feed.xml',
    '<?xml version="1.0" encoding="utf-8"?><rss><channel><title>Herald</title><item><title>Ferry</title><guid>1</guid><content:encoded><![CDATA[<p>It sailed.</p>]]></content:encoded></item></channel></rss>',
  ],
  [
    'atom.xml',
    '<feed><entry><id>1</id><title>Ferry</title><content type="xhtml"><div><p>It sailed.</p></div></content><author><name>Ada Lund</name></author></entry></feed>',
  ],
  [
    'm.md',
    '---\ntitle: Ferry\nauthor: [Ada Lund]\ndate: 2024-03-04\n---\n# Ferry\n\nIt sailed.\n\n- one\n\n> two\n\n![A boat](a.jpg)\n',
  ],
  ['t.txt', 'Ferry sails\n\nBy Ada Lund\n\nIt sailed, said Bo Ek.'],
];
/** What is put into a sample to break it. */
const SHARDS = [
  '<',
  '>',
  '</p>',
  '<div>',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '&',
  '&#xD800;',
  ']]>',
  '<!--',
  '\\u',
  '\\ud800',
  '\n---\n',
  '> ',
  '#',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\u2028',
  '<item>',
  '@type',
  '\r',
  '`',
  '*a',
  '|',
];

describe('for any input', () => {
  const mutated = fc.record({
    sample: fc.constantFrom(...SAMPLES),
    cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.constantFrom(...SHARDS)), {
      minLength: 1,
      maxLength: 8,
    }),
  });

  test('mutated files give documents or a ReadError, and every line is exactly its span', () => {
    fc.assert(
      fc.property(mutated, ({ sample: [path, text], cuts }) => {
        let broken = text;
        for (const [share, length, shard] of cuts) {
          const at = Math.floor(share * broken.length);
          broken = broken.slice(0, at) + shard + broken.slice(at + length);
        }
        const reading = attempt(broken, path);
        if (typeof reading === 'string') return;
        for (const { text: whole, lines } of reading.documents) {
          for (const line of lines) {
            expect(whole.slice(line.start, line.end)).toBe(line.text);
            for (const run of line.markup?.runs ?? []) {
              expect(run.start).toBeGreaterThanOrEqual(line.start);
              expect(run.end).toBeLessThanOrEqual(line.end);
            }
          }
        }
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('random bytes give documents or a ReadError, whatever the file is called and however it begins', () => {
    const beginning = fc.constantFrom(
      '',
      '<p>',
      '<rss><item>',
      '{"@type":"NewsArticle",',
      '---\ntitle: ',
      '\u001f\u008b\b',
      '# ',
    );
    const path = fc.constantFrom(...SAMPLES.map(([name]) => name), 'x.gz', 'x');
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 300 }), path, (begin, rest, name) => {
        attempt(Uint8Array.of(...[...begin].map((letter) => letter.charCodeAt(0)), ...rest), name);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('a packed file gives what the file itself gives', () => {
    for (const [path, text] of SAMPLES)
      expect(attempt(gzipSync(bytes(text)), `${path}.gz`)).toEqual(attempt(text, path));
  });
});

describe('declared encodings', () => {
  const declared = (declaration: string, ...rest: number[]): string | undefined => {
    const reading = attempt(Uint8Array.of(...bytes(declaration), ...rest), 'x.html');
    return typeof reading === 'string' ? reading : reading.documents[0]?.text;
  };

  test('a page says how its bytes are to be read', () => {
    expect(declared('<meta charset="iso-8859-2"><p>', 0xb3, 0xf3, 0x64, 0xbc)).toBe('łódź');
    expect(
      declared('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>', 0x93, 0xfa, 0x96, 0x7b),
    ).toBe('日本');
    expect(declared('<?xml version="1.0" encoding="windows-1252"?><html><p>', 0x93, 0x48, 0x69, 0x94)).toBe('“Hi”');
  });

  test('but bytes that are UTF-8 are UTF-8, whatever the page says', () => {
    expect(declared('<meta charset="iso-8859-1"><p>', ...bytes('Zürich – “Grüße”'))).toBe('Zürich – “Grüße”');
  });

  test('an encoding that nobody knows is passed over', () => {
    expect(declared('<meta charset="x-none"><p>', ...bytes('Zürich'))).toBe('Zürich');
  });

  test('UTF-16 without a mark is told by its markup', () => {
    const page = [...'<p>Zürich'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    expect((attempt(Uint8Array.from(page), 'x') as Reading).documents[0]?.text).toBe('Zürich');
  });
});
