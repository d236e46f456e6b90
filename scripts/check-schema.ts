import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { schemaChanges } from './schema/changes.ts';

// Compares schema.graphql with schema.released.graphql, what clients were last promised. Needs no git: a shallow clone will do.

const folder = resolve(process.argv[2] ?? '.');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');

const { unannounced, announced, dangerous } = schemaChanges(
  read('schema.released.graphql'),
  read('schema.graphql'),
  read('CHANGELOG.md'),
);

function list(title: string, changes: readonly string[]): void {
  if (changes.length > 0) console.log([title, ...changes.map((change) => `  ${change}`)].join('\n'));
}

list('Breaking, and in the changelog:', announced);
list('Breaks no document, but look at it once more:', dangerous);
list('Breaking:', unannounced);
if (unannounced.length > 0) {
  console.log(
    'Keep what clients use. If it must go, name it in CHANGELOG.md under its newest heading, like `Type.field`.',
  );
  process.exitCode = 1;
}
