import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';

/** Takes files out of the system's memory, so that they are read from the disk next time. Needs GNU's `dd`. */
export function forgetFiles(files: readonly string[]): void {
  execFileSync('sync');
  for (const file of files) {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** Reads files whole, so that the system has them in memory as far as there is room. */
export async function readFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    // What is read is let go at once.
    for await (const _ of createReadStream(file, { highWaterMark: 4 * 2 ** 20 }));
  }
}
