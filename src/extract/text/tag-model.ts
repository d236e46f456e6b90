import { BUCKETS } from './tag-features.ts';
import { TAGS } from './tags.ts';

const MAGIC = 0x444c5431; // "DLT1"
const HEADER = 16;

/** The weights of the part-of-speech tagger, quantised to a byte each. */
export interface TagModel {
  /** `BUCKETS` × the number of tags. */
  readonly weights: Int8Array;
  /** Words that have one tag only, by their `casedWord`. */
  readonly certain: ReadonlyMap<number, number>;
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
  const certain = new Map<number, number>();
  let at = HEADER;
  for (let i = 0; i < view.getUint32(12); i++, at += 5) certain.set(view.getUint32(at), view.getUint8(at + 4));
  return { weights: new Int8Array(bytes.buffer, bytes.byteOffset + at, BUCKETS * TAGS.length), certain };
}

export function encodeTagModel({ weights, certain }: TagModel): Uint8Array {
  const bytes = new Uint8Array(HEADER + certain.size * 5 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, BUCKETS);
  view.setUint32(8, TAGS.length);
  view.setUint32(12, certain.size);
  let at = HEADER;
  for (const [word, tag] of certain) {
    view.setUint32(at, word);
    view.setUint8(at + 4, tag);
    at += 5;
  }
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  return bytes;
}
