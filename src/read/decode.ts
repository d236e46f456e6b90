import { ReadError } from './error.ts';

/** The share of control characters from which a file is no text. */
const MAX_CONTROL_SHARE = 0.02;
/** The share of broken sequences up to which text is damaged UTF-8 rather than another encoding. */
const MAX_BROKEN_SHARE = 0.2;

/**
 * Decodes the bytes of a text: UTF-16 by its byte order mark, else UTF-8, else Windows-1252. The mark is dropped.
 *
 * @throws ReadError BINARY when the bytes are no text
 */
export function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return checkText(new TextDecoder(utf16).decode(bytes));
  refuseBinary(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeBroken(bytes);
  }
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
