import { describe, expect, test } from 'vitest';
import { peopleOf } from './sources.ts';

const named = (text: string): string[] => peopleOf(text).map(({ name }) => name);
const person = (text: string, name: string) => peopleOf(text).find((found) => found.name === name);

describe('names of one person', () => {
  test('are gathered under the fullest', () => {
    const text =
      'Recep Demir Yilmaz spoke in Ankara. Mr Yilmaz said he would stay. Yilmaz left early. “RECEP YILMAZ,” a banner read.';
    expect(named(text)).toEqual(['Recep Demir Yilmaz']);
  });

  test('with initials and nicknames are the same', () => {
    expect(named('William Hartnoll spoke. Bill Hartnoll left. W. Hartnoll had signed.')).toEqual(['William Hartnoll']);
  });

  test('husband and wife stay apart, and Mr and Mrs tell them', () => {
    const text =
      'Peter Hollis and his wife, Martha Hollis, own a farm. Mrs Hollis said the land was dry. Mr Hollis agreed.';
    expect(person(text, 'Martha Hollis')?.aliases).toEqual(['Mrs Hollis']);
    expect(person(text, 'Peter Hollis')?.aliases).toEqual(['Mr Hollis']);
  });

  test('a bare surname is whom it was before the kin were named', () => {
    const text = 'Peter Hollis won the race. His brother, Frank Hollis, came second. Hollis said he was happy.';
    expect(person(text, 'Peter Hollis')?.aliases).toEqual(['Hollis']);
  });

  test('two presidents of one surname stay apart', () => {
    expect(named('George W. Hartnoll spoke first. His father, George H. W. Hartnoll, listened.')).toHaveLength(2);
  });
});

describe('descriptions', () => {
  test.each([
    ['US secretary of state John Harwick arrived.', 'John Harwick', ['US secretary of state']],
    ['Laura Whitfield, the mayor of Ashford, resigned.', 'Laura Whitfield', ['mayor of Ashford']],
    ['Laura Whitfield is a former judge.', 'Laura Whitfield', ['former judge']],
    ['Norway’s prime minister, Karin Holm, said no.', 'Karin Holm', ['Norway’s prime minister']],
    ['Laura Whitfield met her husband in Leeds.', 'Laura Whitfield', []],
  ])('%s', (text, name, descriptions) => {
    expect(person(text, name)?.descriptions).toEqual(descriptions);
  });
});

describe('who is no person', () => {
  test('a lone word that nothing shows to be a person’s name', () => {
    expect(named('The price of Zentrum rose again. Nobody knew why Zentrum was so dear.')).toEqual([]);
  });

  test('but one who speaks, bears a title or is called "she" is', () => {
    expect(named('Mr Zentner left. He was tired.')).toEqual(['Zentner']);
  });
});

describe('who is a person after all', () => {
  const text =
    'Chelsea Berlin, a nurse from Leeds, has left. Berlin said she was tired. She will live in Berlin from May.';

  test('one whose name is a place’s too, if the text says what she is', () => {
    expect(person(text, 'Chelsea Berlin')?.mentions.map(({ text }) => text)).toEqual([
      'Chelsea Berlin',
      'a nurse from Leeds',
      'Berlin',
      'she',
      'She',
    ]);
  });
});
