import type { Place } from '../../model.ts';
import { casedForm, FILED, type Filed, foldName, hashForm, isCased } from './fold.ts';
import { type Gazetteer, type GazetteerPlace, NAME_OF } from './gazetteer.ts';
import {
  DEGREE,
  HEADER_BYTES,
  IS_ALIAS,
  IS_LIST,
  KINDS,
  MAGIC,
  NO_COUNTRY,
  NO_PARENT,
  PLACE_BITS,
  SECTIONS,
  type Section,
} from './layout.ts';

/** So many words are remembered at a time; a text repeats its words. */
const REMEMBERED = 20_000;

/**
 * Opens a compiled gazetteer without decoding it: a place is decoded when it is asked for.
 *
 * @throws Error when the bytes are no gazetteer of this version
 */
export function openGazetteer(compiled: Uint8Array): Gazetteer {
  const bytes = compiled.byteOffset % 4 === 0 ? compiled : compiled.slice();
  const { buffer, byteOffset } = bytes;
  const sizes = new Uint32Array(buffer, byteOffset, Math.min(HEADER_BYTES, bytes.length & ~3) / 4);
  if (sizes[0] !== MAGIC || sizes.length !== SECTIONS.length + 1) {
    throw new Error('These bytes are no gazetteer of this version: run "npm run build"');
  }
  const at = {} as Record<Section, { readonly start: number; readonly size: number }>;
  let offset = byteOffset + HEADER_BYTES;
  SECTIONS.forEach((name, i) => {
    const size = sizes[i + 1] ?? 0;
    at[name] = { start: offset, size };
    offset += (size + 3) & ~3;
  });
  if (offset - byteOffset !== bytes.length) throw new Error('The gazetteer is cut short: run "npm run build"');
  const bytesOf = (name: Section) => new Uint8Array(buffer, at[name].start, at[name].size);
  const shortsOf = (name: Section) => new Uint16Array(buffer, at[name].start, at[name].size / 2);
  const wordsOf = (name: Section) => new Uint32Array(buffer, at[name].start, at[name].size / 4);
  const signedOf = (name: Section) => new Int32Array(buffer, at[name].start, at[name].size / 4);

  const index = createIndex(wordsOf('bucket'), wordsOf('hash'), shortsOf('check'));
  const nameKinds = bytesOf('nameKinds');
  const posting = wordsOf('posting');
  const lists = wordsOf('lists');
  const decode = createDecoder({
    codes: new TextDecoder().decode(bytesOf('countryCodes')),
    names: bytesOf('names'),
    nameStart: wordsOf('nameStart'),
    geonamesId: wordsOf('geonamesId'),
    latitude: signedOf('latitude'),
    longitude: signedOf('longitude'),
    population: wordsOf('population'),
    parent: shortsOf('parent'),
    kind: bytesOf('kind'),
    country: bytesOf('country'),
    prominence: bytesOf('prominence'),
  });

  const filed = (form: string, as: Filed): GazetteerPlace[] => {
    const entry = form === '' ? -1 : index(form, as);
    const first = entry < 0 ? undefined : posting[entry];
    if (first === undefined) return [];
    if (first < IS_LIST) return [decode(first)];
    const start = first & ~IS_LIST;
    return Array.from(lists.subarray(start + 1, start + 1 + (lists[start] ?? 0)), decode);
  };
  const kindsOf = (form: string, as: Filed): number => {
    const entry = index(form, as);
    return entry < 0 ? 0 : (nameKinds[entry] ?? 0);
  };
  const kinds = remembering((name: string) => {
    const folded = foldName(name);
    const cased = isCased(name) ? kindsOf(casedForm(name), FILED.CASED) : 0;
    if (cased !== 0 || folded === '') return cased;
    return kindsOf(folded, FILED.FOLDED) | (kindsOf(folded, FILED.DEMONYM) & NAME_OF.DEMONYM);
  });

  const longestFrom = remembering((word: string) => Math.max(1, kindsOf(foldName(word), FILED.FIRST_WORD)));

  const candidates = remembering((name: string): readonly GazetteerPlace[] => {
    const cased = isCased(name) ? filed(casedForm(name), FILED.CASED) : [];
    return cased.length > 0 ? cased : filed(foldName(name), FILED.FOLDED);
  });

  return {
    candidates,
    postal: (code) => filed(code, FILED.POSTAL),
    demonym: remembering((word: string) => filed(foldName(word), FILED.DEMONYM)),
    kinds,
    longestFrom,
  };
}

