import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Documents written with this tag have the types of their answers, without a step that generates them. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateOrDateTime: string };
}>();
