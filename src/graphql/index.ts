import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import { printSubgraph, toSubgraph } from './federation.ts';
import './scalars.ts';
import './types/passages.ts';
import './types/article.ts';
import './types/person.ts';
import './types/quote.ts';
import './types/location.ts';
import './types/mention.ts';
import './types/query.ts';
import './types/search.ts';
import './types/content.ts';

export { type ContentChanges, createContentChanges } from './content-changes.ts';
export { type Context, createContext } from './context.ts';
export { PAGE_SIZE } from './list-arguments.ts';

export interface SchemaOptions {
  /** Whether it is to be part of a supergraph: a subgraph of Apollo Federation 2. */
  readonly federation?: boolean;
}

let built: GraphQLSchema | undefined;
let subgraph: GraphQLSchema | undefined;

/** The schema, built once. */
export function createSchema({ federation = false }: SchemaOptions = {}): GraphQLSchema {
  built ??= builder.toSchema();
  if (!federation) return built;
  subgraph ??= toSubgraph(built);
  return subgraph;
}

/** The schema in GraphQL's schema definition language, sorted by name, so that it is the same however it was built. */
export function printSchemaText({ federation = false }: SchemaOptions = {}): string {
  if (federation) return printSubgraph(createSchema());
  return `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}
