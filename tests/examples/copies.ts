import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { printSchemaText } from '../../src/graphql/index.ts';
import { temporaryFolder } from '../gateway.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a generator prints when something is not as it wants it. */
export const COMPLAINT = /warn|deprecat|error|fail|unknown|unsupported/i;

/** For tests that start compilers. */
export const SLOW = { timeout: 180_000 };

/** Copies an example to where its generator may write; it finds its packages as it does in the checkout. */
export function copyExample(name: string): string {
  const root = temporaryFolder();
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'examples', name);
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  symlinkSync(join(ROOT, 'examples/node_modules'), join(root, 'examples/node_modules'));
  cpSync(join(ROOT, 'examples/package.json'), join(root, 'examples/package.json'));
  cpSync(join(ROOT, 'examples', name), folder, { recursive: true });
  writeFileSync(join(folder, 'schema.graphql'), printSchemaText());
  return folder;
}

/**
 * Runs a command of an installed package, as `npx` would.
 *
 * @returns everything that it printed
 * @throws Error with what it printed when its exit status is not 0
 */
export function npx(folder: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const path = [join(ROOT, 'examples/node_modules/.bin'), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':');
  // Some commands say nothing when they find themselves inside a test.
  const { NODE_ENV, VITEST, ...outside } = process.env;
  return new Promise<string>((done, fail) => {
    const child = spawn(command, args, { cwd: folder, env: { ...outside, ...env, PATH: path, NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (status) =>
      status === 0 ? done(output) : fail(new Error(`${command} ended with ${status}:\n${output}`)),
    );
  });
}
