import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { PAGE_SIZE } from '../../graphql/index.ts';

// What an operation costs: how many objects its answer may hold. An object is 1, and what lies below the entries of a list
// counts once an entry: page sizes multiply. A scalar is free. A field may say otherwise by `extensions`: its own `cost`, and how many
// `entries` its list is taken to have.

/** How long a list without a page size is taken to be: authors, captions, segments. */
const LIST_SIZE = 5;

/** How often something is there: known from the text, or once the variables are known. */
type Times = number | { readonly variable: string };

/** What a piece of a query costs: `own`, and `times` what is below. Pieces that fragments share are shared. */
export interface CostPlan {
  readonly own: number;
  readonly times: Times;
  readonly below: readonly CostPlan[];
}

/** The place of a selection set: its type, and the page size if that is a connection. */
export interface Parent {
  readonly type: GraphQLNamedType | null;
  readonly pageSize: Times | null;
}

/** The plan of one field, without what is below it, and the place of its selection set. */
export function fieldPlan(node: FieldNode, parent: Parent): { readonly plan: CostPlan; readonly child: Parent } {
  const field = fieldOf(parent.type, node.name.value);
  if (!field) return { plan: { own: 1, times: 1, below: [] }, child: { type: null, pageSize: null } };
  const type = getNamedType(field.type);
  const own = ownCost(field, isLeafType(type) ? 0 : 1);
  const size = pageSizeOf(node, field);
  if (isConnection(type)) return { plan: { own, times: 1, below: [] }, child: { type, pageSize: size } };
  const isList = isListType(getNullableType(field.type));
  const times = isList ? (size ?? idsOf(node) ?? entriesOf(node, parent) ?? lengthOf(field)) : 1;
  return { plan: { own: isList ? 0 : own, times, below: isList ? [entry(own)] : [] }, child: { type, pageSize: null } };
}

function entry(own: number): CostPlan {
  return { own, times: 1, below: [] };
}

/** @param variables as the request gives them */
export function costOf(
  plan: CostPlan,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const known = new Map<CostPlan, number>();
  const evaluate = (piece: CostPlan): number => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const below = piece.below.reduce((sum, part) => sum + evaluate(part), 0);
    const cost = piece.own + timesOf(piece.times, operation, variables) * below;
    known.set(piece, cost);
    return cost;
  };
  return evaluate(plan);
}

function timesOf(
  times: Times,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  if (typeof times === 'number') return times;
  const given = Object.hasOwn(variables, times.variable)
    ? variables[times.variable]
    : defaultOf(operation, times.variable);
  if (Array.isArray(given)) return given.length;
  return typeof given === 'number' ? bounded(given) : PAGE_SIZE.default;
}

function defaultOf(operation: OperationDefinitionNode, variable: string): number | null {
  const definition = operation.variableDefinitions?.find((one) => one.variable.name.value === variable);
  return definition?.defaultValue?.kind === Kind.INT ? Number(definition.defaultValue.value) : null;
}

/** What is out of bounds is refused where the argument is read, with a clearer word than its cost. */
function bounded(size: number): number {
  return Math.min(Math.max(size, 0), PAGE_SIZE.maximum);
}

function fieldOf(type: GraphQLNamedType | null, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function ownCost(field: GraphQLField<unknown, unknown>, otherwise: number): number {
  return typeof field.extensions.cost === 'number' ? field.extensions.cost : otherwise;
}

function lengthOf({ extensions }: GraphQLField<unknown, unknown>): number {
  return typeof extensions.entries === 'number' ? extensions.entries : LIST_SIZE;
}

function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && 'edges' in type.getFields();
}

/** The entries of a connection are as many as its page has. */
function entriesOf(node: FieldNode, { pageSize }: Parent): Times | null {
  return node.name.value === 'edges' || node.name.value === 'nodes' ? pageSize : null;
}

/** `first` or `last`, for fields that have them. */
function pageSizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Times | null {
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument) return null;
  for (const name of ['first', 'last']) {
    const value = argumentOf(node, name)?.value;
    if (value?.kind === Kind.INT) return bounded(Number(value.value));
    if (value?.kind === Kind.VARIABLE) return { variable: value.name.value };
  }
  return typeof argument.defaultValue === 'number' ? bounded(argument.defaultValue) : PAGE_SIZE.default;
}

/** How many things are asked for by their ids. */
function idsOf(node: FieldNode): Times | null {
  const value = (argumentOf(node, 'ids') ?? argumentOf(node, 'representations'))?.value;
  if (value?.kind === Kind.LIST) return value.values.length;
  return value?.kind === Kind.VARIABLE ? { variable: value.name.value } : null;
}

function argumentOf(node: FieldNode, name: string): ArgumentNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name);
}
