import type { DateFilter as Dates, Period as PeriodName, TimelineEntry } from '../../store/contract.ts';
import { builder } from '../builder.ts';
import { Period } from '../enums.ts';
import { stretchOf } from '../periods.ts';
import type { TimelineQuestion } from '../timelines.ts';
import { DateFilter, type Nullable } from '../where/filters.ts';
import { present } from '../where/to-store.ts';

export const TimelineBucket = builder.objectRef<TimelineEntry>('TimelineBucket').implement({
  description: 'How much there is of a person or place in the articles of a day, month or year.',
  fields: (t) => ({
    from: t.field({
      type: 'DateOrDateTime',
      description: 'Its first day: filter with `publishedAt: { gte: …, lt: … }`.',
      resolve: ({ period }) => stretchOf(period).from,
    }),
    before: t.field({
      type: 'DateOrDateTime',
      description: 'The day after its last.',
      resolve: ({ period }) => stretchOf(period).before,
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles mention the person or place.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How often they do.' }),
    quoteCount: t.exposeInt('quoteCount', {
      description: 'How many quotes in them have the person as their speaker, or mention the place; no phrases.',
    }),
  }),
});

/** What a period costs by the limit on costs, where an entry of a page is 1: all articles of the person or place stand behind it. */
export const TIMELINE_COST = 20;

export const timelineArguments = builder.args((t) => ({
  by: t.field({ type: Period, required: true, defaultValue: 'MONTH', description: 'How long the periods are.' }),
  publishedAt: t.field({ type: DateFilter, description: 'Only articles that were published then.' }),
}));

/** What the arguments of a timeline ask of the store. */
export function toTimelineQuestion(
  of: TimelineQuestion['of'],
  { by, publishedAt }: { readonly by: PeriodName; readonly publishedAt?: Nullable<Dates> | null | undefined },
): TimelineQuestion {
  return { of, by, ...(publishedAt && { publishedAt: present<Dates>(publishedAt) }) };
}
