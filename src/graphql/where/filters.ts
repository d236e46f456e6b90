import type { InputObjectRef } from '@pothos/core';
import type { LocationKind as LocationKindName, QuoteKind as QuoteKindName } from '../../model.ts';
import type { DateFilter as Dates, NumberFilter as Numbers, TextFilter as Texts } from '../../store/contract.ts';
import { builder, type GraphTypes } from '../builder.ts';
import { LocationKind, QuoteKind } from '../enums.ts';

/** As GraphQL gives it: what is left out may be null too. */
export type Nullable<Filter> = { readonly [Name in keyof Filter]?: Filter[Name] | null | undefined };

export interface OneOf<Value> {
  readonly eq?: Value | null | undefined;
  readonly in?: readonly Value[] | null | undefined;
}

export const TextFilter: InputObjectRef<GraphTypes, Nullable<Texts>> = builder
  .inputRef<Nullable<Texts>>('TextFilter')
  .implement({
    description: 'A condition on a text. All members that are given must hold.',
    fields: (t) => ({
      eq: t.string({ description: 'Is exactly this.' }),
      in: t.stringList({ description: 'Is exactly one of these.' }),
      contains: t.string({ description: 'Contains this; case and diacritics do not matter.' }),
      startsWith: t.string({ description: 'Starts with this; case and diacritics do not matter.' }),
    }),
  });

export const IdFilter: InputObjectRef<GraphTypes, OneOf<string>> = builder
  .inputRef<OneOf<string>>('IdFilter')
  .implement({
    description: 'A condition on a global id.',
    fields: (t) => ({
      eq: t.id({ description: 'Is this.' }),
      in: t.idList({ description: 'Is one of these.' }),
    }),
  });

export const DateFilter: InputObjectRef<GraphTypes, Nullable<Dates>> = builder
  .inputRef<Nullable<Dates>>('DateFilter')
  .implement({
    description: 'A condition on a date, compared as instants: a bare date is its first moment in UTC.',
    fields: (t) => ({
      gte: t.field({ type: 'DateOrDateTime', description: 'At this moment or later.' }),
      lt: t.field({ type: 'DateOrDateTime', description: 'Before this moment.' }),
    }),
  });

export const IntFilter: InputObjectRef<GraphTypes, Nullable<Numbers>> = builder
  .inputRef<Nullable<Numbers>>('IntFilter')
  .implement({
    description: 'A condition on a whole number.',
    fields: (t) => ({
      gte: t.int({ description: 'This or more.' }),
      lte: t.int({ description: 'This or less.' }),
    }),
  });

export const FloatFilter: InputObjectRef<GraphTypes, Nullable<Numbers>> = builder
  .inputRef<Nullable<Numbers>>('FloatFilter')
  .implement({
    description: 'A condition on a number.',
    fields: (t) => ({
      gte: t.float({ description: 'This or more.' }),
      lte: t.float({ description: 'This or less.' }),
    }),
  });

export const QuoteKindFilter: InputObjectRef<GraphTypes, OneOf<QuoteKindName>> = builder
  .inputRef<OneOf<QuoteKindName>>('QuoteKindFilter')
  .implement({
    description: 'A condition on the kind of a quote. Without one, phrases are left out.',
    fields: (t) => ({
      eq: t.field({ type: QuoteKind, description: 'Is this kind.' }),
      in: t.field({ type: [QuoteKind], description: 'Is one of these kinds.' }),
    }),
  });

export const LocationKindFilter: InputObjectRef<GraphTypes, OneOf<LocationKindName>> = builder
  .inputRef<OneOf<LocationKindName>>('LocationKindFilter')
  .implement({
    description: 'A condition on the kind of a place.',
    fields: (t) => ({
      eq: t.field({ type: LocationKind, description: 'Is this kind.' }),
      in: t.field({ type: [LocationKind], description: 'Is one of these kinds.' }),
    }),
  });

export const CountryCodeFilter: InputObjectRef<GraphTypes, OneOf<string>> = builder
  .inputRef<OneOf<string>>('CountryCodeFilter')
  .implement({
    description: 'A condition on a country code: ISO 3166-1 alpha-2, in capitals ("SY").',
    fields: (t) => ({
      eq: t.string({ description: 'Is this code.' }),
      in: t.stringList({ description: 'Is one of these codes.' }),
    }),
  });
