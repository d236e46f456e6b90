import type { ObjectRef } from '@pothos/core';
import type { LocationKind as LocationKindName, QuoteKind as QuoteKindName } from '../../model.ts';
import type { FacetValue } from '../../store/contract.ts';
import { builder, type GraphTypes } from '../builder.ts';
import { LocationKind, QuoteKind } from '../enums.ts';
import { Location, Person } from '../nodes.ts';
import { stretchOf } from '../periods.ts';

// What facets answer: a value with its count. Each value is what a filter takes, so that a client can go on from it.

export type CountRef = ObjectRef<GraphTypes, FacetValue>;

const COUNT = 'How many entries of the list have it.';

export const TextCount: CountRef = builder.objectRef<FacetValue>('TextCount').implement({
  description: 'A text, and how many entries of a list have it.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The text: filter by it with `eq`.' }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const PersonCount: CountRef = builder.objectRef<FacetValue>('PersonCount').implement({
  description: 'A person, and how many entries of a list go with them.',
  fields: (t) => ({
    node: t.field({
      type: Person,
      nullable: true,
      description: 'The person: filter by their `id`. Null if they left while the answer was made.',
      resolve: ({ value }, _args, { referred }, info) => referred.people.load(value, info),
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const LocationCount: CountRef = builder.objectRef<FacetValue>('LocationCount').implement({
  description: 'A place, and how many entries of a list go with it.',
  fields: (t) => ({
    node: t.field({
      type: Location,
      nullable: true,
      description: 'The place: filter by its `id`. Null if it left while the answer was made.',
      resolve: ({ value }, _args, { referred }, info) => referred.locations.load(value, info),
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const CountryCount: CountRef = builder.objectRef<FacetValue>('CountryCount').implement({
  description: 'A country, and how many entries of a list mention it or a place in it.',
  fields: (t) => ({
    countryCode: t.exposeString('value', { description: 'ISO 3166-1 alpha-2: filter by it with `countryCode`.' }),
    country: t.string({
      nullable: true,
      description: 'Its name in English; null where the gazetteer has none.',
      resolve: ({ label }) => label,
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const QuoteKindCount: CountRef = builder.objectRef<FacetValue>('QuoteKindCount').implement({
  description: 'A kind of quotes, and how many entries of a list are of it.',
  fields: (t) => ({
    kind: t.field({ type: QuoteKind, description: 'The kind.', resolve: ({ value }) => value as QuoteKindName }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const LocationKindCount: CountRef = builder.objectRef<FacetValue>('LocationKindCount').implement({
  description: 'A kind of places, and how many entries of a list are of it.',
  fields: (t) => ({
    kind: t.field({ type: LocationKind, description: 'The kind.', resolve: ({ value }) => value as LocationKindName }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});

export const PeriodCount: CountRef = builder.objectRef<FacetValue>('PeriodCount').implement({
  description: 'A day, month or year, and how many entries of a list were published in it.',
  fields: (t) => ({
    from: t.field({
      type: 'DateOrDateTime',
      description: 'Its first day: filter with `publishedAt: { gte: …, lt: … }`.',
      resolve: ({ value }) => stretchOf(value).from,
    }),
    before: t.field({
      type: 'DateOrDateTime',
      description: 'The day after its last.',
      resolve: ({ value }) => stretchOf(value).before,
    }),
    count: t.exposeInt('count', { description: COUNT }),
  }),
});
