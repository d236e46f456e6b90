import { hashText } from './hash.ts';

const MAGIC = 0x444c4331; // "DLC1"
const HEADER = 8;

/**
 * The Brown class of a word (Brown and others 1992): words that stand in the same company share one. A class is a path in a
 * binary tree, read from the lowest bit up, so that `class & 0b1111` is the wider class four steps from the root.
 * 0 for a word without one. Case counts: "Said" and "said" are in different company.
 */
export type WordClasses = (word: string) => number;

/**
 * Opens the classes of some 116,000 words of English, as `scripts/build-word-classes.ts` writes them: sorted hashes of
 * words, then their classes.
 *
 * @throws Error when the bytes are of another version
 */
export function openWordClasses(bytes: Uint8Array): WordClasses {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0) !== MAGIC) {
    throw new Error('These bytes are no word classes of this version');
  }
  const count = view.getUint32(4);
  const hashes = new Uint32Array(count);
  const classes = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    hashes[i] = view.getUint32(HEADER + 4 * i);
    classes[i] = view.getUint16(HEADER + 4 * count + 2 * i);
  }

  return (word) => {
    const wanted = hashText(word);
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hashes[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return hashes[low] === wanted ? (classes[low] ?? 0) : 0;
  };
}

/** Where two words have one hash, the first is kept. */
export function encodeWordClasses(entries: Iterable<readonly [word: string, wordClass: number]>): Uint8Array {
  const byHash = new Map<number, number>();
  for (const [word, wordClass] of entries) {
    const hash = hashText(word);
    if (!byHash.has(hash)) byHash.set(hash, wordClass);
  }
  const sorted = [...byHash].sort(([a], [b]) => a - b);
  const bytes = new Uint8Array(HEADER + 6 * sorted.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, sorted.length);
  sorted.forEach(([hash, wordClass], i) => {
    view.setUint32(HEADER + 4 * i, hash);
    view.setUint16(HEADER + 4 * sorted.length + 2 * i, wordClass);
  });
  return bytes;
}
