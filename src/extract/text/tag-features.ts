import { TAGS } from './tags.ts';
import type { WordForm } from './word-forms.ts';

/** The features hash into so many buckets; a power of two. */
export const BUCKETS = 1 << 15;

/** The tag before the first of a sentence. */
export const NO_TAG: number = TAGS.length;

/** Where a word stands to the one that is tagged, with the number of features that it gives there by itself. */
export const PLACES = { SELF: 0, BEFORE: 1, BEFORE_THAT: 2, AFTER: 3, AFTER_THAT: 4 } as const;
export type Place = (typeof PLACES)[keyof typeof PLACES];

/** Mixes the number of a template with what fills it into a bucket (the finaliser of MurmurHash3). */
function bucket(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}

function both(a: number, b: number): number {
  return (Math.imul(a, 0x01000193) + b) | 0;
}

/** The buckets of what a word by itself says of the one that is tagged: they can be summed once a word. */
export function wordBuckets(w: WordForm, place: Place): readonly number[] {
  switch (place) {
    case PLACES.SELF:
      return [
        bucket(0, w.word),
        bucket(1, w.suffix2),
        bucket(2, w.suffix3),
        bucket(3, w.suffix4),
        bucket(4, w.prefix),
        bucket(5, w.shape),
        bucket(6, w.class),
        bucket(7, w.class & 63),
        bucket(8, both(w.shape, w.suffix3)),
        bucket(9, both(w.shape, w.lowerClass)),
        bucket(10, both(w.class & 63, both(w.shape, w.suffix2))),
      ];
    case PLACES.BEFORE:
      return [bucket(11, w.word), bucket(12, w.class), bucket(13, w.suffix3)];
    case PLACES.BEFORE_THAT:
      return [bucket(14, w.word)];
    case PLACES.AFTER:
      return [bucket(15, w.word), bucket(16, w.class), bucket(17, w.suffix3)];
    case PLACES.AFTER_THAT:
      return [bucket(18, w.word)];
  }
}

/** How many buckets `contextBuckets` writes. */
export const CONTEXT = 11;

/** Writes the buckets of words taken together, and of the two tags before. */
export function contextBuckets(
  w: WordForm,
  before: WordForm,
  after: WordForm,
  tag: number,
  tagBefore: number,
  out: Int32Array,
): void {
  const tags = tag * 32 + tagBefore;
  out[0] = bucket(19, both(w.class, before.class));
  out[1] = bucket(20, both(w.class, after.class));
  out[2] = bucket(21, both(before.class, after.class));
  out[3] = bucket(22, both(w.word, after.class));
  out[4] = bucket(23, both(w.shape, both(before.shape, after.shape)));
  out[5] = bucket(24, tags);
  out[6] = bucket(25, both(w.word, tag));
  out[7] = bucket(26, both(w.class, tags));
  out[8] = bucket(27, both(after.class, tag));
  out[9] = bucket(28, both(w.suffix3, both(w.shape, tag)));
  out[10] = bucket(29, both(w.lowerClass, both(w.shape, tag)));
}
