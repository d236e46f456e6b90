import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Direction as DirectionName, Order, Slice } from '../store/contract.ts';
import { builder } from './builder.ts';
import { ArticleOrderField, Direction, LocationOrderField, PersonOrderField, QuoteOrderField } from './enums.ts';
import { codedError } from './errors.ts';
import type { PageRequest } from './pages.ts';
import { listSelection } from './selection.ts';
import { ArticleWhere, LocationWhere, MentionWhere, PersonWhere, QuoteWhere } from './where/inputs.ts';
import { checkFilterSize } from './where/to-store.ts';

/** How many entries a page has when nothing is said, and how many it may have. */
export const PAGE_SIZE = { default: 20, maximum: 100 } as const;

const direction = {
  type: Direction,
  required: true,
  defaultValue: 'ASC',
  description: 'Which end comes first.',
} as const;

const ArticleOrder = builder.inputType('ArticleOrder', {
  description: 'An order of articles.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(direction),
  }),
});

const PersonOrder = builder.inputType('PersonOrder', {
  description: 'An order of people.',
  fields: (t) => ({
    field: t.field({ type: PersonOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(direction),
  }),
});

const QuoteOrder = builder.inputType('QuoteOrder', {
  description: 'An order of quotes.',
  fields: (t) => ({
    field: t.field({ type: QuoteOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(direction),
  }),
});

const LocationOrder = builder.inputType('LocationOrder', {
  description: 'An order of places.',
  fields: (t) => ({
    field: t.field({ type: LocationOrderField, required: true, description: 'What to order by.' }),
    direction: t.field(direction),
  }),
});

/** The arguments of every list: which page. */
const pageArguments = builder.args((t) => ({
  first: t.int({
    description: `How many entries from the start, or after \`after\`: from 0 to ${PAGE_SIZE.maximum}; ${PAGE_SIZE.default} when neither \`first\` nor \`last\` is given.`,
  }),
  after: t.string({ description: 'A cursor: only what follows it.' }),
  last: t.int({
    description: `How many entries from the end, or before \`before\`: from 0 to ${PAGE_SIZE.maximum}. Not together with \`first\`.`,
  }),
  before: t.string({ description: 'A cursor: only what comes before it.' }),
}));

const ORDER = 'What to order by: the second settles ties of the first. What still ties is settled by id.';

export const articleArguments = builder.args((t) => ({
  ...pageArguments,
  where: t.field({ type: ArticleWhere, description: 'Which articles.' }),
  orderBy: t.field({ type: [ArticleOrder], description: ORDER }),
}));

export const personArguments = builder.args((t) => ({
  ...pageArguments,
  where: t.field({ type: PersonWhere, description: 'Which people.' }),
  orderBy: t.field({ type: [PersonOrder], description: ORDER }),
}));

export const quoteArguments = builder.args((t) => ({
  ...pageArguments,
  where: t.field({ type: QuoteWhere, description: 'Which quotes; without a condition on `kind`, no phrases.' }),
  orderBy: t.field({ type: [QuoteOrder], description: ORDER }),
}));

export const locationArguments = builder.args((t) => ({
  ...pageArguments,
  where: t.field({ type: LocationWhere, description: 'Which places.' }),
  orderBy: t.field({ type: [LocationOrder], description: ORDER }),
}));

export const mentionArguments = builder.args((t) => ({
  ...pageArguments,
  where: t.field({ type: MentionWhere, description: 'Which mentions.' }),
}));

interface ListArguments<Shape extends object, Field extends string> extends PageArguments {
  readonly where?: Shape | null | undefined;
  readonly orderBy?: readonly { readonly field: Field; readonly direction: DirectionName }[] | null | undefined;
}

interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/**
 * Page requests by the variables' values, which are one object a GraphQL request, and the nodes of the field: a field that is
 * resolved for each of many rows asks the same for all.
 */
const requests = new WeakMap<object, Map<readonly FieldNode[], unknown>>();

/**
 * What a field's arguments ask of the store; the same object for all rows of a GraphQL request.
 *
 * @throws GraphQLError BAD_USER_INPUT, BAD_ID
 */
export function toPageRequest<Shape extends object, Where, Field extends string>(
  args: ListArguments<Shape, Field>,
  info: GraphQLResolveInfo,
  toWhere: (shape: Shape) => Where,
): PageRequest<Where, Field> {
  const ofFields = requests.get(info.variableValues) ?? new Map<readonly FieldNode[], unknown>();
  requests.set(info.variableValues, ofFields);
  const known = ofFields.get(info.fieldNodes) as PageRequest<Where, Field> | undefined;
  if (known) return known;
  const request = readArguments(args, info, toWhere);
  ofFields.set(info.fieldNodes, request);
  return request;
}

function readArguments<Shape extends object, Where, Field extends string>(
  { where, orderBy, ...page }: ListArguments<Shape, Field>,
  info: GraphQLResolveInfo,
  toWhere: (shape: Shape) => Where,
): PageRequest<Where, Field> {
  if (where) checkFilterSize(where);
  const { totalCount, hasNextPage, hasPreviousPage, fields, edge } = listSelection(info);
  return {
    ...toSlice(page),
    ...(where && { where: toWhere(where) }),
    ...(orderBy && { orderBy: toOrders(orderBy) }),
    totalCount,
    fields,
    edge,
    // Whether it is asked what lies on the far side of a cursor that is given; those who only walk on do not.
    surroundings: (page.after != null && hasPreviousPage) || (page.before != null && hasNextPage),
  };
}

/** Each field orders once: a second time could settle nothing, only cost. */
function toOrders<Field extends string>(orderBy: readonly Order<Field>[]): Order<Field>[] {
  const first = new Map<Field, Order<Field>>();
  for (const { field, direction } of orderBy) if (!first.has(field)) first.set(field, { field, direction });
  return [...first.values()];
}

/** @throws GraphQLError BAD_USER_INPUT naming the argument, the limit and the value */
function toSlice({ first, after, last, before }: PageArguments): Slice {
  const cursors = { ...(after != null && { after }), ...(before != null && { before }) };
  if (first != null && last != null) {
    throw codedError('BAD_USER_INPUT', 'Give "first" or "last", not both: a page has one size', { argument: 'last' });
  }
  if (last != null) return { ...cursors, last: pageSize('last', last) };
  return { ...cursors, first: pageSize('first', first ?? PAGE_SIZE.default) };
}

function pageSize(argument: string, value: number): number {
  if (value >= 0 && value <= PAGE_SIZE.maximum) return value;
  const message = `"${argument}" is ${value}, but a page has from 0 to ${PAGE_SIZE.maximum} entries`;
  throw codedError('BAD_USER_INPUT', message, { argument, limit: PAGE_SIZE.maximum, value });
}
