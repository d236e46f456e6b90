import type { Gazetteer } from '../places/gazetteer.ts';
import type { AnnotatedText } from '../text/annotate.ts';
import { SEEN } from './document.ts';
import { CLASS, type WordFacts } from './lexicon.ts';
import { matchPlaces } from './place-matches.ts';

/** The features of one token. */
export const FEATURES = 47;

/** The features hash into so many buckets; a power of two. */
export const BUCKETS = 1 << 18;

const NONE: WordFacts = {
  lower: 1,
  lowerText: '',
  shape: 1,
  prefix: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  kinds: 0,
  classes: 0,
  capitalised: false,
  lowerCase: false,
};

/** Mixes the number of a template with what fills it into a bucket (the finaliser of MurmurHash3). */
function bucket(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}

function both(a: number, b: number): number {
  return (Math.imul(a, 31) + b) | 0;
}

/** The buckets of all tokens of a text, `FEATURES` for each. */
export function featuresOf(
  text: AnnotatedText,
  facts: readonly WordFacts[],
  seen: ReadonlyMap<number, number>,
  gazetteer: Gazetteer,
): Int32Array {
  const out = new Int32Array(text.tokens.length * FEATURES);
  const matches = matchPlaces(text, facts, gazetteer);
  for (const sentence of text.sentences) {
    const shouting = isShouting(facts, sentence.first, sentence.end);
    for (let i = sentence.first; i < sentence.end; i++) {
      const at = (n: number): WordFacts => (n < sentence.first || n >= sentence.end ? NONE : (facts[n] ?? NONE));
      const w = at(i);
      const b = at(i - 1);
      const a = at(i + 1);
      const b2 = at(i - 2);
      const a2 = at(i + 2);
      const said = w.capitalised ? (seen.get(w.lower) ?? 0) : 0;
      const first = i === sentence.first ? 1 : 0;
      const form = both(w.shape, first + shouting);
      const match = matches[i] ?? 0;
      const personal =
        (w.classes & CLASS.PERSONAL_NAME) |
        ((b.classes & CLASS.PERSONAL_NAME) << 1) |
        ((a.classes & CLASS.PERSONAL_NAME) << 2);
      let o = i * FEATURES;
      let t = 0;
      const put = (value: number): void => {
        out[o++] = bucket(t++, value);
      };
      put(0);
      put(w.lower);
      put(b.lower);
      put(a.lower);
      put(b2.lower);
      put(a2.lower);
      put(both(b.lower, w.lower));
      put(both(w.lower, a.lower));
      put(both(b.lower, a.lower));
      put(form);
      put(both(b.shape, 7));
      put(both(a.shape, 9));
      put(both(both(b.shape, form), 3));
      put(both(both(form, a.shape), 5));
      put(both(both(b.shape, form), a.shape));
      put(both(b.lower, form));
      put(both(a.lower, form));
      put(both(w.prefix, w.capitalised ? 1 : 0));
      put(w.suffix2);
      put(w.suffix3);
      put(w.suffix4);
      put(both(b.suffix3, form));
      put(both(a.suffix3, form));
      put(both(w.kinds, form));
      put(both(w.kinds, b.lower));
      put(both(w.kinds, a.lower));
      put(both(both(w.kinds, b.kinds), a.kinds));
      put(both(match, form));
      put(both(match, b.lower));
      put(both(match, both(b.shape, a.shape)));
      put(both(w.classes, form));
      put(both(both(b.classes, form), 11));
      put(both(both(a.classes, form), 13));
      put(both(both(b.classes, w.classes), a.classes));
      put(both(both(b2.classes, b.classes), form));
      put(both(personal, form));
      put(both(both(personal, b.shape), a.shape));
      put(both(said & (SEEN.LOWER | SEEN.CAPITALISED_INSIDE), form));
      put(both(said & (SEEN.AFTER_TITLE | SEEN.AFTER_PERSONAL_NAME | SEEN.BESIDE_SPEECH | SEEN.LIKE_A_PERSON), form));
      put(both(said & (SEEN.AFTER_LOCATIVE | SEEN.BESIDE_ORGANISATION | SEEN.AFTER_ARTICLE), form));
      put(said);
      put(both(said, w.kinds));
      put(both(said, w.classes));
      put(both(match, said));
      put(both(b2.lower, b.lower));
      put(both(a.lower, a2.lower));
      put(both(w.kinds, both(w.classes, said)));
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
