import { type RawBuilder, sql } from 'kysely';
import { EARTH_RADIUS_KM } from '../great-circle.ts';
import { anyOf, type Condition, col, type Scope } from './conditions.ts';
import type { NearFilter, WithinFilter } from './contract.ts';

/** Widens boxes by what rounding may take away: about a tenth of a millimetre. */
const ROUNDING = 1e-9;

type Range = readonly [from: number, to: number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Lies in the circle: first by a box that an index serves, then by the great-circle distance. */
export function isNear(t: Scope, near: NearFilter): Condition {
  const angle = Math.min(near.radiusKm / EARTH_RADIUS_KM, Math.PI);
  const south = near.latitude - degrees(angle) - ROUNDING;
  const north = near.latitude + degrees(angle) + ROUNDING;
  const inBox = [between(col(t, 'latitude'), [south, north]), isBetweenMeridians(t, meridiansAround(near, angle))];
  return sql`(${sql.join(inBox, sql` AND `)} AND ${halfChordSquared(col(t, 'latitude'), col(t, 'longitude'), near)} <= ${Math.sin(angle / 2) ** 2})`;
}

/** The haversine of the angle between a place and a point: grows with the distance, from 0 to 1. */
export function halfChordSquared(
  latitude: RawBuilder<unknown>,
  longitude: RawBuilder<unknown>,
  from: NearFilter,
): RawBuilder<number> {
  const half = (column: RawBuilder<unknown>, at: number) => sql`SIN(RADIANS(${column} - ${rounded(at)}) / 2)`;
  const [byLatitude, byLongitude] = [half(latitude, from.latitude), half(longitude, from.longitude)];
  return sql<number>`(${byLatitude} * ${byLatitude}
    + ${Math.cos(radians(from.latitude))} * COS(RADIANS(${latitude})) * ${byLongitude} * ${byLongitude})`;
}

/** To a ten-thousandth of a millimetre: PostgreSQL refuses to multiply what is so small that nothing remains of it. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e12) / 1e12;
}

/** The meridians that a circle touches: all of them when a pole lies in it. */
function meridiansAround({ latitude, longitude }: NearFilter, angle: number): Range[] {
  if (Math.abs(latitude) + degrees(angle) >= 90) return [[-180, 180]];
  const reach = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude)))) + ROUNDING;
  const [west, east] = [longitude - reach, longitude + reach];
  if (west < -180) return acrossAntimeridian(west + 360, east);
  if (east > 180) return acrossAntimeridian(west, east - 360);
  return [[west, east]];
}

function acrossAntimeridian(west: number, east: number): Range[] {
  return [
    [west, 180],
    [-180, east],
  ];
}

/** Lies in the box; the antimeridian has two names, and a box that begins or ends there means both. */
export function isWithin(t: Scope, { south, west, north, east }: WithinFilter): Condition {
  const ranges: Range[] = west <= east ? [[west, east]] : acrossAntimeridian(west, east);
  if (west === -180) ranges.push([180, 180]);
  if (east === 180) ranges.push([-180, -180]);
  return sql`(${between(col(t, 'latitude'), [south, north])} AND ${isBetweenMeridians(t, ranges)})`;
}

function isBetweenMeridians(t: Scope, ranges: readonly Range[]): Condition {
  return anyOf(ranges.map((range) => between(col(t, 'longitude'), range)));
}

function between(column: RawBuilder<unknown>, [from, to]: Range): Condition {
  return sql`(${column} BETWEEN ${from} AND ${to})`;
}
