import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type CostPlan, fieldPlan, type Parent } from './cost.ts';
import type { Limits } from './limits.ts';

/** What a document holds, by the limit that bounds it. */
export type Measures = Readonly<
  Record<'depth' | 'aliases' | 'directives' | 'rootFields' | 'introspectionDepth', number>
>;

export interface Measured {
  readonly measures: Measures;
  /** The name of a fragment that holds itself. */
  readonly cycle: string | null;
  /** Whether an operation asks for the schema. */
  readonly introspects: boolean;
  /** How many fields the document has with each fragment laid out wherever it is spread. */
  readonly laidOut: number;
  /** What each operation costs, once its variables are known. */
  readonly plans: ReadonlyMap<OperationDefinitionNode, CostPlan>;
}

/** The limits that the text of a document can pass. */
export const MEASURED = [
  'depth',
  'aliases',
  'directives',
  'rootFields',
  'introspectionDepth',
] as const satisfies (keyof Limits)[];

/**
 * Measures a document in one walk, before it is validated: so it takes fields and fragments that do not exist for what they
 * look like. Each fragment is walked once, however often it is spread.
 */
export function measure(document: DocumentNode, schema: GraphQLSchema): Measured {
  return new Walk(document, schema).measured();
}

/** What one selection set comes to. */
interface Extent {
  readonly depth: number;
  readonly fields: number;
  readonly laidOut: number;
  readonly introspectionDepth: number;
  readonly plans: readonly CostPlan[];
}

const NOWHERE: Parent = { type: null, pageSize: null };

/** The introspection of a schema is in memory: it costs nothing. */
const INTROSPECTION = { child: NOWHERE, plan: { own: 0, times: 1, below: [] } };

const NOTHING: Extent = { depth: 0, fields: 0, laidOut: 0, introspectionDepth: 0, plans: [] };

/** The lists of the introspection schema that lead from types to types; the same that graphql-js counts. */
const INTROSPECTION_LISTS: ReadonlySet<string> = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields']);

class Walk {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly extents = new Map<string, Extent>();
  private readonly open = new Set<string>();
  private cycle: string | null = null;
  private aliases = 0;
  private directives = 0;
  private introspects = false;

  constructor(
    private readonly document: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {}

  measured(): Measured {
    let [depth, rootFields, introspectionDepth, laidOut] = [0, 0, 0, 0];
    const plans = new Map<OperationDefinitionNode, CostPlan>();
    for (const node of this.document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
    }
    for (const node of this.document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      this.countDirectives(node.directives);
      const type = this.schema.getRootType(node.operation) ?? null;
      const extent = this.extentOf(node.selectionSet, { type, pageSize: null }, true, false);
      depth = Math.max(depth, extent.depth);
      rootFields = Math.max(rootFields, extent.fields);
      introspectionDepth = Math.max(introspectionDepth, extent.introspectionDepth);
      laidOut += extent.laidOut;
      plans.set(node, { own: 0, times: 1, below: extent.plans });
    }
    // A fragment that nothing spreads is read by validation all the same.
    for (const name of this.fragments.keys()) this.fragment(name, NOWHERE, false, false);
    const measures = { depth, aliases: this.aliases, directives: this.directives, rootFields, introspectionDepth };
    return { measures, cycle: this.cycle, introspects: this.introspects, laidOut, plans };
  }

  private extentOf(set: SelectionSetNode, parent: Parent, atRoot: boolean, inSchema: boolean): Extent {
    let [depth, fields, laidOut, introspectionDepth] = [0, 0, 0, 0];
    const plans: CostPlan[] = [];
    for (const node of set.selections) {
      this.countDirectives(node.directives);
      const extent =
        node.kind === Kind.FIELD
          ? this.field(node, parent, atRoot, inSchema)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? this.fragment(node.name.value, parent, atRoot, inSchema)
            : this.extentOf(node.selectionSet, this.narrowed(parent, node.typeCondition?.name.value), atRoot, inSchema);
      depth = Math.max(depth, extent.depth);
      fields += extent.fields;
      laidOut += extent.laidOut;
      introspectionDepth = Math.max(introspectionDepth, extent.introspectionDepth);
      plans.push(...extent.plans);
    }
    return { depth, fields, laidOut, introspectionDepth, plans };
  }

  private field(node: FieldNode, parent: Parent, atRoot: boolean, inSchema: boolean): Extent {
    const name = node.name.value;
    // By the name of a root field alone: a fragment may be called "__schema" too, and is none.
    const introspects = inSchema || (atRoot && (name === '__schema' || name === '__type'));
    if (introspects) this.introspects = true;
    if (node.alias) this.aliases += 1;
    const { child, plan } = introspects ? INTROSPECTION : fieldPlan(node, parent);
    const below = node.selectionSet ? this.extentOf(node.selectionSet, child, false, introspects) : NOTHING;
    const laidOut = below.laidOut + 1;
    if (introspects) {
      const introspectionDepth = below.introspectionDepth + (INTROSPECTION_LISTS.has(name) ? 1 : 0);
      return { depth: 0, fields: 1, laidOut, introspectionDepth, plans: [] };
    }
    const plans = name === '__typename' ? [] : [{ ...plan, below: [...plan.below, ...below.plans] }];
    return { depth: below.depth + 1, fields: 1, laidOut, introspectionDepth: below.introspectionDepth, plans };
  }

  /**
   * A fragment's extent in one kind of place: at the root, in the introspection, in a connection of some page size. Its plan is
   * one piece that all who spread it share, so that fragments that spread each other twice do not double it.
   */
  private fragment(name: string, parent: Parent, atRoot: boolean, inSchema: boolean): Extent {
    const definition = this.fragments.get(name);
    if (!definition) return NOTHING;
    if (this.open.has(name)) {
      this.cycle ??= name;
      return NOTHING;
    }
    const place = `${name} ${atRoot} ${inSchema} ${JSON.stringify(parent.pageSize)}`;
    const known = this.extents.get(place);
    if (known) return known;
    this.open.add(name);
    if (!this.extents.has(name)) this.countDirectives(definition.directives);
    const aliases = this.aliases;
    const type = this.narrowed(parent, definition.typeCondition.name.value);
    const { plans, ...rest } = this.extentOf(definition.selectionSet, type, atRoot, inSchema);
    const extent = { ...rest, plans: [{ own: 0, times: 1, below: plans }] };
    // Walked again in another place, it holds the same aliases.
    if (this.extents.has(name)) this.aliases = aliases;
    this.open.delete(name);
    this.extents.set(place, extent);
    this.extents.set(name, extent);
    return extent;
  }

  private narrowed(parent: Parent, condition: string | undefined): Parent {
    if (condition === undefined) return parent;
    return { ...parent, type: this.schema.getType(condition) ?? null };
  }

  private countDirectives(nodes: readonly DirectiveNode[] | undefined): void {
    if (nodes) this.directives = Math.max(this.directives, nodes.length);
  }
}
