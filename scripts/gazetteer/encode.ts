import {
  DEGREE,
  HEADER_BYTES,
  IS_LIST,
  KINDS,
  MAGIC,
  NO_COUNTRY,
  NO_PARENT,
  SECTIONS,
  type Section,
} from '../../src/extract/places/layout.ts';
import type { NameEntry } from './index-names.ts';
import type { DraftPlace } from './place.ts';

/** Writes places and their names in the layout that `openGazetteer` reads. The same places give the same bytes. */
export function encodeGazetteer(places: readonly DraftPlace[], entries: readonly NameEntry[]): Uint8Array {
  const sections = { ...placeSections(places), ...nameSections(entries) };
  const sizes = SECTIONS.map((name) => sections[name].byteLength);
  const bytes = new Uint8Array(HEADER_BYTES + sizes.reduce((sum, size) => sum + padded(size), 0));
  new Uint32Array(bytes.buffer).set([MAGIC, ...sizes]);
  let offset = HEADER_BYTES;
  for (const name of SECTIONS) {
    const { buffer, byteOffset, byteLength } = sections[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += padded(byteLength);
  }
  return bytes;
}

const padded = (size: number): number => (size + 3) & ~3;

type Sections = Readonly<Record<Section, ArrayBufferView>>;

function placeSections(places: readonly DraftPlace[]): Omit<Sections, keyof ReturnType<typeof nameSections>> {
  const codes = [...new Set(places.map(({ country }) => country).filter((code) => code !== ''))].sort();
  const codeNumber = new Map(codes.map((code, number) => [code, number]));
  const numbers = new Map(places.map((place, number) => [place, number]));
  const names = new TextEncoder().encode(places.map(({ name }) => name).join(''));
  const nameStart = new Uint32Array(places.length + 1);
  places.forEach(({ name }, i) => {
    nameStart[i + 1] = (nameStart[i] ?? 0) + Buffer.byteLength(name);
  });
  return {
    countryCodes: new TextEncoder().encode(codes.join('')),
    names,
    nameStart,
    geonamesId: Uint32Array.from(places, ({ geonamesId }) => geonamesId),
    latitude: Int32Array.from(places, ({ latitude }) => Math.round(latitude * DEGREE)),
    longitude: Int32Array.from(places, ({ longitude }) => Math.round(longitude * DEGREE)),
    population: Uint32Array.from(places, ({ population }) => population),
    parent: Uint16Array.from(places, ({ parent }) => numberOf(parent, numbers)),
    kind: Uint8Array.from(places, ({ kind }) => KINDS.indexOf(kind)),
    country: Uint8Array.from(places, ({ country }) => codeNumber.get(country) ?? NO_COUNTRY),
    prominence: Uint8Array.from(places, ({ prominence }) => prominence),
  };
}

function numberOf(parent: DraftPlace | undefined, numbers: ReadonlyMap<DraftPlace, number>): number {
  if (!parent) return NO_PARENT;
  const number = numbers.get(parent);
  if (number === undefined || number >= NO_PARENT)
    throw new Error(`${parent.name} contains others: it must come earlier`);
  return number;
}

function nameSections(entries: readonly NameEntry[]) {
  const bucket = new Uint32Array(0x1_0001);
  for (const { high } of entries) bucket[(high >>> 16) + 1] = (bucket[(high >>> 16) + 1] ?? 0) + 1;
  for (let i = 1; i < bucket.length; i++) bucket[i] = (bucket[i] ?? 0) + (bucket[i - 1] ?? 0);
  const lists: number[] = [];
  const posting = Uint32Array.from(entries, ({ postings }) => {
    if (postings.length === 1) return postings[0] ?? 0;
    lists.push(postings.length, ...postings);
    return (IS_LIST | (lists.length - postings.length - 1)) >>> 0;
  });
  return {
    bucket,
    hash: Uint32Array.from(entries, ({ high }) => high),
    check: Uint16Array.from(entries, ({ low }) => low),
    nameKinds: Uint8Array.from(entries, ({ kinds }) => kinds),
    posting,
    lists: Uint32Array.from(lists),
  };
}
