import { ReadError } from './error.ts';

/** The share of control characters from which a file is no text. */
const MAX_CONTROL_SHARE = 0.02;
/** The share of broken sequences up to which text is damaged UTF-8 rather than another encoding. */
const MAX_BROKEN_SHARE = 0.2;

/**
 * Decodes the bytes of a text: UTF-16 by its byte order mark or the zeros of its markup, else UTF-8 where it is that, else
 * as the text declares, else Windows-1252. The mark is dropped.
 *
 * @throws ReadError BINARY when the bytes are no text
 */
export function decode(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return checkText(new TextDecoder(utf16).decode(bytes));
  refuseBinary(bytes);
  const declared = declaredEncoding(bytes);
  if (declared !== null && SHIFTING.has(declared)) return checkText(new TextDecoder(declared).decode(bytes));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return declared === null ? decodeBroken(bytes) : decodeDeclared(bytes, declared);
  }
}

/** Which UTF-16 it is: by the byte order mark, or by "<" or "{" with a zero beside it. Source: XML 1.0, appendix F. */
function utf16Of([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const opens = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b;
  if (opens(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && opens(b) && c === 0 && d !== 0) return 'utf-16be';
  return null;
}

/** How far into a file its encoding is declared, in bytes. HTML wants it within 1024; pages are not that strict. */
const DECLARED_WITHIN = 4096;
const DECLARATION =
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)|<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i;
/** Encodings whose bytes look like ASCII, so that they pass for UTF-8. */
const SHIFTING: ReadonlySet<string> = new Set(['iso-2022-jp']);

/** The encoding that a page or feed declares, by its name in the WHATWG Encoding standard; null when it declares none that is known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  const match = DECLARATION.exec(head);
  try {
    const { encoding } = new TextDecoder(match?.[1] ?? match?.[2] ?? '');
    // What declares UTF-16 in single bytes is not UTF-16.
    return encoding.startsWith('utf-') ? null : encoding;
  } catch {
    return null;
  }
}

function decodeDeclared(bytes: Uint8Array, encoding: string): string {
  return encoding === 'windows-1252' ? decodeBroken(bytes) : new TextDecoder(encoding).decode(bytes);
}

/** Bytes that are not valid UTF-8: a damaged file keeps its good letters, anything else is Windows-1252. */
function decodeBroken(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken <= foreign * MAX_BROKEN_SHARE ? text : decodeWindows1252(bytes);
}

/** Windows-1252 where it differs from Latin-1, from 0x80 to 0x9F. Source: WHATWG Encoding, index-windows-1252. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By our own table: Node before 24 decodes "windows-1252" as Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = new TextDecoder('latin1').decode(bytes);
  return latin1.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}

function refuseBinary(bytes: Uint8Array): void {
  let control = 0;
  for (const byte of bytes) {
    if (byte === 0) throw binary();
    if (isControl(byte)) control += 1;
  }
  if (control > bytes.length * MAX_CONTROL_SHARE) throw binary();
}

function checkText(text: string): string {
  let control = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) throw binary();
    if (isControl(code)) control += 1;
  }
  if (control > text.length * MAX_CONTROL_SHARE) throw binary();
  return text;
}

/** A C0 control other than tab, line feed, vertical tab, form feed, carriage return, and escape. */
function isControl(code: number): boolean {
  return (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) || code === 0x7f;
}

function binary(): ReadError {
  return new ReadError(
    'BINARY',
    'is binary, not text: save it as UTF-8, UTF-16 with a byte order mark or Windows-1252',
  );
}
