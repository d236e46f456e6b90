import type { NameFilter, NearFilter, WithinFilter } from '../../store/contract.ts';
import { codedError } from '../errors.ts';
import { MATCH_WORDS, MAX_RADIUS_KM, type Nullable } from './filters.ts';

// What a filter's types do not say of its values. Each throws GraphQLError BAD_USER_INPUT that names member, limits and value.

export function checkNear(near: NearFilter | null | undefined): void {
  if (!near) return;
  checkPoint('near', near);
  inRange('near.radiusKm', near.radiusKm, 0, MAX_RADIUS_KM);
}

export function checkPoint(argument: string, point: { readonly latitude: number; readonly longitude: number }): void {
  inRange(`${argument}.latitude`, point.latitude, -90, 90);
  inRange(`${argument}.longitude`, point.longitude, -180, 180);
}

export function checkWithin(within: WithinFilter | null | undefined): void {
  if (!within) return;
  inRange('within.south', within.south, -90, 90);
  inRange('within.north', within.north, -90, 90);
  inRange('within.west', within.west, -180, 180);
  inRange('within.east', within.east, -180, 180);
  if (within.south > within.north) {
    const message = `"within.south" is ${within.south}, north of "within.north", which is ${within.north}`;
    throw codedError('BAD_USER_INPUT', message, { argument: 'within.south', value: within.south });
  }
}

export function checkName(name: Nullable<NameFilter> | null | undefined): void {
  const words = name?.matches?.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  if (words > MATCH_WORDS) {
    const message = `"name.matches" has ${words} words, but ${MATCH_WORDS} is the limit`;
    throw codedError('BAD_USER_INPUT', message, { argument: 'name.matches', limit: MATCH_WORDS, value: words });
  }
}

export function inRange(argument: string, value: number, from: number, to: number): void {
  if (value >= from && value <= to) return;
  const message = `"${argument}" is ${value}, but it goes from ${from} to ${to}`;
  throw codedError('BAD_USER_INPUT', message, { argument, limit: value < from ? from : to, value });
}
