import { describe, expect, test } from 'vitest';
import { namesIn, textsOf } from './sources.ts';

describe('people', () => {
  test.each([
    ['Spokeswoman Nadia Rahimi said the road would open on Friday.', ['Nadia Rahimi']],
    ['The report was written by economist Tobias Lindqvist.', ['Tobias Lindqvist']],
    ['Professor Cora Lindgren and General Omar Haddad spoke.', ['Cora Lindgren', 'Omar Haddad']],
    ['The song was written by Nora King.', ['Nora King']],
    ['Mr Okonjo told reporters that he would not resign.', ['Okonjo']],
    ['Dr. Helena van der Meer opened the clinic in May.', ['Helena van der Meer']],
    ['The prize went to Jean-Luc Fontaine of Lyon.', ['Jean-Luc Fontaine']],
    ['Siobhan O’Donnell, 45, was elected on Sunday.', ['Siobhan O’Donnell']],
    ['The governor, James K. Whitfield, signed the bill.', ['James K. Whitfield']],
    ['“We are tired,” said Amina Yusuf, who lost her house.', ['Amina Yusuf']],
    ['Witnesses saw Carlos Mendoza leave the building.', ['Carlos Mendoza']],
    ['Prime Minister Ivana Horvat met President Paulo Teixeira on Monday.', ['Ivana Horvat', 'Paulo Teixeira']],
  ])('%s', (text, expected) => {
    expect(textsOf(text, 'PERSON')).toEqual(expected);
  });

  test('a family name stands for its person, also where nothing else says so', () => {
    const text =
      'Senator Priya Venkatraman spoke first. The crowd cheered as Venkatraman left. In the post-Venkatraman era little changed.';
    expect(textsOf(text, 'PERSON')).toEqual(['Priya Venkatraman', 'Venkatraman', 'Venkatraman']);
  });

  test('a form of address makes a person of a place’s name', () => {
    expect(textsOf('Mr London said that he had been in Paris. Later Mr London left.', 'PERSON')).toEqual([
      'London',
      'London',
    ]);
  });
});

describe('places', () => {
  test.each([
    ['The minister flew to Nairobi on Tuesday.', ['Nairobi']],
    ['Floods hit villages near Sylhet in Bangladesh.', ['Sylhet', 'Bangladesh']],
    ['The talks in Geneva between Russia and Ukraine failed.', ['Geneva', 'Russia', 'Ukraine']],
    ['It threatens the fragile Minsk peace plan again.', ['Minsk']],
  ])('%s', (text, expected) => {
    expect(textsOf(text, 'PLACE')).toEqual(expected);
  });
});

describe('organisations', () => {
  test.each([
    ['Shares in Volkswagen fell by a tenth.', ['Volkswagen']],
    ['The Ministry of Health said nothing.', ['Ministry of Health']],
    ['She works for Harlow Holdings Ltd in the city.', ['Harlow Holdings Ltd']],
    ['Reuters reported the story first.', ['Reuters']],
  ])('%s', (text, expected) => {
    expect(textsOf(text, 'ORGANISATION')).toEqual(expected);
  });
});

test('days and demonyms are no names of people, places or bodies', () => {
  const kinds = namesIn('On Monday the French team beat the Germans.').filter(({ type }) => type !== 'OTHER');
  expect(kinds).toEqual([]);
});

test('a headline in capitals has names too', () => {
  const text = 'MARIA LOPEZ WINS VOTE IN CHILE\nMaria Lopez has won the election in Chile.';
  expect(textsOf(text, 'PERSON').map((name) => name.toLowerCase())).toEqual(['maria lopez', 'maria lopez']);
});
