import { casedForm, FILED, type Filed, foldName, hashForm, isCased } from '../../src/extract/places/fold.ts';
import { NAME_OF } from '../../src/extract/places/gazetteer.ts';
import { IS_ALIAS } from '../../src/extract/places/layout.ts';
import type { DraftPlace } from './place.ts';

/** One filed form, with the places it stands for, most prominent first. */
export interface NameEntry {
  readonly high: number;
  readonly low: number;
  readonly kinds: number;
  readonly postings: readonly number[];
}

interface Filing {
  readonly place: number;
  readonly alias: boolean;
}

/** An alias counts so much less than a place's own name when places of one name are ordered. */
const ALIAS_COST = 25;
/** What makes a name one that every reader knows. */
const MAJOR = 125;

/** Files every name of every place; sorted by hash. */
export function indexNames(places: readonly DraftPlace[]): NameEntry[] {
  const filings = new Map<string, Filing[]>();
  places.forEach((place, number) => {
    file(filings, place.name, { place: number, alias: false }, false);
    for (const name of place.nicknames) file(filings, name, { place: number, alias: false }, false);
    const region = place.kind === 'REGION';
    for (const alias of place.aliases) file(filings, alias, { place: number, alias: true }, region);
    for (const word of place.demonyms.flatMap(withPlural)) {
      add(filings, FILED.DEMONYM, foldName(word), { place: number, alias: true });
    }
  });
  const entries = [...filings].map(([key, filed]) => entryOf(key, filed, places));
  entries.push(...firstWords(filings));
  return entries.sort((a, b) => a.high - b.high || a.low - b.low);
}

function file(filings: Map<string, Filing[]>, name: string, filing: Filing, region: boolean): void {
  if (region && /^[A-Z]{2}$/.test(name)) add(filings, FILED.POSTAL, name, filing);
  else if (isCased(name)) add(filings, FILED.CASED, casedForm(name), filing);
  else add(filings, FILED.FOLDED, foldName(name), filing);
}

function add(filings: Map<string, Filing[]>, filed: Filed, form: string, filing: Filing): void {
  if (form === '') return;
  const key = `${filed}${form}`;
  const list = filings.get(key);
  if (!list) filings.set(key, [filing]);
  else if (!list.some(({ place }) => place === filing.place)) list.push(filing);
}

/** "Turk" and "Turks"; words such as "Chinese", "Dutch" and "Swiss" are their own plural. */
function withPlural(word: string): string[] {
  return /(?:s|sh|[^e]ch|ese|x|men)$/.test(word) ? [word] : [word, `${word}s`];
}

function entryOf(key: string, filed: readonly Filing[], places: readonly DraftPlace[]): NameEntry {
  const weigh = ({ place, alias }: Filing): number => (places[place]?.prominence ?? 0) - (alias ? ALIAS_COST : 0);
  const sorted = [...filed].sort((a, b) => weigh(b) - weigh(a) || a.place - b.place);
  const demonym = key.startsWith(`${FILED.DEMONYM}`);
  let kinds = 0;
  for (const filing of sorted) {
    if (isUnnumbered(places[filing.place])) continue;
    kinds |= demonym ? NAME_OF.DEMONYM : NAME_OF[places[filing.place]?.kind ?? 'CITY'];
    if (!demonym && weigh(filing) >= MAJOR) kinds |= NAME_OF.MAJOR;
  }
  const postings = sorted.map(({ place, alias }) => (alias ? (place | IS_ALIAS) >>> 0 : place));
  return { ...hashOf(key), kinds, postings };
}

/** A town so small that its name says nothing: it is there for who asks, but makes no word a likely place. */
function isUnnumbered(place: DraftPlace | undefined): boolean {
  return place?.kind === 'CITY' && place.geonamesId === 0;
}

function hashOf(key: string): { readonly high: number; readonly low: number } {
  return hashForm(key.slice(1), Number(key[0]) as Filed);
}

/** For each word that opens a name of several words, how many words the longest such name has. */
function firstWords(filings: ReadonlyMap<string, unknown>): NameEntry[] {
  const longest = new Map<string, number>();
  for (const key of filings.keys()) {
    const words = key.slice(1).split(' ');
    const first = words[0] ?? '';
    if (words.length > 1) longest.set(first, Math.max(longest.get(first) ?? 0, Math.min(words.length, 255)));
  }
  return [...longest].map(([word, kinds]) => ({ ...hashForm(word, FILED.FIRST_WORD), kinds, postings: [0] }));
}
