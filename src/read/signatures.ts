import { ReadError } from './error.ts';

interface Signature {
  readonly name: string;
  /** The bytes that every such file begins with. */
  readonly bytes: readonly number[];
  readonly advice: string;
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Formats that carry text which no reader here takes out, by their first bytes. */
const SIGNATURES: readonly Signature[] = [
  { name: 'a PDF', bytes: ascii('%PDF-'), advice: 'save its text as a .txt file' },
  { name: 'an RTF document', bytes: ascii('{\\rtf'), advice: 'save it as plain text' },
  { name: 'a ZIP archive or an Office document', bytes: [0x50, 0x4b, 0x03, 0x04], advice: 'save its text as .txt' },
  { name: 'an old Office document', bytes: [0xd0, 0xcf, 0x11, 0xe0], advice: 'save its text as a .txt file' },
  { name: 'gzip inside gzip', bytes: [0x1f, 0x8b], advice: 'unpack it once' },
];

/** @throws ReadError UNSUPPORTED_FORMAT when the first bytes are those of a known format without a reader */
export function refuseUnsupported(bytes: Uint8Array): void {
  for (const { name, bytes: begin, advice } of SIGNATURES) {
    if (begin.every((byte, i) => bytes[i] === byte)) {
      throw new ReadError('UNSUPPORTED_FORMAT', `is ${name}, which cannot be read yet: ${advice}`);
    }
  }
}
