import { LRUCache } from 'lru-cache';

/**
 * A cache of bounded bytes whose entries belong to one content version: the first who asks with a newer one finds it empty. What is
 * still being made for an older version goes into a cache that nobody reads any more.
 */
export class Versioned<Value extends object> {
  private newest = -1;
  private entries: LRUCache<string, Value> | null = null;

  /** @param bytes 0 keeps nothing */
  constructor(private readonly bytes: number) {}

  /** The entries of a version; null for one that is unknown or no longer the newest. */
  at(version: number | null): LRUCache<string, Value> | null {
    if (version === null || version < this.newest || this.bytes === 0) return null;
    if (version > this.newest || !this.entries) {
      this.newest = version;
      this.entries = new LRUCache({ maxSize: this.bytes, maxEntrySize: Math.ceil(this.bytes / 4) });
    }
    return this.entries;
  }

  /** How many bytes are taken, as near as entries say. */
  get size(): number {
    return this.entries?.calculatedSize ?? 0;
  }
}
