import type { Passage } from '../model.ts';
import { keyOf, type Lexicon } from './lexicon.ts';

/** How far into a paragraph a dateline may reach. */
const REACH = 100;
const PLACE = "\\p{Lu}[\\p{L}\\p{M}.'’/-]*(?:[ -]\\p{L}[\\p{L}\\p{M}.'’/-]*){0,4}";
const REGION = `(?:,\\s(?:\\p{Lu}[\\p{L}.]*)(?:\\s\\p{Lu}[\\p{L}.]*){0,2}){0,2}`;
const DATE = '(?:,\\s\\p{L}{3,9}\\.?\\s\\d{1,2}(?:,\\s\\d{4})?)?';
const AGENCY = '(?:\\s{0,2}\\(([\\p{L}][\\p{L}\\p{N}. &/-]{1,40})\\)|\\s(?:CNN|AP|AFP))?';
const DASHED = new RegExp(`^(${PLACE}${REGION})${DATE}${AGENCY}\\s{0,2}(?:--|[–—-])\\s{0,2}(?=\\S)`, 'u');
const COLON = /^(\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,2})(?:\s\([^()]{2,30}\))?:\s/u;

/** Where, when and by whom a paragraph says it was filed: "BERLIN (Reuters) - The" gives "BERLIN (Reuters)". */
export function findDateline(paragraph: Passage, lexicon: Lexicon): Passage | null {
  const head = paragraph.text.slice(0, REACH);
  const dashed = DASHED.exec(head);
  const text = (dashed && isFiled(dashed, lexicon) ? beforeDash(dashed[0]) : undefined) ?? colonPlace(head, lexicon);
  if (text === undefined) return null;
  return { start: paragraph.start, end: paragraph.start + text.length, text };
}

/** "(dpa)", "(dpa/AFP)" */
const ACRONYM = /^\p{L}{2,5}(?:\/\p{L}{2,5}){0,2}$/u;

/** A dash alone proves nothing: the place is in capitals, or known, or an agency or a date stands beside it. */
function isFiled(match: RegExpExecArray, lexicon: Lexicon): boolean {
  const [whole, place = '', agency] = match;
  const city = place.split(',')[0] ?? '';
  const letters = city.replace(/[^\p{L}]/gu, '');
  if (agency !== undefined && (lexicon.agencies.has(keyOf(agency)) || ACRONYM.test(agency))) return true;
  if (/^\p{Lu}\p{Ll}+\/\p{Lu}\p{Ll}+$/u.test(city)) return true;
  if (letters.length > 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) {
    return city.split(' ').length <= 3;
  }
  return lexicon.datelineCities.has(keyOf(city)) && /\s|--/u.test(whole.slice(place.length));
}

function beforeDash(text: string): string {
  return text.replace(/\s{0,2}(?:--|[–—-])\s{0,2}$/u, '');
}

function colonPlace(head: string, lexicon: Lexicon): string | undefined {
  const match = COLON.exec(head);
  return match && lexicon.datelineCities.has(keyOf(match[1] ?? '')) ? match[1] : undefined;
}
