import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
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

let built: GraphQLSchema | undefined;

/** The schema, built once. */
export function createSchema(): GraphQLSchema {
  built ??= builder.toSchema();
  return built;
}

/** The schema in GraphQL's schema definition language, sorted by name, so that it is the same however it was built. */
export function printSchemaText(): string {
  return `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}
