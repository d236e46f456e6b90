import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeArticles } from '../articles.ts';
import { createRandom, whole } from '../random.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Files that an ingest finds changed. */
const CHANGES = 10;

/** A folder of invented articles, a file each. */
export function writeFolder(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (const [i, { text }] of writeArticles(count, 1).entries()) writeFileSync(join(folder, `${i}.txt`), text);
}

/** Some files get another text, some go, and some that went come back. */
export function changeArticles(folder: string, count: number, round: number): void {
  const random = createRandom(round);
  for (const { text } of writeArticles(CHANGES, 2 + round)) {
    const file = join(folder, `${whole(random, 0, count - 1)}.txt`);
    if (random() < 0.3) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }
}

/** A process of its own, as one who takes in news beside a gateway does it. */
export async function ingest(folder: string, store: string): Promise<void> {
  await promisify(execFile)(process.execPath, [CLI, 'ingest', folder, '--store', store, '--workers', '1']);
}
