import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, ReadError, readDocument } from '../../src/read/index.ts';
import { processorTime } from '../processor-time.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readDocument(utf8(text), 'article.txt');
const linesOf = (text: string): string[] => read(text).lines.map((line) => line.text);

function errorOf(bytes: Uint8Array): ReadError {
  try {
    readDocument(bytes, 'article.txt');
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('encodings', () => {
  const text = 'Zürich – “Grüße”\nZweite Zeile';
  const utf16 = (big: boolean): Uint8Array => {
    const bytes = [...`\ufeff${text}`].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]);
    return Uint8Array.from(big ? bytes : bytes.map((_, i) => bytes[i ^ 1] ?? 0));
  };

  test('UTF-8, with and without a byte order mark, which is dropped', () => {
    expect(readDocument(utf8(text), 'a').text).toBe(text);
    expect(readDocument(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(text)), 'a').text).toBe(text);
  });

  test('UTF-16 of both orders by its mark', () => {
    expect(readDocument(utf16(false), 'a').text).toBe(text);
    expect(readDocument(utf16(true), 'a').text).toBe(text);
  });

  test('Windows-1252 where UTF-8 fails', () => {
    const bytes = Uint8Array.of(0x93, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x94, 0x20, 0x96, 0x20, 0x5a, 0xfc, 0x72, 0x69);
    expect(readDocument(bytes, 'a').text).toBe('“Grüße” – Züri');
  });

  test('a damaged byte does not turn the rest of UTF-8 into another encoding', () => {
    const bytes = utf8('Müller, Köhler, Schröder, Bäcker und Jäger sagten es.');
    expect(readDocument(Uint8Array.of(...bytes, 0xc3), 'a').text).toContain('Müller, Köhler');
  });

  test('a lone surrogate does no harm', () => {
    expect(readDocument(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00), 'a').lines).toHaveLength(1);
  });
});

describe('what cannot be read says why', () => {
  test.each([
    ['nothing', new Uint8Array(), 'EMPTY'],
    ['white space alone', utf8(' \n\t\r\n\u00a0\u200b \ufeff'), 'EMPTY'],
    ['zero bytes', Uint8Array.of(72, 0, 105), 'BINARY'],
    ['control characters', Uint8Array.from({ length: 200 }, (_, i) => i % 8), 'BINARY'],
    ['a PDF', utf8('%PDF-1.7 and so on'), 'UNSUPPORTED_FORMAT'],
    ['a ZIP archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'UNSUPPORTED_FORMAT'],
    ['more than 20 MB', new Uint8Array(MAX_FILE_BYTES + 1).fill(65), 'TOO_LARGE'],
  ])('%s', (_, bytes, code) => {
    const error = errorOf(bytes);
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(20);
  });
});

describe('lines', () => {
  test('end at any line break and are trimmed of all that is not seen', () => {
    expect(linesOf('One\r\nTwo\rThree\u2028Four\n\n\u00a0 Five \u200b\n')).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
    ]);
  });

  test('a paragraph wrapped at a column is one line of the document', () => {
    const wrapped = `Ferry service resumes after storm

The ferry between the two islands sailed again on Tuesday after nine
days in harbour, and the first passengers were farmers with their hay
and a school class that had been stranded on the wrong side.

"We played cards for a week," said the teacher, who had brought forty
exercise books and no change of clothes, and who did not wish to see
another card.`;
    expect(read(wrapped).lines.map((line) => line.text.slice(0, 12))).toEqual([
      'Ferry servic',
      'The ferry be',
      '"We played c',
    ]);
    expect(linesOf(wrapped)[1]).toContain('nine\ndays in harbour');
  });

  test('short lines below each other stay lines', () => {
    const list = 'Results\nAda Lund 12.4\nBo Berg 12.6\nCy Dahl 12.9\nDi Ek 13.0\nEd Fors 13.1';
    expect(linesOf(list)).toHaveLength(6);
  });

  test('paragraphs of one line each stay apart though no blank line parts them', () => {
    const long =
      'The council met on Monday to speak about the bridge, the school, the new timetable and the price of a stall. '.repeat(
        3,
      );
    expect(linesOf(`${long}\n${long}\n${long}\n${long}\n${long}\n${long}`)).toHaveLength(6);
  });
});

describe('for any input', () => {
  test('bytes give a document or a ReadError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          readDocument(bytes, 'x');
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
        }
      }),
    );
  });

  test('every line is exactly its span, lines do not overlap, and nothing seen is between them', () => {
    const text = fc.array(
      fc.constantFrom('word ', 'Another', '\n', '\r\n', '\r', '\u2028', '\u00a0', '\u200b', '. ', '  '),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const raw = `x${parts.join('')}`;
        const document = read(raw);
        let end = 0;
        for (const line of document.lines) {
          expect(document.text.slice(line.start, line.end)).toBe(line.text);
          expect(document.text.slice(end, line.start)).toMatch(/^[\s\u200b]*$/u);
          end = line.end;
        }
        expect(document.text.slice(end)).toMatch(/^[\s\u200b]*$/u);
      }),
    );
  });

  test('5 MB on one line, and 200,000 lines, are read in a moment', () => {
    const took = processorTime(() => {
      expect(read('word '.repeat(1_000_000)).lines).toHaveLength(1);
      expect(read('a line\n'.repeat(200_000)).lines).toHaveLength(200_000);
    });
    expect(took).toBeLessThan(5000);
  });
});
