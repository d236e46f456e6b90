import { BUCKETS } from './tag-features.ts';
import { TAGS } from './tags.ts';

const MAGIC = 0x444c5432; // "DLT2"
const HEADER = 16;

/** The weights of the part-of-speech tagger, quantised to a byte each. */
export interface TagModel {
  /** `BUCKETS` × the number of tags. */
  readonly weights: Int8Array;
  /** The tags that well-known words may have, one bit a tag, by their `casedWord`. */
  readonly possible: ReadonlyMap<number, number>;
}

/** @throws Error when the bytes are no model of this version */
export function decodeTagModel(bytes: Uint8Array): TagModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fits =
    bytes.length >= HEADER &&
    view.getUint32(0) === MAGIC &&
    view.getUint32(4) === BUCKETS &&
    view.getUint32(8) === TAGS.length;
  if (!fits) throw new Error('These bytes are no model of parts of speech of this version: run "npm run train"');
  const possible = new Map<number, number>();
  let at = HEADER;
  for (let i = 0; i < view.getUint32(12); i++, at += 8) possible.set(view.getUint32(at), view.getUint32(at + 4));
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset + at, BUCKETS * TAGS.length), possible };
}

export function encodeTagModel({ weights, possible }: TagModel): Uint8Array {
  const bytes = new Uint8Array(HEADER + possible.size * 8 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, BUCKETS);
  view.setUint32(8, TAGS.length);
  view.setUint32(12, possible.size);
  let at = HEADER;
  for (const [word, tags] of possible) {
    view.setUint32(at, word);
    view.setUint32(at + 4, tags);
    at += 8;
  }
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  return bytes;
}
