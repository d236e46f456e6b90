import type { Gazetteer } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { SEEN } from './document.ts';
import { CLASS, NO_FACTS, type WordFacts } from './lexicon.ts';
import { matchPlaces } from './place-matches.ts';

/** The features hash into so many buckets; a power of two. */
export const BUCKETS = 1 << 18;

/** Where a word stands to the one that is labelled. */
export const PLACES = { SELF: 0, BEFORE: 1, AFTER: 2, BEFORE_THAT: 3, AFTER_THAT: 4 } as const;
export type Place = (typeof PLACES)[keyof typeof PLACES];
export const PLACE_COUNT = 5;

/** Mixes the number of a template with what fills it into a bucket (the finaliser of MurmurHash3). */
function bucket(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}

function both(a: number, b: number): number {
  return (Math.imul(a, 0x01000193) + b) | 0;
}

/** The wider Brown classes, four, six, and ten steps from the root. */
const FOUR = 15;
const SIX = 63;
const TEN = 1023;

/** The buckets of what a word by itself says of the one that is labelled: their weights are summed once a word. */
export function wordBuckets(w: WordFacts, place: Place): readonly number[] {
  const cap = w.capitalised ? 1 : 0;
  switch (place) {
    case PLACES.SELF:
      return [
        bucket(0, 0),
        bucket(1, w.lower),
        bucket(2, both(w.prefix, cap)),
        bucket(3, w.suffix2),
        bucket(4, w.suffix3),
        bucket(5, w.suffix4),
        bucket(6, w.class),
        bucket(7, w.class & FOUR),
        bucket(8, w.class & SIX),
        bucket(9, w.class & TEN),
        bucket(10, both(w.shape, w.class & SIX)),
        bucket(11, both(w.shape, w.lowerClass & SIX)),
        bucket(12, both(both(w.kinds, w.classes), w.class & SIX)),
        bucket(13, both(both(w.classes, w.class & FOUR), w.lowerClass & FOUR)),
        bucket(14, both(w.shape, w.suffix3)),
      ];
    case PLACES.BEFORE:
      return [
        bucket(20, w.lower),
        bucket(21, w.class),
        bucket(22, both(w.class & SIX, w.shape)),
        bucket(23, both(w.shape, 7)),
        bucket(24, both(w.suffix3, cap)),
        bucket(25, both(w.kinds, w.classes)),
      ];
    case PLACES.AFTER:
      return [
        bucket(30, w.lower),
        bucket(31, w.class),
        bucket(32, both(w.class & SIX, w.shape)),
        bucket(33, both(w.shape, 7)),
        bucket(34, both(w.suffix3, cap)),
        bucket(35, both(w.kinds, w.classes)),
      ];
    case PLACES.BEFORE_THAT:
      return [bucket(40, w.lower), bucket(41, w.class), bucket(42, both(w.class & SIX, w.shape))];
    case PLACES.AFTER_THAT:
      return [bucket(50, w.lower), bucket(51, w.class), bucket(52, both(w.class & SIX, w.shape))];
  }
}

/** How many buckets a token gets of what its word says together with others and with the document. */
export const CONTEXT = 40;

const PERSONAL_EVIDENCE = SEEN.AFTER_TITLE | SEEN.AFTER_PERSONAL_NAME | SEEN.BESIDE_SPEECH | SEEN.LIKE_A_PERSON;
const OTHER_EVIDENCE = SEEN.AFTER_LOCATIVE | SEEN.BESIDE_ORGANISATION | SEEN.AFTER_ARTICLE;

