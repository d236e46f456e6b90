import { expect, test } from 'vitest';
import { parseSearch } from '../../src/store/search-query.ts';
import { snippetOf } from '../../src/store/snippet.ts';
import { wordsOf } from '../../src/store/words.ts';

/** The words that a search finds in a text, as they stand in its snippet. */
function marked(search: string, body: string): string[] {
  const query = parseSearch(search);
  if (query === null) throw new Error(`nothing to search for in "${search}"`);
  const { snippet, highlights } = snippetOf({ type: 'ARTICLE', key: 'a', language: 'en', title: '', body }, query);
  return highlights.map(({ start, end }) => snippet.slice(start, end));
}

test.each([
  ['harbour', 'The Harbour and the harbours.', ['Harbour']],
  ['harb*', 'The Harbour and the harbours.', ['Harbour', 'harbours']],
  ['"old harbour"', 'An old ship in the old harbour of an old town.', ['old', 'harbour']],
  ['lodz', 'From Łódź to Lodz.', ['Łódź', 'Lodz']],
  ['harbour bridge', 'A bridge, a harbour, a bridge.', ['bridge', 'harbour', 'bridge']],
  ['"1 2"', 'It is ½ or 1⁄2 of it.', ['½', '1', '2']],
])('%s marks its words in "%s"', (search, body, words) => {
  expect(marked(search, body)).toEqual(words);
});

test('the snippet shows where most of the words stand, in the middle of it', () => {
  const filler = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
  const query = parseSearch('harbour bridge');
  const body = `A harbour first. ${filler} Then a harbour and a bridge. ${filler}`;
  const { snippet } = snippetOf(
    { type: 'ARTICLE', key: 'a', language: 'en', title: '', body },
    query ?? { all: [], none: [] },
  );
  expect(snippet).toMatch(/^…word\d+ .*Then a harbour and a bridge\. word0 .*…$/);
});

test('a word of plain letters is folded as one among others is', () => {
  for (const word of ['Harbour', 'A1', '007', 'x'.repeat(64), 'x'.repeat(65), "it's", 'co-op'])
    expect(wordsOf(word)).toEqual(wordsOf(`é ${word}`).slice(1));
});
