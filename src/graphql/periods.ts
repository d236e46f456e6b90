/** A stretch of time, as a filter over dates has it: from the first day, before the second. */
export interface Stretch {
  readonly from: string;
  readonly before: string;
}

/** The days that a period spans, which ISO 8601 writes "2016", "2016-09" or "2016-09-05". */
export function stretchOf(period: string): Stretch {
  const from = `${period}-01-01`.slice(0, '2016-09-05'.length);
  const end = new Date(from);
  if (period.length === '2016'.length) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (period.length === '2016-09'.length) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return { from, before: end.toISOString().slice(0, from.length) };
}
