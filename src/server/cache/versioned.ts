import { LRUCache } from 'lru-cache';
import type { ContentState } from '../../store/index.ts';

/**
 * A cache of bounded bytes whose entries belong to one state of the content: the first who asks with a newer one finds it empty. What
 * is still being made for an older one goes into a cache that nobody reads any more.
 */
export class Versioned<Value extends object> {
  private newest: ContentState | null = null;
  private entries: LRUCache<string, Value> | null = null;

  /** @param bytes 0 keeps nothing */
  constructor(private readonly bytes: number) {}

  /** The entries of a state; null for one that is unknown or no longer the newest. */
  at(state: ContentState | null): LRUCache<string, Value> | null {
    if (state === null || this.bytes === 0) return null;
    if (this.newest && state.version < this.newest.version) return null;
    if (!this.entries || state.mark !== this.newest?.mark || state.version > this.newest.version) {
      this.newest = state;
      this.entries = new LRUCache({ maxSize: this.bytes, maxEntrySize: Math.ceil(this.bytes / 4) });
    }
    return this.entries;
  }

  /** How many bytes are taken, as near as entries say. */
  get size(): number {
    return this.entries?.calculatedSize ?? 0;
  }
}
