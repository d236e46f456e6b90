import {
  type ConstDirectiveNode,
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import type { Context } from './context.ts';
import { codedError } from './errors.ts';
import { isNodeType, keyOf, NODE_TYPES, type NodeType } from './ids.ts';
import { Article, Location, Person, Quote } from './nodes.ts';

// The gateway as one part of a supergraph: what the subgraph specification of Apollo Federation 2 asks for, laid over the
// schema as it is. https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec

/** How many things a router may ask for at once. */
const MAX_REPRESENTATIONS = 1000;

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])';

/** Types that other subgraphs define too, with the same fields and the same meaning. */
const SHAREABLE_TYPES: ReadonlySet<string> = new Set(['PageInfo']);

/** The schema in definition language with the directives of federation: what a supergraph is composed of. */
export function printSubgraph(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  return `${LINK}\n\n${print(visit(document, { ObjectTypeDefinition: markType }))}\n`;
}

function markType(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | undefined {
  const name = type.name.value;
  if (isNodeType(name)) return { ...type, directives: [directive('key', { fields: 'id' })] };
  if (SHAREABLE_TYPES.has(name)) return { ...type, directives: [directive('shareable')] };
  return undefined;
}

function directive(name: string, values: Readonly<Record<string, string>> = {}): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(values).map(([argument, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: { kind: Kind.STRING, value },
    })),
  };
}

/** Adds to the schema the two fields that a router asks a subgraph by. The schema itself stays as it is. */
export function toSubgraph(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const { query } = config;
  if (!query) throw new Error('the schema has no query type');
  const { fields, ...rest } = query.toConfig();
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({
      ...rest,
      fields: { ...fields, _entities: entities(schema), _service: service(schema) },
    }),
    types: config.types.filter((type) => type !== query),
  });
}

function service(schema: GraphQLSchema): GraphQLFieldConfig<unknown, Context> {
  const Service = new GraphQLObjectType({
    name: '_Service',
    description: 'This subgraph.',
    fields: {
      sdl: { type: new GraphQLNonNull(GraphQLString), description: 'Its schema, with the directives of federation.' },
    },
  });
  const sdl = printSubgraph(schema);
  return { type: new GraphQLNonNull(Service), description: 'What a router composes.', resolve: () => ({ sdl }) };
}

function entities(schema: GraphQLSchema): GraphQLFieldConfig<unknown, Context, { representations: unknown[] }> {
  const Entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'What other subgraphs may refer to and add to.',
    types: NODE_TYPES.map((name) => schema.getType(name)).filter(isObjectType),
  });
  const Any = new GraphQLScalarType({ name: '_Any', description: 'An object with `__typename` and the key, `id`.' });
  return {
    type: new GraphQLNonNull(new GraphQLList(Entity)),
    description: 'Several things by their ids, in the order of the ids; null for each that is not there.',
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Any))),
        description: `What a router knows of each: \`__typename\` and \`id\`, ${MAX_REPRESENTATIONS} at most.`,
      },
    },
    resolve: (_root, { representations }, context) => {
      const value = representations.length;
      if (value > MAX_REPRESENTATIONS) {
        const facts = { argument: 'representations', limit: MAX_REPRESENTATIONS, value };
        const message = `"representations" holds ${value} things, but ${MAX_REPRESENTATIONS} is the limit`;
        throw codedError('BAD_USER_INPUT', message, facts);
      }
      // Each by itself: one that cannot be read is null with its error, and the rest is answered.
      return representations.map((representation) => load(representation, context));
    },
  };
}

/** @throws GraphQLError BAD_USER_INPUT, BAD_ID */
async function load(representation: unknown, context: Context): Promise<object | null> {
  const { __typename, id } = keyFieldsOf(representation);
  const row = await LOADABLE[__typename].getDataloader(context).load(keyOf(__typename, id));
  return row && { ...row, __typename };
}

const LOADABLE = { Article, Person, Quote, Location };

function keyFieldsOf(representation: unknown): { __typename: NodeType; id: string } {
  if (typeof representation === 'object' && representation !== null) {
    const { __typename, id }: { __typename?: unknown; id?: unknown } = representation;
    if (typeof __typename === 'string' && isNodeType(__typename) && typeof id === 'string') return { __typename, id };
  }
  const shown = JSON.stringify(representation).slice(0, 60);
  const message = `${shown} names nothing here: give "id" and a "__typename" of ${NODE_TYPES.join(', ')}`;
  throw codedError('BAD_USER_INPUT', message, { argument: 'representations', value: shown });
}
