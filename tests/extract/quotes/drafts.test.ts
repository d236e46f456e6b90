import { describe, expect, test } from 'vitest';
import { linesOf, quotesIn } from './quotes-in.ts';

/** Each text with the quotes that are in it, a line each: kind, speaker’s words, pieces. */
function specify(cases: readonly (readonly [text: string, ...lines: string[]])[]): void {
  test.each(cases.map(([text, ...lines]) => ({ text, lines })))('$text', ({ text, lines }) => {
    expect(linesOf(quotesIn(text))).toEqual(lines);
  });
}

describe('speech with its cue', () => {
  specify([
    ['“We will rebuild the pier,” said {Ana Reis}.', 'DIRECT Ana Reis: We will rebuild the pier'],
    ['{Ana Reis} said: “We will rebuild the pier.”', 'DIRECT Ana Reis: We will rebuild the pier.'],
    ['In a statement, the company said, “We regret the delay.”', 'DIRECT the company: We regret the delay.'],
    ['{Ana Reis} tweeted: “The pier is gone!”', 'DIRECT Ana Reis: The pier is gone!'],
    ['“Why now?” {Ana Reis} asked.', 'DIRECT Ana Reis: Why now?'],
    ['“Go!” she shouted.', 'DIRECT she: Go!'],
    ['As {Ana Reis} put it, “the sea always wins.”', 'DIRECT Ana Reis: the sea always wins.'],
    ['“He told me, ‘Never again,’ and left,” said {Ana Reis}.', 'DIRECT Ana Reis: He told me, ‘Never again,’ and left'],
    ['‘I don’t think it’s ours,’ {Ana Reis} said.', 'DIRECT Ana Reis: I don’t think it’s ours'],
    ["''We are leaving,'' said {Ana Reis}.", 'DIRECT Ana Reis: We are leaving'],
    ['«Nous partons», said {Ana Reis}.', 'DIRECT Ana Reis: Nous partons'],
    ['„Wir gehen“, said {Ana Reis}.', 'DIRECT Ana Reis: Wir gehen'],
  ]);
});

describe('one quote in pieces', () => {
  specify([
    ['“I think,” {Ana Reis} said, “that we should go.”', 'DIRECT Ana Reis: I think / that we should go.'],
    [
      '“We will rebuild the pier,” {Ana Reis} said. “It will take a year.”',
      'DIRECT Ana Reis: We will rebuild the pier / It will take a year.',
    ],
    ['“We waited all night.\n“Nobody came,” said {Ana Reis}.', 'DIRECT Ana Reis: We waited all night. / Nobody came'],
    [
      '“We waited all night.\n“Nobody came.\n“In the morning we went home.”',
      'DIRECT –: We waited all night. / Nobody came. / In the morning we went home.',
    ],
    [
      '“We lost everything,” she said. He shook his head. “And nobody helped,” he said.',
      'DIRECT she: We lost everything',
      'DIRECT he: And nobody helped',
    ],
  ]);
});

describe('words in marks are a part of the whole that is reported', () => {
  specify([
    ['{Ana Reis} said it was “a great thing” for the town.', 'MIXED Ana Reis: it was “a great thing” for the town'],
    ['The pier “is a ruin,” {Ana Reis} said.', 'MIXED Ana Reis: The pier “is a ruin,”'],
    ['The pier, {Ana Reis} said, is “a ruin”.', 'MIXED Ana Reis: The pier / is “a ruin”'],
    ['According to {Ana Reis}, the pier is “a ruin”.', 'MIXED Ana Reis: the pier is “a ruin”'],
    ['{Ana Reis} accused the owners of “gross neglect”.', 'MIXED Ana Reis: the owners of “gross neglect”'],
    [
      '{Ana Reis} said the harbour was “tired” and “poor” and that it needed “love, not pity.”',
      'MIXED Ana Reis: the harbour was “tired” and “poor” and that it needed “love, not pity.”',
    ],
    [
      '{Ana Reis} told reporters the plan was “dead in the water”, but the council voted for it.',
      'MIXED Ana Reis: the plan was “dead in the water”',
    ],
    [
      'He condemned what he called a “shameless waste” of the harvest.',
      'MIXED He: what he called a “shameless waste” of the harvest',
    ],
  ]);
});

describe('labels, titles and names are phrases', () => {
  specify([
    ['The “smart” meters cost millions.', 'PHRASE –: smart'],
    ['Her brother, known as “Big Tom”, stayed at home.', 'PHRASE –: Big Tom'],
    ['She sang “Songs of the Harbour” at the fair.', 'PHRASE –: Songs of the Harbour'],
    ['He wore a shirt that read “Free Beer”.', 'PHRASE –: Free Beer'],
    [
      'In her book, “The Last Pier,” {Ana Reis} wrote that the town was doomed.',
      'PHRASE –: The Last Pier',
      'INDIRECT Ana Reis: that the town was doomed',
    ],
    [
      '{Ana Reis} described the owners as “pirates”, and left.',
      'MIXED Ana Reis: the owners as “pirates”',
      'PHRASE Ana Reis: pirates',
    ],
    [
      '“The sea wins,” said {Ana Reis}. “It is patient.”\n‘No Way Back’\nThe council meets on Monday.',
      'DIRECT Ana Reis: The sea wins / It is patient.',
      'PHRASE –: No Way Back',
    ],
  ]);
});

describe('scripts', () => {
  specify([
    [
      '{Ana Reis}: I have never seen such a storm.\n{Tom Hale}: Were you afraid?\n{Ana Reis}: We all were.\n{Tom Hale}: Thank you.',
      'DIRECT Ana Reis: I have never seen such a storm.',
      'DIRECT Tom Hale: Were you afraid?',
      'DIRECT Ana Reis: We all were.',
      'DIRECT Tom Hale: Thank you.',
    ],
    [
      'Q: Were you afraid?\nA: We all were.\nQ: Why?\nA: Because the pier moved.',
      'DIRECT –: Were you afraid?',
      'DIRECT –: We all were.',
      'DIRECT –: Why?',
      'DIRECT –: Because the pier moved.',
    ],
    ['When: Monday\nWhere: City Hall\nWhen: Tuesday\nWhere: City Hall'],
    ['— I will not leave my house, said {Ana Reis}.', 'DIRECT Ana Reis: I will not leave my house'],
    [
      '{Ana Reis} wrote on Facebook:\nThe pier is gone and I do not know what we shall do without it this summer.',
      'DIRECT Ana Reis: The pier is gone and I do not know what we shall do without it this summer.',
    ],
  ]);
});

test('a quote is the surer, the more the text says of who said it', () => {
  const confidence = (text: string): number => quotesIn(text)[0]?.confidence ?? 0;
  const named = confidence('“We will rebuild the pier,” said {Ana Reis}.');
  const carried = quotesIn('“We will go,” said {Ana Reis}.\n“We have no choice.”').at(-1)?.confidence ?? 0;
  const nobody = confidence('“We will rebuild the pier.”');
  expect(named).toBeGreaterThanOrEqual(0.95);
  expect(carried).toBeLessThan(named);
  expect(nobody).toBeLessThan(carried);
});
