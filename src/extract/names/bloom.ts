import { hashText } from '../text/hash.ts';

const HASHES = 5;

/** A set of words in ten bits a word: it may rarely say yes for a word that is not in it, never no for one that is. */
export class BloomFilter {
  private readonly bits: Uint8Array;

  constructor(bits: Uint8Array) {
    this.bits = bits;
  }

  add(word: string): void {
    for (const bit of this.positions(word)) this.bits[bit >>> 3] = (this.bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  has(word: string): boolean {
    if (this.bits.length === 0) return false;
    return this.positions(word).every((bit) => ((this.bits[bit >>> 3] ?? 0) >>> (bit & 7)) & 1);
  }

  private positions(word: string): number[] {
    const one = hashText(word);
    const two = hashText(word, 0x9747b28c) | 1;
    const size = this.bits.length * 8;
    return Array.from({ length: HASHES }, (_, i) => ((one + Math.imul(i, two)) >>> 0) % size);
  }
}
