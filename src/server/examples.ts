import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../examples/queries/', import.meta.url);

/** The example queries that GraphiQL opens with, in the order of their file names. */
export function exampleQueries(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
}
