import type { InputObjectRef } from '@pothos/core';
import type {
  LocationKind as LocationKindName,
  MentionKind as MentionKindName,
  QuoteKind as QuoteKindName,
} from '../../model.ts';
import type {
  DateFilter as Dates,
  NameFilter as Names,
  NearFilter,
  NumberFilter as Numbers,
  TextFilter as Texts,
  WithinFilter,
} from '../../store/contract.ts';
import { builder, type GraphTypes } from '../builder.ts';
import { LocationKind, MentionKind, QuoteKind } from '../enums.ts';

/** How many words a forgiving look-up of a name may have. */
export const MATCH_WORDS = 8;

/** Half of the Earth's circumference: nothing is farther away. */
export const MAX_RADIUS_KM = 20_038;

/** As GraphQL gives it: what is left out may be null too. */
export type Nullable<Filter> = { readonly [Name in keyof Filter]?: Filter[Name] | null | undefined };

export interface OneOf<Value> {
  readonly eq?: Value | null | undefined;
  readonly in?: readonly Value[] | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

const IS_NULL = 'true: there is none; false: there is one.';

export const TextFilter: InputObjectRef<GraphTypes, Nullable<Texts>> = builder
  .inputRef<Nullable<Texts>>('TextFilter')
  .implement({
    description: 'A condition on a text. All members that are given must hold.',
    fields: (t) => ({
      eq: t.string({ description: 'Is exactly this.' }),
      in: t.stringList({ description: 'Is exactly one of these.' }),
      contains: t.string({ description: 'Contains this; case and diacritics do not matter.' }),
      startsWith: t.string({ description: 'Starts with this; case and diacritics do not matter.' }),
      isNull: t.boolean({ description: IS_NULL }),
    }),
  });

export const NameFilter: InputObjectRef<GraphTypes, Nullable<Names>> = builder
  .inputRef<Nullable<Names>>('NameFilter')
  .implement({
    description:
      'A condition on a name, which any of its forms may fulfil. All members that are given must hold, the first four for one form.',
    fields: (t) => ({
      eq: t.string({ description: 'Is exactly this.' }),
      in: t.stringList({ description: 'Is exactly one of these.' }),
      contains: t.string({ description: 'Contains this; case and diacritics do not matter.' }),
      startsWith: t.string({ description: 'Starts with this; case and diacritics do not matter.' }),
      matches: t.string({
        description: `Has all of these words, in any order, each spelt nearly so: "erdogen recep" finds Recep Tayyip Erdoğan. In words of four letters and more one letter may be wrong, missing or too many, or two changed about. At most ${MATCH_WORDS} words.`,
      }),
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
      isNull: t.boolean({ description: IS_NULL }),
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
      isNull: t.boolean({ description: IS_NULL }),
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
      isNull: t.boolean({ description: IS_NULL }),
    }),
  });

export const MentionKindFilter: InputObjectRef<GraphTypes, OneOf<MentionKindName>> = builder
  .inputRef<OneOf<MentionKindName>>('MentionKindFilter')
  .implement({
    description: 'A condition on how words name what they mean.',
    fields: (t) => ({
      eq: t.field({ type: MentionKind, description: 'Is this kind.' }),
      in: t.field({ type: [MentionKind], description: 'Is one of these kinds.' }),
    }),
  });

export const Near: InputObjectRef<GraphTypes, NearFilter> = builder.inputRef<NearFilter>('Near').implement({
  description: 'A circle on the globe, by great-circle distance; poles and the antimeridian are no obstacle.',
  fields: (t) => ({
    latitude: t.float({ required: true, description: 'Of its middle: degrees of WGS 84, from -90 to 90.' }),
    longitude: t.float({ required: true, description: 'Of its middle: degrees of WGS 84, from -180 to 180.' }),
    radiusKm: t.float({
      required: true,
      description: `Its radius in kilometres, from 0 to ${MAX_RADIUS_KM}: half way round the globe.`,
    }),
  }),
});

export const Within: InputObjectRef<GraphTypes, WithinFilter> = builder.inputRef<WithinFilter>('Within').implement({
  description:
    'A box on the map: two parallels and two meridians, in degrees of WGS 84. With `west` greater than `east` it reaches across the antimeridian.',
  fields: (t) => ({
    south: t.float({ required: true, description: 'The southern edge, from -90 to 90; not above `north`.' }),
    west: t.float({ required: true, description: 'The western edge, from -180 to 180.' }),
    north: t.float({ required: true, description: 'The northern edge, from -90 to 90.' }),
    east: t.float({ required: true, description: 'The eastern edge, from -180 to 180.' }),
  }),
});
