import type { ObjectRef } from '@pothos/core';
import type {
  ArticleFacet,
  ArticleRelation,
  ArticleWhere,
  LocationFacet,
  LocationRelation,
  LocationWhere,
  PersonFacet,
  PersonRelation,
  PersonWhere,
  QuoteFacet,
  QuoteRelation,
  QuoteWhere,
} from '../../store/contract.ts';
import { builder, type GraphTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { Period } from '../enums.ts';
import type { Facets, ListOf } from '../pages.ts';
import { inRange } from '../where/check.ts';
import {
  type CountRef,
  CountryCount,
  LocationCount,
  LocationKindCount,
  PeriodCount,
  PersonCount,
  QuoteKindCount,
  TextCount,
} from './counts.ts';

/** How many values a facet has when nothing is said, and how many it may have. */
const SIZE = { default: 10, maximum: 100 } as const;

/** Facets through other things look at so many entries: `FACET_SCOPE` of the store. */
const SCOPE = 'In a list of more than 10,000 entries only its first 10,000 are counted.';

const sizeArguments = builder.args((t) => ({
  first: t.int({
    defaultValue: SIZE.default,
    description: `How many values, those with the most entries first: from 1 to ${SIZE.maximum}.`,
  }),
}));

const periodArguments = builder.args((t) => ({
  by: t.field({ type: Period, required: true, defaultValue: 'MONTH', description: 'How long the periods are.' }),
}));

/** A trait that the entries of a list are counted by. */
interface Trait<Facet extends string> {
  readonly type: CountRef;
  readonly by: Facet;
  readonly description: string;
  /** It lies in other things, so that each entry of the list has to be looked at closely. */
  readonly through?: true;
}

/** What a value costs by the limit on costs, where an entry of a page is 1: the whole list stands behind it. */
const COST = { column: 5, through: 20 } as const;

/**
 * Makes the type of the facets of a list.
 *
 * @param things what the list is of, for descriptions: "articles"
 * @param facetsOf reads them
 * @param traits by the names of their fields
 */
function facetsOf<Where, Facet extends string, Relation extends string>(
  name: string,
  things: string,
  facetsOf: (context: Context) => Facets<Where, Facet, Relation>,
  traits: Readonly<Record<string, Trait<Facet>>>,
): ObjectRef<GraphTypes, ListOf<Where, Relation>> {
  return builder.objectRef<ListOf<Where, Relation>>(name).implement({
    description: `The ${things} of a list, under its filter, counted by what they have. Each facet is read only when asked for.`,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(traits).map(([field, { type, by, description, through }]) => [
          field,
          t.field({
            type: [type],
            description: through ? `${description} ${SCOPE}` : description,
            args: sizeArguments,
            extensions: { cost: through ? COST.through : COST.column },
            resolve: (list, { first }, context) => {
              const size = first ?? SIZE.default;
              inRange('first', size, 1, SIZE.maximum);
              return facetsOf(context).of(list, by, size);
            },
          }),
        ]),
      ),
  });
}

export const ArticleFacets = facetsOf<ArticleWhere, ArticleFacet, ArticleRelation>(
  'ArticleFacets',
  'articles',
  ({ facets }) => facets.articles,
  {
    publications: { type: TextCount, by: 'PUBLICATION', description: 'By who published them.' },
    sections: { type: TextCount, by: 'SECTION', description: 'By the section of the publication.' },
    languages: { type: TextCount, by: 'LANGUAGE', description: 'By language.' },
    authors: { type: PersonCount, by: 'AUTHOR', description: 'By who wrote them.', through: true },
    people: { type: PersonCount, by: 'PERSON', description: 'By whom they mention.', through: true },
    speakers: { type: PersonCount, by: 'SPEAKER', description: 'By whom they quote.', through: true },
    locations: { type: LocationCount, by: 'LOCATION', description: 'By the places that they mention.', through: true },
    countries: {
      type: CountryCount,
      by: 'COUNTRY',
      description: 'By the countries that they mention, or mention a place in.',
      through: true,
    },
  },
);

export const QuoteFacets = facetsOf<QuoteWhere, QuoteFacet, QuoteRelation>(
  'QuoteFacets',
  'quotes',
  ({ facets }) => facets.quotes,
  {
    kinds: { type: QuoteKindCount, by: 'KIND', description: 'By kind; phrases only where the filter asks for kinds.' },
    speakers: { type: PersonCount, by: 'SPEAKER', description: 'By who said them, where that is known.' },
    people: { type: PersonCount, by: 'PERSON', description: 'By whom they mention.', through: true },
    locations: { type: LocationCount, by: 'LOCATION', description: 'By the places that they mention.', through: true },
    countries: {
      type: CountryCount,
      by: 'COUNTRY',
      description: 'By the countries that they mention, or mention a place in.',
      through: true,
    },
    publications: {
      type: TextCount,
      by: 'PUBLICATION',
      description: 'By who published their articles.',
      through: true,
    },
    sections: { type: TextCount, by: 'SECTION', description: 'By the section of their articles.', through: true },
    languages: { type: TextCount, by: 'LANGUAGE', description: 'By the language of their articles.', through: true },
  },
);

export const PersonFacets = facetsOf<PersonWhere, PersonFacet, PersonRelation>(
  'PersonFacets',
  'people',
  ({ facets }) => facets.people,
  {
    descriptions: { type: TextCount, by: 'DESCRIPTION', description: 'By what articles say they are.', through: true },
    honorifics: { type: TextCount, by: 'HONORIFIC', description: 'By the honorific before their name.' },
  },
);

export const LocationFacets = facetsOf<LocationWhere, LocationFacet, LocationRelation>(
  'LocationFacets',
  'places',
  ({ facets }) => facets.locations,
  {
    kinds: { type: LocationKindCount, by: 'KIND', description: 'By kind.' },
    countries: { type: CountryCount, by: 'COUNTRY', description: 'By the country that they lie in, or are.' },
  },
);

const HISTOGRAM = 'By when they were published, in the order of time; the latest 1,000 periods that have any.';

builder.objectField(ArticleFacets, 'histogram', (t) =>
  t.field({
    type: [PeriodCount],
    description: HISTOGRAM,
    args: periodArguments,
    extensions: { cost: COST.through },
    resolve: (list, { by }, { facets }) => facets.articles.of(list, by, SIZE.maximum),
  }),
);

builder.objectField(QuoteFacets, 'histogram', (t) =>
  t.field({
    type: [PeriodCount],
    description: HISTOGRAM,
    args: periodArguments,
    extensions: { cost: COST.through },
    resolve: (list, { by }, { facets }) => facets.quotes.of(list, by, SIZE.maximum),
  }),
);