/** The context buckets of all tokens of a text, `CONTEXT` for each; zeros where `worth` has one. */
export function contextBuckets(
  text: AnnotatedText,
  facts: readonly WordFacts[],
  seen: ReadonlyMap<number, number>,
  gazetteer: Gazetteer,
  worth?: Uint8Array,
): Int32Array {
  const out = new Int32Array(text.tokens.length * CONTEXT);
  const matches = matchPlaces(text, facts, gazetteer);
  for (const sentence of text.sentences) {
    const shouting = isShouting(facts, sentence.first, sentence.end);
    let b2 = NO_FACTS;
    let b = NO_FACTS;
    let w = facts[sentence.first] ?? NO_FACTS;
    for (let i = sentence.first; i < sentence.end; i++) {
      const a = (i + 1 < sentence.end ? facts[i + 1] : undefined) ?? NO_FACTS;
      if (worth?.[i] === 0) {
        [b2, b, w] = [b, w, a];
        continue;
      }
      const a2 = (i + 2 < sentence.end ? facts[i + 2] : undefined) ?? NO_FACTS;
      const said = w.capitalised ? (seen.get(w.lower) ?? 0) : 0;
      const form = both(w.shape, (i === sentence.first ? 1 : 0) + shouting);
      const match = matches[i] ?? 0;
      const personal =
        (w.classes & CLASS.PERSONAL_NAME) |
        ((b.classes & CLASS.PERSONAL_NAME) << 1) |
        ((a.classes & CLASS.PERSONAL_NAME) << 2);
      let o = i * CONTEXT;
      out[o++] = bucket(60, both(b.lower, w.lower));
      out[o++] = bucket(61, both(w.lower, a.lower));
      out[o++] = bucket(62, both(b.lower, a.lower));
      out[o++] = bucket(63, form);
      out[o++] = bucket(64, both(b.shape, form));
      out[o++] = bucket(65, both(form, a.shape));
      out[o++] = bucket(66, both(both(b.shape, form), a.shape));
      out[o++] = bucket(67, both(b.lower, form));
      out[o++] = bucket(68, both(a.lower, form));
      out[o++] = bucket(69, both(b.suffix3, form));
      out[o++] = bucket(70, both(w.kinds, form));
      out[o++] = bucket(71, both(w.kinds, b.lower));
      out[o++] = bucket(72, both(w.kinds, a.lower));
      out[o++] = bucket(73, both(both(w.kinds, b.kinds), a.kinds));
      out[o++] = bucket(74, both(match, form));
      out[o++] = bucket(75, both(match, b.lower));
      out[o++] = bucket(76, both(match, both(b.shape, a.shape)));
      out[o++] = bucket(77, both(w.classes, form));
      out[o++] = bucket(78, both(b.classes, form));
      out[o++] = bucket(79, both(a.classes, form));
      out[o++] = bucket(80, both(both(b.classes, w.classes), a.classes));
      out[o++] = bucket(81, both(both(b2.classes, b.classes), form));
      out[o++] = bucket(82, both(personal, form));
      out[o++] = bucket(83, both(both(personal, b.shape), a.shape));
      out[o++] = bucket(84, both(said & (SEEN.LOWER | SEEN.CAPITALISED_INSIDE), form));
      out[o++] = bucket(85, both(said & PERSONAL_EVIDENCE, form));
      out[o++] = bucket(86, both(said & OTHER_EVIDENCE, form));
      out[o++] = bucket(87, both(said, w.kinds));
      out[o++] = bucket(88, both(said, w.classes));
      out[o++] = bucket(89, both(match, said));
      out[o++] = bucket(90, both(b2.lower, b.lower));
      out[o++] = bucket(91, both(a.lower, a2.lower));
      out[o++] = bucket(92, both(b.class, form));
      out[o++] = bucket(93, both(a.class, form));
      out[o++] = bucket(94, both(b.class & TEN, w.class & TEN));
      out[o++] = bucket(95, both(w.class & TEN, a.class & TEN));
      out[o++] = bucket(96, both(both(b.class & SIX, form), a.class & SIX));
      out[o++] = bucket(97, both(both(b2.class & SIX, b.class & SIX), form));
      out[o++] = bucket(98, both(both(a2.class & SIX, a.class & SIX), form));
      out[o++] = bucket(99, both(both(w.class & SIX, w.lowerClass & SIX), both(form, said)));
      [b2, b, w] = [b, w, a];
    }
  }
  return out;
}

/** A headline all in capitals, or with every word capitalised, says little by its capitals: 2 and 4. */
function isShouting(facts: readonly WordFacts[], first: number, end: number): number {
  let capitalised = 0;
  let lower = 0;
  for (let i = first; i < end; i++) {
    if (facts[i]?.capitalised) capitalised += 1;
    else if (facts[i]?.lowerCase) lower += 1;
  }
  if (capitalised >= 3 && lower === 0) return 2;
  return capitalised >= 4 && capitalised > lower * 2 ? 4 : 0;
}
