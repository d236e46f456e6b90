import { BUCKETS } from './features.ts';
import { LABELS } from './labels.ts';

const MAGIC = 0x444c4e31; // "DLN1"
const HEADER = 16;

/** The weights of the tagger, quantised to a byte each. */
export interface NameModel {
  /** `BUCKETS` × `LABELS`. */
  readonly weights: Int8Array;
  /** `LABELS` × `LABELS`: from the label before to the label. */
  readonly transitions: Int16Array;
  /** The bits of a Bloom filter of personal names. */
  readonly personalNames: Uint8Array;
}

/** @throws Error when the bytes are no model of this version */
export function decodeModel(bytes: Uint8Array): NameModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < HEADER ||
    view.getUint32(0) !== MAGIC ||
    view.getUint32(4) !== BUCKETS ||
    view.getUint32(8) !== LABELS
  ) {
    throw new Error('These bytes are no name model of this version: run "npm run train"');
  }
  let at = HEADER;
  const transitions = new Int16Array(LABELS * LABELS);
  for (let i = 0; i < transitions.length; i++) transitions[i] = view.getInt16(at + 2 * i);
  at += transitions.length * 2;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, BUCKETS * LABELS);
  at += weights.length;
  return { weights, transitions, personalNames: bytes.subarray(at) };
}

export function encodeModel({ weights, transitions, personalNames }: NameModel): Uint8Array {
  const bytes = new Uint8Array(HEADER + transitions.length * 2 + weights.length + personalNames.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, BUCKETS);
  view.setUint32(8, LABELS);
  transitions.forEach((weight, i) => {
    view.setInt16(HEADER + 2 * i, weight);
  });
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), HEADER + transitions.length * 2);
  bytes.set(personalNames, HEADER + transitions.length * 2 + weights.length);
  return bytes;
}
