import { greatCircleKm } from '../../great-circle.ts';
import { builder } from '../builder.ts';
import {
  CoMentionedLocationConnection,
  LocationArticleConnection,
  LocationPersonConnection,
  MentionConnection,
  QuoteConnection,
  SpeakerConnection,
} from '../connections.ts';
import { LocationKind } from '../enums.ts';
import {
  articleArguments,
  locationArguments,
  mentionArguments,
  personArguments,
  quoteArguments,
  toPageRequest,
} from '../list-arguments.ts';
import { Location } from '../nodes.ts';
import { checkPoint } from '../where/check.ts';
import { toArticleWhere, toLocationWhere, toMentionWhere, toPersonWhere, toQuoteWhere } from '../where/to-store.ts';
import { TIMELINE_COST, TimelineBucket, timelineArguments, toTimelineQuestion } from './timeline.ts';

const Coordinates = builder.objectRef<{ latitude: number; longitude: number }>('Coordinates').implement({
  description: 'A point on the globe, in degrees of WGS 84; for something large, its middle.',
  fields: (t) => ({
    latitude: t.exposeFloat('latitude', { description: 'From -90 (south) to 90 (north).' }),
    longitude: t.exposeFloat('longitude', { description: 'From -180 (west) to 180 (east).' }),
  }),
});

const Point = builder.inputRef<{ latitude: number; longitude: number }>('Point').implement({
  description: 'A point on the globe, in degrees of WGS 84.',
  fields: (t) => ({
    latitude: t.float({ required: true, description: 'From -90 (south) to 90 (north).' }),
    longitude: t.float({ required: true, description: 'From -180 (west) to 180 (east).' }),
  }),
});

builder.objectType(Location, {
  description: 'A place that articles mention.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its usual name in English.' }),
    kind: t.field({ type: LocationKind, description: 'What kind of place it is.', resolve: ({ kind }) => kind }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'The name of the country that it lies in, or its own.',
    }),
    countryCode: t.exposeString('countryCode', {
      nullable: true,
      description: 'That country’s code: ISO 3166-1 alpha-2.',
    }),
    coordinates: t.field({
      type: Coordinates,
      nullable: true,
      description: 'Where it is; null for a name that no gazetteer has.',
      extensions: { reads: ['latitude', 'longitude'] },
      resolve: ({ latitude, longitude }) => (latitude === null || longitude === null ? null : { latitude, longitude }),
    }),
    geonamesId: t.exposeInt('geonamesId', { nullable: true, description: 'Its id at geonames.org.' }),
    population: t.float({
      nullable: true,
      description: 'How many people live there.',
      resolve: ({ population }) => population,
    }),
    parent: t.field({
      type: Location,
      nullable: true,
      description: 'The nearest place that contains it: a town’s region, a region’s country.',
      extensions: { reads: ['parentKey'] },
      resolve: ({ parentKey }, _args, { referred }, info) => referred.locations.load(parentKey, info),
    }),
    aliases: t.exposeStringList('aliases', { description: 'Other names in articles, the most frequent first.' }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles mention it.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How often articles mention it.' }),
    distanceKm: t.float({
      nullable: true,
      description:
        'How far it lies from a point, in kilometres along a great circle; null where it has no coordinates.',
      args: {
        from: t.arg({ type: Point, required: true, description: 'The point.' }),
      },
      extensions: { reads: ['latitude', 'longitude'] },
      resolve: ({ latitude, longitude }, { from }) => {
        checkPoint('from', from);
        return latitude === null || longitude === null ? null : greatCircleKm(from, { latitude, longitude });
      },
    }),
    articles: t.field({
      type: LocationArticleConnection,
      description: 'The articles that mention it, the newest first.',
      args: articleArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.articles.below('mentioningLocation', key, toPageRequest(args, info, toArticleWhere)),
    }),
    quotes: t.field({
      type: QuoteConnection,
      description: 'The quotes that mention it, the newest first.',
      args: quoteArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.quotes.below('mentioningLocation', key, toPageRequest(args, info, toQuoteWhere)),
    }),
    speakers: t.field({
      type: SpeakerConnection,
      description:
        'Who speaks about it: people whose quotes mention it, those with the most such quotes first. Of a place in more than 1,000 quotes, in the newest 1,000.',
      args: personArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.people.below('speakingOfLocation', key, toPageRequest(args, info, toPersonWhere)),
    }),
    people: t.field({
      type: LocationPersonConnection,
      description:
        'Who is mentioned in the same articles, the most often first. Of a place in more than 1,000 articles, in the newest 1,000.',
      args: personArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.people.below('mentionedWithLocation', key, toPageRequest(args, info, toPersonWhere)),
    }),
    coMentioned: t.field({
      type: CoMentionedLocationConnection,
      description:
        'Which places are mentioned in the same articles, the most often first. Of a place in more than 1,000 articles, in the newest 1,000.',
      args: locationArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.locations.below('mentionedWithLocation', key, toPageRequest(args, info, toLocationWhere)),
    }),
    timeline: t.field({
      type: [TimelineBucket],
      description:
        'How much there is of it, period by period, in the order of time: the latest 1,000 periods with an article.',
      args: timelineArguments,
      extensions: { cost: TIMELINE_COST },
      resolve: ({ key }, args, { timelines }) => timelines.of(key, toTimelineQuestion('location', args)),
    }),
    mentions: t.field({
      type: MentionConnection,
      description: 'Every mention of it, article by article, in the order of the text.',
      args: mentionArguments,
      resolve: ({ key }, args, { pages }, info) =>
        pages.mentions.below('ofLocation', key, toPageRequest(args, info, toMentionWhere)),
    }),
  }),
});
