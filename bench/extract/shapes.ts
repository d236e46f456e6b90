import { writeParagraphs } from '../articles.ts';

/** A kind of text of any length. */
export interface Shape {
  readonly name: string;
  /** A text of about so many characters, the same every time. */
  readonly make: (characters: number) => string;
}

const SEED = 23;

/** News of every shape, and what nobody writes but somebody may send. */
export const SHAPES: readonly Shape[] = [
  { name: 'many paragraphs', make: (n) => prose(n, '\n\n') },
  { name: 'one paragraph', make: (n) => prose(n, ' ') },
  { name: 'one line of quotes', make: (n) => repeat('“We will rebuild,” Ada Vale said. ', n) },
  { name: 'one line of names', make: (n) => repeat('Ada Vale of Oslo, Norway, met Tom Reis in Cork, ', n) },
  { name: 'quotation marks', make: (n) => repeat('"', n) },
  { name: 'opening marks', make: (n) => repeat('“', n) },
  { name: 'nested marks', make: (n) => `${repeat('“he said ‘', n / 2)}${repeat('’ to her” ', n / 2)}` },
  { name: 'brackets', make: (n) => `${repeat('(', n / 2)}${repeat(')', n / 2)}` },
  { name: 'one word', make: (n) => repeat('a', n) },
  { name: 'one word in capitals', make: (n) => repeat('ABC', n) },
  { name: 'full stops', make: (n) => repeat('.', n) },
  { name: 'initials', make: (n) => repeat('A. ', n) },
  { name: 'hyphens between words', make: (n) => repeat('Ada-', n) },
  { name: 'commas', make: (n) => repeat('Ada, ', n) },
  { name: 'digits', make: (n) => repeat('1,', n) },
  { name: 'web addresses', make: (n) => repeat('www.', n) },
  { name: 'short lines', make: (n) => repeat('By Ada\n', n) },
  { name: 'empty lines', make: (n) => `Ada${repeat('\n \n', n)}Vale` },
];

function prose(characters: number, between: string): string {
  return writeParagraphs(characters, SEED).join(between).slice(0, characters);
}

function repeat(unit: string, characters: number): string {
  return unit.repeat(Math.ceil(characters / unit.length)).slice(0, Math.ceil(characters));
}
