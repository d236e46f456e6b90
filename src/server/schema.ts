import { GraphQLDeferDirective, GraphQLStreamDirective } from '@graphql-tools/utils';
import { GraphQLSchema } from 'graphql';
import { createSchema } from '../graphql/index.ts';

/** The schema with `@defer` and `@stream`, which are a matter of how an answer is sent. */
export function servedSchema(federation: boolean): GraphQLSchema {
  const config = createSchema({ federation }).toConfig();
  return new GraphQLSchema({
    ...config,
    directives: [...config.directives, GraphQLDeferDirective, GraphQLStreamDirective],
  });
}
