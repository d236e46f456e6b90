import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
} from 'graphql';

/**
 * The names of the fields that a query asks for right below the field that is being resolved, or below one of those.
 *
 * @param below the name of a field of which the fields are wanted, under whatever alias
 */
export function selectedFields(info: GraphQLResolveInfo, below?: string): ReadonlySet<string> {
  const fields = fieldsBelow(info.fieldNodes, info);
  const wanted =
    below === undefined
      ? fields
      : fieldsBelow(
          fields.filter(({ name }) => name.value === below),
          info,
        );
  return new Set(wanted.map(({ name }) => name.value));
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
  for (const parent of parents) visit(selectionsOf(parent));
  return fields;
}

function selectionsOf(field: FieldNode): readonly SelectionNode[] {
  return field.selectionSet?.selections ?? [];
}

function isIncluded(node: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}