/** Keeps the last answers, up to `REMEMBERED`. */
function remembering<K extends string | number, V>(ask: (key: K) => V): (key: K) => V {
  let known = new Map<K, V>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = ask(key);
      if (known.size >= REMEMBERED) known = new Map();
      if (typeof key === 'number' || key.length < 64) known.set(key, answer);
    }
    return answer;
  };
}

/** Finds a filed form among the hashes, which are sorted; `bucket` says where those begin that share their upper 16 bits. */
function createIndex(bucket: Uint32Array, hash: Uint32Array, check: Uint16Array) {
  return (form: string, as: Filed): number => {
    const { high, low } = hashForm(form, as);
    const end = bucket[(high >>> 16) + 1] ?? 0;
    for (let i = bucket[high >>> 16] ?? 0; i < end; i++) {
      if (hash[i] === high && check[i] === low) return i;
    }
    return -1;
  };
}

interface PlaceColumns {
  /** Two letters a country, one after the other. */
  readonly codes: string;
  readonly names: Uint8Array;
  readonly nameStart: Uint32Array;
  readonly geonamesId: Uint32Array;
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  readonly population: Uint32Array;
  readonly parent: Uint16Array;
  readonly kind: Uint8Array;
  readonly country: Uint8Array;
  readonly prominence: Uint8Array;
}

function createDecoder(columns: PlaceColumns): (posting: number) => GazetteerPlace {
  const text = new TextDecoder();
  const place = remembering((number: number): Place => {
    const name = text.decode(columns.names.subarray(columns.nameStart[number], columns.nameStart[number + 1]));
    const kind = KINDS[columns.kind[number] ?? 0] ?? 'CITY';
    const country = columns.country[number] ?? NO_COUNTRY;
    const id = columns.geonamesId[number] ?? 0;
    const countryCode = country === NO_COUNTRY ? null : columns.codes.slice(2 * country, 2 * country + 2);
    return {
      key: id > 0 ? String(id) : keyFor(kind, name, countryCode, columns, number),
      name,
      kind,
      countryCode,
      latitude: (columns.latitude[number] ?? 0) / DEGREE,
      longitude: (columns.longitude[number] ?? 0) / DEGREE,
      geonamesId: id > 0 ? id : null,
      population: columns.population[number] || null,
    };
  });
  const parentOf = (number: number): number => columns.parent[number] ?? NO_PARENT;

  function keyFor(kind: string, name: string, country: string | null, of: PlaceColumns, number: number): string {
    const words = foldName(name).replaceAll(' ', '-');
    if (kind === 'CITY') {
      const point = [of.latitude, of.longitude].map((degrees) => Math.round((degrees[number] ?? 0) / (DEGREE / 10)));
      return `city-${country?.toLowerCase()}-${words}-${point.join('-')}`;
    }
    if (kind !== 'REGION') return `${kind.toLowerCase()}-${words}`;
    const parent = of.parent[number] ?? NO_PARENT;
    return `region-${country?.toLowerCase()}-${of.geonamesId[parent] ?? 0}-${words}`;
  }

  const above = remembering((number: number): readonly Place[] => {
    const chain: Place[] = [];
    for (let up = number; up !== NO_PARENT; up = parentOf(up)) chain.push(place(up));
    return chain;
  });

  return (posting) => {
    const number = posting & PLACE_BITS;
    return {
      ...place(number),
      within: above(parentOf(number)),
      prominence: columns.prominence[number] ?? 0,
      byAlias: (posting & IS_ALIAS) !== 0,
    };
  };
}
