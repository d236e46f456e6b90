import { hasPhrase, type Lexicon, wordsOf } from './lexicon.ts';

/** A date found in a line. */
export interface FoundDate {
  /** Offsets into the line: the date with its time. */
  readonly start: number;
  readonly end: number;
  /** ISO 8601: a date, or a date-time in UTC where time and zone are said. */
  readonly iso: string;
  /** Whether the line says that it is the date of a change. */
  readonly updated: boolean;
}

/** Longer lines are prose, whose dates are not the article's. */
const LONGEST_LINE = 240;

const YEAR = '((?:19|20)\\d\\d)';
const ANY_YEAR = new RegExp(YEAR);
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?[\\s-]?\\s?(?:de\\s|of\\s)?(\\p{L}{3,12})\\.?,?[\\s-]?\\s?(?:del?\\s)?${YEAR}`,
  'giu',
);
const MONTH_DAY_YEAR = new RegExp(`(\\p{L}{3,24})\\.?\\s?(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}${YEAR}`, 'giu');
const YEAR_MONTH_DAY = new RegExp(`(?<!\\d)${YEAR}[-./](\\d{1,2})[-./](\\d{1,2})(?![\\d])`, 'g');
const CJK = new RegExp(`${YEAR}\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]`, 'g');
const NUMERIC = new RegExp(`(?<![\\d/.-])(\\d{1,2})([./-])(\\d{1,2})\\2(${YEAR.slice(1, -1)}|\\d\\d(?![\\d./-]))`, 'g');
const CLOCK =
  /(\d{1,2})[:.h](\d\d)(?::(\d\d))?(?:\.\d{1,6})?\s?(?:([AaPp])\.?[Mm](?!\p{Ll})\.?)?\s?(?:Uhr\s?)?\(?([+-]\d\d:?\d\d|\p{Lu}{1,5}(?=\p{Lu}\p{Ll}|\P{L}|$))?/u;

/**
 * The dates of a line in their order. A date without a year, or whose day and month could be swapped, is none.
 *
 * @param isDayFirst whether the language of the text writes "05/03/2024" for the fifth of March, as all but English do
 */
export function findDates(text: string, lexicon: Lexicon, isDayFirst: () => boolean = () => false): FoundDate[] {
  if (text.length > LONGEST_LINE || !/\d/.test(text)) return [];
  const days = [...namedDates(text, lexicon), ...numericDates(text, isDayFirst)].sort((a, b) => a.start - b.start);
  let from = 0;
  return days.map((day, i) => {
    const before = text.slice(from, day.start);
    const found = withClock(text, day, days[i + 1]?.start ?? text.length, lexicon);
    from = found.end;
    return { ...found, updated: hasPhrase(lexicon.updateWords, wordsOf(before)) };
  });
}

interface Day {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function namedDates(text: string, { months }: Lexicon): Day[] {
  const days: Day[] = [];
  if (!ANY_YEAR.test(text)) return days;
  for (const match of text.matchAll(DAY_MONTH_YEAR)) {
    const month = months.get((match[2] ?? '').toLowerCase());
    if (month) pushDay(days, match.index, match[0].length, match[3], month, match[1]);
  }
  for (const match of text.matchAll(MONTH_DAY_YEAR)) {
    const name = match[1] ?? '';
    const glued = name.search(/\p{Lu}\p{Ll}*$/u);
    const shift = months.has(name.toLowerCase()) || glued < 0 ? 0 : glued;
    const month = months.get(name.slice(shift).toLowerCase());
    if (month) pushDay(days, match.index + shift, match[0].length - shift, match[3], month, match[2]);
  }
  return days;
}

function numericDates(text: string, isDayFirst: () => boolean): Day[] {
  const days: Day[] = [];
  for (const pattern of [YEAR_MONTH_DAY, CJK]) {
    for (const match of text.matchAll(pattern)) {
      pushDay(days, match.index, match[0].length, match[1], Number(match[2]), match[3]);
    }
  }
  for (const match of text.matchAll(NUMERIC)) {
    const year = match[4]?.length === 2 ? `20${match[4]}` : match[4];
    const [first, second] = [Number(match[1]), Number(match[3])];
    // "05.03.2024" is the fifth of March everywhere; "05/03/2024" is not the same day in Boston and in Bath.
    const monthFirst = match[2] !== '.' && first <= 12 && second > 12;
    const dayFirst = !monthFirst && (match[2] === '.' || first > 12 || first === second || isDayFirst());
    if (dayFirst) pushDay(days, match.index, match[0].length, year, second, match[1]);
    else if (monthFirst) pushDay(days, match.index, match[0].length, year, first, match[3]);
  }
  return days;
}

function pushDay(days: Day[], start: number, length: number, year = '', month = 0, day = ''): void {
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  if (Number(day) < 1 || date.getUTCDate() !== Number(day) || date.getUTCMonth() !== month - 1) return;
  if (days.some((other) => start < other.end && other.start < start + length)) return;
  days.push({ start, end: start + length, year: Number(year), month, day: Number(day) });
}

/** How far from its date a time may stand. */
const CLOCK_DISTANCE = 14;

function withClock(text: string, day: Day, limit: number, lexicon: Lexicon): Omit<FoundDate, 'updated'> {
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day));
  const after = CLOCK.exec(text.slice(day.end, limit));
  const before = after ? null : CLOCK.exec(text.slice(Math.max(0, day.start - 28), day.start));
  const match = after && after.index <= CLOCK_DISTANCE ? after : before;
  const end = match && match === after ? day.end + after.index + after[0].length : day.end;
  const start = match && match === before ? Math.max(0, day.start - 28) + before.index : day.start;
  return { start, end, iso: (match && instant(date, match, lexicon)) ?? date.toISOString().slice(0, 10) };
}

/** The instant that day, time and zone say, or null where the zone is unknown. */
function instant(date: Date, match: RegExpExecArray, { timeZones }: Lexicon): string | null {
  const [, hours = '', minutes = '', seconds = '0', half, zone] = match;
  const offset = zone === undefined ? undefined : zoneOffset(zone, timeZones);
  let hour = Number(hours);
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (offset === undefined || hour > 23 || Number(minutes) > 59) return null;
  const time = date.getTime() + ((hour * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function zoneOffset(zone: string, zones: ReadonlyMap<string, number>): number | undefined {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!numeric) return zones.get(zone.toLowerCase());
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
}
