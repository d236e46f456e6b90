/** "2024-03-04", "2024-03-04T09:30", "2024-03-04 09:30:00.000+0100", "2024-03-04T08:30:00Z" */
const ISO =
  /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?:\s[A-Z]{2,4})?)?\s*$/i;
/** "Mon, 04 Mar 2024 09:30:00 +0100", as RFC 5322 has it. */
const RFC =
  /^\s*(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3})\p{L}*[\s-]+(\d{4}|\d\d)(?:,?\s+(\d\d?):(\d\d)(?::(\d\d))?\s*(Z|UT|UTC|GMT|[ECMP][SD]T|[+-]\d\d:?\d\d)?)?\s*$/iu;

/** "Fri, 12/22/2023 4:30 PM": its day is beyond twelve, so it is no month. The time has no zone. */
const MONTH_FIRST = /^\s*(?:\p{L}{2,9}\.?,?\s+)?(\d\d?)\/(1[3-9]|2\d|3[01])\/(\d{4})(?![\d/])/u;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours from UTC. Source: RFC 5322, section 4.3. */
const ZONES: Readonly<Record<string, number>> = {
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/**
 * Reads the date of a field that machines fill, in ISO 8601 or RFC 5322. A date-time without a zone gives its date alone,
 * since nothing says which instant it is.
 *
 * @returns ISO 8601: a date, or a date-time in UTC; null for anything else
 */
export function readDate(value: string): string | null {
  if (value.length > 64) return readSeconds(value);
  const iso = ISO.exec(value);
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4, 7), iso[7]);
  const rfc = RFC.exec(value);
  const slashed = rfc ? null : MONTH_FIRST.exec(value);
  if (slashed) return toIso(Number(slashed[3]), Number(slashed[1]), Number(slashed[2]), [], undefined);
  if (!rfc) return readSeconds(value);
  const year = Number(rfc[3]) + (rfc[3]?.length === 2 ? 2000 : 0);
  return toIso(year, MONTHS.indexOf((rfc[2] ?? '').toLowerCase()) + 1, Number(rfc[1]), rfc.slice(4, 7), rfc[7]);
}

/** Seconds or milliseconds since 1970. */
function readSeconds(value: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(value)) return null;
  return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString().replace('.000Z', 'Z');
}

function toIso(
  year: number,
  month: number,
  day: number,
  clock: readonly (string | undefined)[],
  zone: string | undefined,
): string | null {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (year < 1800 || year > 2200 || midnight.getUTCDate() !== day || midnight.getUTCMonth() !== month - 1) return null;
  const [hours, minutes = '0', seconds = '0'] = clock;
  if (hours === undefined || zone === undefined) return midnight.toISOString().slice(0, 10);
  const time =
    midnight.getTime() + ((Number(hours) * 60 + Number(minutes) - offset(zone)) * 60 + Number(seconds)) * 1000;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Minutes east of UTC. */
function offset(zone: string): number {
  const numeric = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!numeric) return (ZONES[zone.toUpperCase()] ?? 0) * 60;
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
}
