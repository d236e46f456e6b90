import { describe, expect, test } from 'vitest';
import { parse } from '../people/sources.ts';
import { quotesIn } from './quotes-in.ts';

/** Who says the last thing that a text reports. */
const speakerIn = (marked: string): string | undefined => quotesIn(marked).at(-1)?.speaker?.text;

describe('the subject of the verb', () => {
  test.each([
    ['He said the bridge was safe.', 'He'],
    ['A spokesman for the ministry said the bridge was safe.', 'A spokesman for the ministry'],
    ['The head of the union in Port Hale said the bridge was safe.', 'The head of the union in Port Hale'],
    ['Fishermen waiting at the quay said the bridge was safe.', 'Fishermen waiting at the quay'],
    ['{Maria Lopez} on Monday said the bridge was safe.', 'Maria Lopez'],
    ['{Maria Lopez} has yet to say whether the bridge is safe.', 'Maria Lopez'],
    ['{Maria Lopez} did not immediately say whether the bridge is safe.', 'Maria Lopez'],
    ['In a letter last week, {Maria Lopez} said the bridge was safe.', 'Maria Lopez'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

describe('what stands between subject and verb', () => {
  test.each([
    ['{Maria Lopez}, the mayor of Port Hale, said the bridge was safe.', 'Maria Lopez'],
    ['{Peter Novak}, 54, a retired miner, said he would vote for change.', 'Peter Novak'],
    ['{Peter Novak}, president of the roads, bridges and harbours division, said it was safe.', 'Peter Novak'],
    ['In his answer, {Peter Novak}, the dean of the school, said it was safe.', 'Peter Novak'],
    ['{Peter Novak} — a friend of the mayor — said it was safe.', 'Peter Novak'],
    ['{Gwen Stone} (D-Ohio) said the bill was dead.', 'Gwen Stone'],
    ['The engineer, who built the bridge, said it was safe.', 'The engineer'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

describe('a verb that shares its subject with another', () => {
  test.each([
    ['{Maria Lopez} opened the bridge and said that it was safe.', 'Maria Lopez'],
    ['{Maria Lopez} opened the bridge, saying that it was safe.', 'Maria Lopez'],
    ['{Maria Lopez} won them over by saying that the bridge was safe.', 'Maria Lopez'],
    ['Citing the cost, {Peter Novak} left the room.', 'Peter Novak'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

describe('speakers behind the verb', () => {
  test.each([
    ['The plan was criticised by the bishop.', 'the bishop'],
    ['“It is safe,” said {Maria Lopez}, the mayor. “Come in.”', 'Maria Lopez'],
    ['“It is safe,” said {Gwen Stone} (D-Ohio), a friend of the mayor.', 'Gwen Stone'],
    ['“It is safe.” — {Maria Lopez}', 'Maria Lopez'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

describe('a quotation asks for less', () => {
  test.each([
    ['“It is safe,” {Maria Lopez}, who has built it, told reporters in Port Hale.', 'Maria Lopez'],
    ['“It is safe,” she went on.', 'she'],
    ['“It is safe,” the engineer said after the inquiry had opened.', 'the engineer'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

test('what is expected or was told is nobody’s word', () => {
  expect(quotesIn('{Peter Novak} was told that the bridge was closed.').map(({ speaker }) => speaker)).toEqual([null]);
});

test.each([
  ['Amanda Reed of the Harbour Council said the bridge was safe.', 'Amanda Reed'],
  ['A spokesman for Amanda Reed said the bridge was safe.', null],
])('whom the words name: %s', (text, person) => {
  const { people, quotes } = parse(text, 'test.txt', { bodyOnly: true });
  const key = quotes.at(-1)?.speaker?.personKey ?? null;
  expect(people.find((found) => found.key === key)?.name ?? null).toBe(person);
});
