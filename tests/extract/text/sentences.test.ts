import { describe, expect, it } from 'vitest';
import { loadWords } from '../../../src/data.ts';
import { readSentenceWords, sentenceStarts } from '../../../src/extract/text/sentences.ts';
import { readAbbreviations, tokenize } from '../../../src/extract/text/tokens.ts';

const words = loadWords();
const abbreviations = readAbbreviations(words);
const sentenceWords = readSentenceWords(words);

function sentences(text: string): string[] {
  const tokens = tokenize(text, 0, text.length, abbreviations);
  const starts = sentenceStarts(tokens, 0, tokens.length, sentenceWords);
  return starts.map((start, i) =>
    text.slice(tokens[start]?.start, tokens[(starts[i + 1] ?? tokens.length) - 1]?.end).trim(),
  );
}

describe('a sentence ends', () => {
  it.each([
    ['at a full stop, a question mark, an exclamation mark', 'It rained. Did it? It did! Then it stopped.', 4],
    ['with the quotation mark and the bracket that close after it', '“It rained.” (It often does.) Nobody came.', 3],
    ['with the numbers of its notes', 'The bridge fell in 1962. [4] [5] It was never rebuilt.', 2],
    ['before a number', 'The ferry sank. 12 people drowned.', 2],
    ['before a word that is spelt with a small letter first', 'The sale began. eBay took no fee.', 2],
    ['at dots before a capital', 'She waited... Nobody came.', 2],
    ['at an abbreviation before a word that opens sentences', 'He moved to the U.S. The firm followed.', 2],
    ['the same, behind a quotation mark', 'He moved to the U.S. “We miss him,” Ada Vale said.', 2],
    ['at "Inc." before "Mr"', 'He runs Quillon Inc. Mr Vale founded it.', 2],
    ['at "p.m." before a word that is neither day nor time zone', 'It opens at 9 p.m. Visitors must book.', 2],
    ['at "etc." before a capital', 'They sell rope, sails, etc. Prices vary.', 2],
    ['at a letter that is no initial', 'The vote went to plan B. Then it was lost.', 2],
  ])('%s', (_, text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });
});

describe('a sentence goes on', () => {
  it.each([
    ['after a title', 'Mr. Vale met Gov. Ana Reis and Lt. Col. Tom Hale.'],
    ['after initials', 'J. R. Vale and O. K. Hale signed it.'],
    ['after an abbreviated country before a name', 'He sued in the U.S. Court of Appeals.'],
    ['after "No." before a number', 'The No. 10 bus and route No. 7 were cut.'],
    ['after "p." before a number', 'The book says so (p. 12) and so does she.'],
    ['after a state behind a town', 'He lives in Salem, Mass. with Ada Vale, and in Bend, Ore. (where he works).'],
    ['after "p.m." before a day or a time zone', 'It opens at 9 p.m. Friday or 10 a.m. GMT on Sundays.'],
    ['inside a decimal', 'Prices rose 1.5 percent and he batted .265 then.'],
    ['inside a web address', 'Write to news@example.com or see https://example.com/a.b?C=D and example.co.uk today.'],
    ['after dots before a small letter', 'He is ... was ... the mayor.'],
    ['around words left out', '“It is quite steady […] However, it may [...] Change,” she said.'],
    ['after a full stop behind a bracket', 'He sings (“Hurrah!”). '],
    ['to the name behind a dash', '“We will rebuild.” — Ada Vale'],
    ['after the number of a list’s item', '2. Who pays for it'],
  ])('%s', (_, text) => {
    expect(sentences(text)).toHaveLength(1);
  });
});
