import { writeParagraphs } from '../articles.ts';

/** A kind of text of any length. */
export interface Shape {
  readonly name: string;
  /** A text of about so many characters, the same every time. */
  readonly make: (characters: number) => string;
  /** Longer ones say nothing more. */
  readonly longest: number;
}

const NEWS = 5_000_000;
const HOSTILE = 1_250_000;

const SEED = 23;

/** News of every shape, and what nobody writes but somebody may send. */
export const SHAPES: readonly Shape[] = [
  { name: 'many paragraphs', longest: NEWS, make: (n) => prose(n, '\n\n') },
  { name: 'one paragraph', longest: NEWS, make: (n) => prose(n, ' ') },
  { name: 'one line of quotes', longest: NEWS, make: (n) => repeat('“We will rebuild,” Ada Vale said. ', n) },
  {
    name: 'one line of names',
    longest: NEWS,
    make: (n) => repeat('Ada Vale of Oslo, Norway, met Tom Reis in Cork, ', n),
  },
  { name: 'quotation marks', longest: HOSTILE, make: (n) => repeat('"', n) },
  { name: 'opening marks', longest: HOSTILE, make: (n) => repeat('“', n) },
  {
    name: 'nested marks',
    longest: HOSTILE,
    make: (n) => `${repeat('“he said ‘', n / 2)}${repeat('’ to her” ', n / 2)}`,
  },
  { name: 'brackets', longest: HOSTILE, make: (n) => `${repeat('(', n / 2)}${repeat(')', n / 2)}` },
  { name: 'one word', longest: HOSTILE, make: (n) => repeat('a', n) },
  { name: 'one word in capitals', longest: HOSTILE, make: (n) => repeat('ABC', n) },
  { name: 'full stops', longest: HOSTILE, make: (n) => repeat('.', n) },
  { name: 'initials', longest: HOSTILE, make: (n) => repeat('A. ', n) },
  { name: 'hyphens between words', longest: HOSTILE, make: (n) => repeat('Ada-', n) },
  { name: 'commas', longest: HOSTILE, make: (n) => repeat('Ada, ', n) },
  { name: 'digits', longest: HOSTILE, make: (n) => repeat('1,', n) },
  { name: 'web addresses', longest: HOSTILE, make: (n) => repeat('www.', n) },
  { name: 'short lines', longest: HOSTILE, make: (n) => repeat('By Ada\n', n) },
  { name: 'empty lines', longest: HOSTILE, make: (n) => `Ada${repeat('\n \n', n)}Vale` },
];

function prose(characters: number, between: string): string {
  return writeParagraphs(characters, SEED).join(between).slice(0, characters);
}

function repeat(unit: string, characters: number): string {
  return unit.repeat(Math.ceil(characters / unit.length)).slice(0, Math.ceil(characters));
}
