import { printSchemaText } from '../graphql/index.ts';
import { EXIT } from './exit.ts';

/** Prints the schema in GraphQL's schema definition language. */
export function schema(): number {
  process.stdout.write(printSchemaText());
  return EXIT.DONE;
}
