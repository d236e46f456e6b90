import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { linesOf, quotesIn, quotesOf } from './quotes-in.ts';

const read = (marked: string): string[] => linesOf(quotesIn(marked));

describe('what a verb reports', () => {
  test.each([
    ['{Maria Lopez} said that the bridge would open in May.', 'that the bridge would open in May'],
    ['{Maria Lopez} said the bridge would open in May.', 'the bridge would open in May'],
    ['{Maria Lopez} told reporters on Monday that the bridge was safe.', 'that the bridge was safe'],
    ['{Maria Lopez} told the council the bridge was safe.', 'the bridge was safe'],
    ['{Maria Lopez} asked whether the bridge was safe.', 'whether the bridge was safe'],
    ['{Maria Lopez} vowed to fight the closure.', 'to fight the closure'],
    ['{Maria Lopez} urged residents to stay at home.', 'to stay at home'],
    ['{Maria Lopez} denied taking the money.', 'taking the money'],
    ['{Maria Lopez} accused the council of hiding the report.', 'the council of hiding the report'],
    ['{Maria Lopez} called for a new inquiry.', 'for a new inquiry'],
    ['{Maria Lopez} described the play as dull.', 'the play as dull'],
    ['{Maria Lopez} called the play a disaster.', 'the play a disaster'],
    ['{Maria Lopez} criticised the plan on Tuesday.', 'the plan on Tuesday'],
  ])('%s', (text, content) => {
    expect(read(text)).toEqual([`INDIRECT Maria Lopez: ${content}`]);
  });

  test('a poll shows, a circle on a map does not', () => {
    expect(read('The poll shows a narrow lead for the mayor.')).toEqual([
      'INDIRECT The poll: a narrow lead for the mayor',
    ]);
    expect(read('The arrows show three roads.')).toEqual([]);
  });
});

describe('a cue behind what it reports, or inside it', () => {
  test.each([
    ['The bridge would open in May, officials said.', 'INDIRECT officials: The bridge would open in May'],
    [
      'The bridge would open in May, said {Maria Lopez}, the mayor of Port Hale.',
      'INDIRECT Maria Lopez: The bridge would open in May',
    ],
    ['The bridge, engineers said on Tuesday, will open in May.', 'INDIRECT engineers: The bridge / will open in May'],
    ['As {Maria Lopez} told the council, the bridge is safe.', 'INDIRECT Maria Lopez: the bridge is safe'],
    ['The bridge is unsafe, as the engineers have warned.', 'INDIRECT the engineers: The bridge is unsafe'],
    ['According to {Maria Lopez}, the bridge is safe.', 'INDIRECT Maria Lopez: the bridge is safe'],
    [
      'The bridge is safe, according to a report by the ministry.',
      'INDIRECT a report by the ministry: The bridge is safe',
    ],
  ])('%s', (text, line) => {
    expect(read(text)).toEqual([line]);
  });
});

describe('what nouns and adjectives report', () => {
  test.each([
    ['{Maria Lopez} is confident that the bridge will hold.', 'INDIRECT Maria Lopez: that the bridge will hold'],
    ['The union voiced concern about the closure.', 'INDIRECT The union: the closure'],
    ['Nobody believed his warning that the dam would break.', 'INDIRECT his: that the dam would break'],
  ])('%s', (text, line) => {
    expect(read(text)).toContain(line);
  });
});

describe('who leads a paragraph in', () => {
  test.each([
    ['{Maria Lopez}: We will open the bridge in May.', 'INDIRECT Maria Lopez: We will open the bridge in May.'],
    ['Poll: Mayor holds narrow lead in Port Hale', 'INDIRECT Poll: Mayor holds narrow lead in Port Hale'],
    ['Q: Why did the bridge close?', 'INDIRECT Q: Why did the bridge close?'],
  ])('%s', (text, line) => {
    expect(read(text)).toEqual([line]);
  });

  test('a label is nobody', () => {
    expect(read('Opening hours: from nine to five on weekdays')).toEqual([]);
  });
});

test('one sentence may report twice, and each ends where the next begins', () => {
  expect(read('{Peter Novak} said the bridge was safe and added that it would open soon.')).toEqual([
    'INDIRECT Peter Novak: the bridge was safe',
    'INDIRECT Peter Novak: that it would open soon',
  ]);
  expect(read('{Peter Novak} criticised the plan, saying it would cost too much.')).toEqual([
    'INDIRECT Peter Novak: the plan',
    'INDIRECT Peter Novak: it would cost too much',
  ]);
});

test.each([
  'The state report was long.',
  'The miners said goodbye to the town.',
  'Three states raised the tax on sugar.',
  'The hearing on Wednesday lasted an hour.',
  'Do you support the mayor?',
  'Residents seeking to leave should call the town hall.',
])('nothing is reported in “%s”', (text) => {
  expect(read(text)).toEqual([]);
});

test('reports keep to their text, whatever it is', () => {
  const word = fc.constantFrom(
    ...'she said that “ ” , . the mayor , who told as according to by : — and added Smith warned of it'.split(' '),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      for (const quote of quotesOf(text)) {
        expect(text.slice(quote.start, quote.end)).toBe(quote.text);
        for (const { start, end } of quote.segments) expect(start).toBeLessThan(end);
        if (quote.speaker) expect(text.slice(quote.speaker.start, quote.speaker.end)).toBe(quote.speaker.text);
      }
    }),
  );
});

test.each([
  'the mayor , who said that , as he told them , according to ',
  'is is is not said that ',
  'while said that it was , used Smith , called called ',
  'he said , on Monday , that saying and added ',
])('time grows in step with the text: %s', (phrase) => {
  const time = (count: number): number => {
    const text = phrase.repeat(count);
    return processorTime(() => quotesOf(text));
  };
  time(200);
  const short = Math.min(time(400), time(400));
  expect(Math.min(time(3200), time(3200))).toBeLessThan(Math.max(short, 5) * 8 * 4);
});
