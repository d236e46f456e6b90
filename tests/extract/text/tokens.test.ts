import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../../src/data.ts';
import { readAbbreviations, tokenize } from '../../../src/extract/text/tokens.ts';

const abbreviations = readAbbreviations(loadWords());

function cut(text: string): string[] {
  return tokenize(text, 0, text.length, abbreviations).map((token) => token.text);
}

describe('tokens', () => {
  it.each([
    ['Ada Vale’s dog', ['Ada', 'Vale', '’s', 'dog']],
    ["O'Brien didn't go", ["O'Brien", "didn't", 'go']],
    ['a U.S.-led force', ['a', 'U.S.', '-', 'led', 'force']],
    ['in the U.S', ['in', 'the', 'U.S']],
    ['Mr. J. Vale', ['Mr.', 'J.', 'Vale']],
    ['No. 10, no.', ['No.', '10', ',', 'no', '.']],
    ['Salem, Mass. and mass.', ['Salem', ',', 'Mass.', 'and', 'mass', '.']],
    ['wait... --no', ['wait', '...', '--', 'no']],
    ['at 6:00pm, 39A, .265, 1.5bn', ['at', '6:00', 'pm', ',', '39', 'A', ',', '.265', ',', '1.5bn']],
    ['(see www.example.com).', ['(', 'see', 'www.example.com', ')', '.']],
    ['https://example.com/A-b_c?d=E, then', ['https://example.com/A-b_c?d=E', ',', 'then']],
    ['on Example.co.uk.', ['on', 'Example.co.uk', '.']],
  ])('%s', (text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  it('stand in order, give back their text, and leave out nothing but white space and invisible marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(9), (text, start) => {
        const tokens = tokenize(text, Math.min(start, text.length), text.length, abbreviations);
        let at = Math.min(start, text.length);
        for (const token of tokens) {
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(at, token.start)).toMatch(/^[\s\u00ad\u200b-\u200f\ufeff]*$/);
          at = token.end;
        }
        expect(text.slice(at)).toMatch(/^[\s\u00ad\u200b-\u200f\ufeff]*$/);
      }),
    );
  });
});
