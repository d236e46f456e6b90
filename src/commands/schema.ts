import { printSchemaText, type SchemaOptions } from '../graphql/index.ts';
import { EXIT } from './exit.ts';

/** Prints the schema in GraphQL's schema definition language. */
export function schema(options: SchemaOptions): number {
  process.stdout.write(printSchemaText(options));
  return EXIT.DONE;
}
