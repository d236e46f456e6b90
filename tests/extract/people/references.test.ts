import { describe, expect, test } from 'vitest';
import { parse, wordsFor } from './sources.ts';

describe('what stands beside a name is its bearer', () => {
  test.each([
    ['Laura Whitfield, the mayor of Ashford, resigned.', '+the mayor of Ashford'],
    ['Laura Whitfield, a retired teacher from Leeds, won.', '+a retired teacher from Leeds'],
    ['Laura Whitfield, 42, a nurse at the hospital, was praised.', '+a nurse at the hospital'],
    ['The mayor of Ashford, Laura Whitfield, resigned on Monday.', '+The mayor of Ashford'],
    ['Police thanked the referee Laura Whitfield for her help.', '+the referee'],
    ['He was defended by a London lawyer, Laura Whitfield, who spoke briefly.', '+a London lawyer'],
  ])('%s', (text, words) => {
    expect(wordsFor(text, 'Laura Whitfield')).toContain(words);
  });

  test('a phrase between a comma and a verb begins a clause', () => {
    const text = 'After meeting Laura Whitfield, the minister said the talks had failed.';
    expect(wordsFor(text, 'Laura Whitfield')).not.toContain('+the minister');
  });
});

describe('what somebody is said to be, they are', () => {
  test.each([
    ['Laura Whitfield is a doctor.', '+a doctor'],
    ['Laura Whitfield has been a member of the board since May.', '+a member of the board'],
    ['Laura Whitfield became the first chairwoman in June.', '+the first chairwoman'],
    ['Laura Whitfield was elected president in 2014.', '+president'],
    ['Laura Whitfield served as an officer in the navy.', '+an officer'],
    ['Laura Whitfield is a doctor and a novelist.', '+a novelist'],
  ])('%s', (text, words) => {
    expect(wordsFor(text, 'Laura Whitfield')).toContain(words);
  });

  test.each(['Laura Whitfield is not a doctor.', 'Laura Whitfield could become a doctor.'])('%s', (text) => {
    expect(wordsFor(text, 'Laura Whitfield')).toEqual(['Laura Whitfield']);
  });
});

describe('descriptions', () => {
  test('go to whom they describe', () => {
    const text =
      'The foreign minister, Laura Whitfield, met the Kenyan president, Thomas Okoth, in Nairobi. The president praised the talks. The minister left.';
    expect(wordsFor(text, 'Laura Whitfield')).toContain('+The minister');
    expect(wordsFor(text, 'Thomas Okoth')).toContain('+The president');
  });

  test('a description that nobody bears stays with nobody', () => {
    expect(wordsFor('Laura Whitfield, a nurse, left. The French striker scored.', 'Laura Whitfield')).toEqual([
      'Laura Whitfield',
      '+a nurse',
    ]);
  });

  test('a headline may describe who is named below', () => {
    const text = 'Teacher wins prize for rare orchid\n\nLaura Whitfield, a teacher from Leeds, has won a prize.';
    expect(wordsFor(text, 'Laura Whitfield')).toContain('+Teacher');
  });
});

describe('kin', () => {
  test('his wife is one person, named or not', () => {
    const text =
      'Peter Hollis and his wife, Martha Hollis, own a farm. Hollis said his wife had planted the trees. Martha Hollis thanked her husband.';
    expect(wordsFor(text, 'Martha Hollis')).toEqual([
      '+his wife',
      'Martha Hollis',
      '+his wife',
      'Martha Hollis',
      '~her',
    ]);
    expect(wordsFor(text, 'Peter Hollis')).toContain('+her husband');
  });

  test('an unnamed mother takes what is said of her', () => {
    const text = 'Peter Hollis visited his mother on Friday. His mother said she was well.';
    expect(wordsFor(text, 'Peter Hollis')).toEqual(['Peter Hollis', '~his', '~His']);
  });
});

describe('pronouns', () => {
  test('agree in gender', () => {
    const text = 'Martha Hollis met Peter Brandt on Friday. She gave him a book.';
    expect(wordsFor(text, 'Martha Hollis')).toContain('~She');
    expect(wordsFor(text, 'Peter Brandt')).toContain('~him');
  });

  test('may come before the name in the same sentence', () => {
    expect(wordsFor('In her first speech, Martha Hollis promised lower taxes.', 'Martha Hollis')).toContain('~her');
  });

  test('"I" inside a quotation is its speaker', () => {
    const text = '“I will not resign,” said Martha Hollis.';
    expect(wordsFor(text, 'Martha Hollis')).toContain('~I');
  });

  test('"I" outside is nobody', () => {
    expect(wordsFor('I met Martha Hollis.', 'Martha Hollis')).toEqual(['Martha Hollis']);
  });
});

describe('who speaks', () => {
  test('"who" is whom it follows', () => {
    const { quotes } = parse('Laura Whitfield, who said that the plan was dead, left the room.', 'test.txt', {
      bodyOnly: true,
    });
    expect(quotes.map(({ speaker }) => speaker?.personKey)).toEqual(['laura-whitfield']);
  });
});
