import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { EDGE_FIELDS, type EdgeField } from '../store/contract.ts';

/**
 * The names of the fields that a query asks for right below the field that is being resolved, or further below.
 *
 * @param path names of fields, one below the other, that lead to those that are wanted; under whatever alias
 */
export function selectedFields(info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> {
  let fields = fieldsBelow(info.fieldNodes, info);
  for (const step of path) {
    fields = fieldsBelow(
      fields.filter(({ name }) => name.value === step),
      info,
    );
  }
  return new Set(fields.map(({ name }) => name.value));
}

/** What a query asks of a list. */
export interface ListSelection {
  readonly totalCount: boolean;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Properties of the listed things, in order. */
  readonly fields: readonly string[];
  readonly edge: readonly EdgeField[];
}

/** By the fields' nodes, which are the same for all lists of a field in one request, or in all of them. */
const selections = new WeakMap<readonly FieldNode[], ListSelection>();

/** What a query asks of the list that is being resolved. */
export function listSelection(info: GraphQLResolveInfo): ListSelection {
  const known = selections.get(info.fieldNodes);
  if (known) return known;
  const pageInfo = selectedFields(info, 'pageInfo');
  const list = getNamedType(info.returnType);
  const node = fieldType(list, 'nodes');
  const ofNodes = [...selectedFields(info, 'nodes'), ...selectedFields(info, 'edges', 'node')];
  const edge = propertiesRead(fieldType(list, 'edges'), selectedFields(info, 'edges'));
  if (pageInfo.has('startCursor') || pageInfo.has('endCursor')) edge.add('cursor');
  const selection = {
    totalCount: selectedFields(info).has('totalCount'),
    hasNextPage: pageInfo.has('hasNextPage'),
    hasPreviousPage: pageInfo.has('hasPreviousPage'),
    fields: wanted(node, ofNodes),
    edge: EDGE_FIELDS.filter((name) => edge.has(name)),
  };
  if (!isConditional(info)) selections.set(info.fieldNodes, selection);
  return selection;
}

const nodeSelections = new WeakMap<readonly FieldNode[], readonly string[]>();

/** The properties that a query asks of the thing that is being resolved, in order. */
export function nodeSelection(info: GraphQLResolveInfo): readonly string[] {
  const known = nodeSelections.get(info.fieldNodes);
  if (known) return known;
  const fields = wanted(getNamedType(info.returnType), selectedFields(info));
  if (!isConditional(info)) nodeSelections.set(info.fieldNodes, fields);
  return fields;
}

function wanted(type: unknown, fields: Iterable<string>): string[] {
  return [...propertiesRead(type, fields)].filter((name) => !ALWAYS.has(name)).sort();
}

/** Read of everything: its key says it. */
const ALWAYS: ReadonlySet<string> = new Set(['id', '__typename']);

/** The properties that fields of a type read: what the extension `reads` of each says, or the one of its own name. */
function propertiesRead(type: unknown, fields: Iterable<string>): Set<string> {
  const properties = new Set<string>();
  for (const field of fields) {
    const reads = isObjectType(type) ? type.getFields()[field]?.extensions.reads : null;
    for (const property of Array.isArray(reads) ? reads : [field]) properties.add(property);
  }
  return properties;
}

function fieldType(type: unknown, field: string): unknown {
  return isObjectType(type) ? getNamedType(type.getFields()[field]?.type) : null;
}

/** Whether what is asked for hangs on variables. Only queries without any condition are taken to be free of them. */
function isConditional({ operation, fragments }: GraphQLResolveInfo): boolean {
  const within = (selections: readonly SelectionNode[]): boolean =>
    selections.some(
      (selection) =>
        (selection.directives?.length ?? 0) > 0 ||
        ('selectionSet' in selection && within(selection.selectionSet?.selections ?? [])),
    );
  const all = [operation, ...Object.values(fragments)];
  return all.some((one) => within(one.selectionSet.selections));
}

/** The fields that are asked for right below others, those in fragments included. */
function fieldsBelow(parents: readonly FieldNode[], info: GraphQLResolveInfo): FieldNode[] {
  const fields: FieldNode[] = [];
  const seenFragments = new Set<string>();
  const visit = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, info)) continue;
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet.selections);
      else if (!seenFragments.has(selection.name.value)) {
        seenFragments.add(selection.name.value);
        visit(info.fragments[selection.name.value]?.selectionSet.selections ?? []);
      }
    }
  };
  for (const parent of parents) visit(parent.selectionSet?.selections ?? []);
  return fields;
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}
