import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../src/extract/quotes/quotations.ts';

/** The words between the marks that were found, with what stands open at the end marked by an ellipsis. */
function quoted(text: string): string[] {
  return findQuotations(text, { start: 0, end: text.length }).map(
    ({ start, end, opening, closing }) => text.slice(start + opening, end - closing) + (closing === 0 ? ' …' : ''),
  );
}

describe('every convention', () => {
  test.each([
    ['curly', 'She said “the sea is rising” twice.', ['the sea is rising']],
    ['straight', 'She said "the sea is rising" twice.', ['the sea is rising']],
    ['low and high', 'Sie sagte: „Das Meer steigt.“ Zweimal.', ['Das Meer steigt.']],
    ['low and high, closed as in Polish', 'Powiedziała: „Morze rośnie” dwa razy.', ['Morze rośnie']],
    ['low and high, single', 'Er nannte es ‚Unsinn‘ und ging.', ['Unsinn']],
    ['guillemets with spaces', 'Elle a dit : « La mer monte » deux fois.', [' La mer monte ']],
    [
      'guillemets with no-break spaces',
      'Elle a dit : «\u00a0La mer monte\u00a0» deux fois.',
      ['\u00a0La mer monte\u00a0'],
    ],
    ['guillemets without spaces', 'Dijo que «el mar sube» dos veces.', ['el mar sube']],
    ['guillemets turned inwards', 'Sie sagte: »Das Meer steigt.« Zweimal.', ['Das Meer steigt.']],
    ['the same guillemet on both sides', 'Hän sanoi: »Meri nousee», kahdesti.', ['Meri nousee']],
    ['the same curly mark on both sides', 'Hon sade ”havet stiger” två gånger.', ['havet stiger']],
    ['backticks and apostrophes', "She said ``the sea is rising'' twice.", ['the sea is rising']],
    ['doubled apostrophes', "She said ''the sea is rising'' twice.", ['the sea is rising']],
    ['single, curly', 'She said ‘the sea is rising’ twice.', ['the sea is rising']],
    ['single, straight', "She said 'the sea is rising' twice.", ['the sea is rising']],
    ['a backtick and an apostrophe', "She said `the sea is rising' twice.", ['the sea is rising']],
    ['curly, opened with a straight one', 'She said "the sea is rising” twice.', ['the sea is rising']],
  ])('%s', (_, text, words) => {
    expect(quoted(text)).toEqual(words);
  });
});

describe('apostrophes are no marks', () => {
  test.each([
    ['in words', "It's the town's and it isn't ours.", []],
    ['of plurals', "The workers' pay and the owners' profit.", []],
    ['of letters left out', "In the '90s they told 'em so.", []],
    ['inside British single marks', '‘I don’t think it’s ours,’ she said.', ['I don’t think it’s ours,']],
    ['of a plural inside single marks', '‘The workers’ pay is low,’ she said.', ['The workers’ pay is low,']],
    ['inside straight single marks', "'I don't think it's ours,' she said.", ["I don't think it's ours,"]],
    ['beside double ones', "“It's ours,” she said of the farmers' land.", ["It's ours,"]],
  ])('%s', (_, text, words) => {
    expect(quoted(text)).toEqual(words);
  });
});

describe('nested, open and stray marks', () => {
  test.each([
    ['single in double', '“He told me ‘never’ and left,” she said.', ['He told me ‘never’ and left,']],
    ['double in single', '‘He told me “never” and left,’ she said.', ['He told me “never” and left,']],
    ['double in double', '“He told me “never” and left,” she said.', ['He told me “never” and left,']],
    ['a paragraph that is not closed', '“We will go on. We have no choice.', ['We will go on. We have no choice. …']],
    [
      'one that is not closed, in single marks',
      '‘We will go on. We have no choice, and we know it.',
      ['We will go on. We have no choice, and we know it. …'],
    ],
    ['a piece before the one left open', '“We go on,” he said. “We must.', ['We go on,', 'We must. …']],
    ['a mark that was never closed', '“We go on. “We must,” he said. “We will.”', ['We go on. “We must,', 'We will.']],
    ['a closing mark alone', 'We go on,” he said.', []],
    ['an opening mark with nothing behind it', 'We go on “', []],
    ['feet and inches', `At 6'2" and 5'11", they were tall. "We are," he said.`, ['We are,']],
    ['inches alone', 'A 12" pizza, said "Gino".', ['Gino']],
    ['inches inside', '"The 12" pipe burst," she said.', ['The 12" pipe burst,']],
    ['in brackets', '(“We go on,” he said.)', ['We go on,']],
    ['behind a dash', 'He spoke—“we go on”—and left.', ['we go on']],
    ['no text', '', []],
  ])('%s', (_, text, words) => {
    expect(quoted(text)).toEqual(words);
  });
});
