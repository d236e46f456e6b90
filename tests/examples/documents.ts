import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  type DocumentNode,
  isUnionType,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { createSchema } from '../../src/graphql/index.ts';

const ID = selectionsOf('{ id }');
const ID_OF_NODE = selectionsOf('{ ... on Node { id } }');

const ROOT = resolve(import.meta.dirname, '../..');

/** A GraphQL document that readers copy, with a name for the test that tries it. */
export interface Sample {
  readonly name: string;
  readonly source: string;
}

/** The GraphQL blocks of the README. */
export function readmeQueries(): Sample[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```graphql\n(.*?)^```/gms)].map(([, source = ''], i) => ({
    name: `README block ${i + 1}`,
    source,
  }));
}

/** The files of `examples/queries`, which GraphiQL opens with. */
export function exampleQueries(): Sample[] {
  const folder = join(ROOT, 'examples/queries');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => ({ name: file, source: readFileSync(join(folder, file), 'utf8') }));
}

/** The document as it is written for a client that keeps a cache: `id` beside whatever is asked of a thing that has one. */
export function withIds(source: string): DocumentNode {
  const types = new TypeInfo(createSchema());
  const addId = (set: SelectionSetNode): SelectionSetNode | undefined => {
    const type = types.getParentType();
    if (isUnionType(type)) return { ...set, selections: [...set.selections, ...ID_OF_NODE] };
    return type && 'id' in type.getFields() ? { ...set, selections: [...ID, ...set.selections] } : undefined;
  };
  return visit(parse(source), visitWithTypeInfo(types, { SelectionSet: { leave: addId } }));
}

function selectionsOf(source: string): readonly SelectionNode[] {
  return parse(source).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
}
