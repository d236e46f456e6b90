import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';

/** Takes files out of the system's memory, so that they are read from the disk next time. Needs GNU's `dd`. */
export function forgetFiles(files: readonly string[]): void {
  execFileSync('sync');
  for (const file of files) {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** Reads files whole, so that the system has them in memory as far as there is room. */
export async function readFiles(files: readonly string[]): Promise<void> {
  // One buffer for all: a million articles would leave gigabytes of them to be collected, where the files should be.
  const buffer = Buffer.allocUnsafe(4 * 2 ** 20);
  for (const file of files) {
    const handle = await open(file);
    try {
      while ((await handle.read(buffer)).bytesRead > 0);
    } finally {
      await handle.close();
    }
  }
}
