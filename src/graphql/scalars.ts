import { builder } from './builder.ts';
import { codedError } from './errors.ts';

const SHAPE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

builder.scalarType('DateOrDateTime', {
  description:
    'An ISO 8601 date ("2016-09-05") or date-time ("2016-09-05T17:30:00Z"), as precise as the source is. Answers give date-times in UTC; a date-time that is sent must say its zone.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => value,
  parseValue: (value) => toStored(value),
});

/**
 * Writes an instant as the store compares it: in UTC, to the second, and midnight as the bare date, so that a date and its
 * first moment are the same.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
function toStored(value: unknown): string {
  const time = typeof value === 'string' && SHAPE.test(value) ? Date.parse(value) : Number.NaN;
  // Date.parse takes the 31st of a short month as the 1st of the next.
  if (typeof value !== 'string' || Number.isNaN(time) || !isDay(value.slice(0, 10))) {
    throw codedError('BAD_USER_INPUT', 'A date is "2016-09-05", a date-time "2016-09-05T17:30:00Z" with its zone');
  }
  return new Date(time)
    .toISOString()
    .replace('.000Z', 'Z')
    .replace(/T00:00:00Z$/, '');
}

function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
