import { stat } from 'node:fs/promises';
import { loadKnowledge } from '../data.ts';
import { createParser, type IngestReport, ingestFolder } from '../ingest/index.ts';
import type { Store } from '../store/index.ts';
import { openStore } from '../store/index.ts';
import { CommandError, EXIT } from './exit.ts';
import { showProgress } from './progress.ts';

/** Makes the store hold what the folder holds, and says what was done. */
export async function ingest(folder: string, options: { readonly store: string }): Promise<number> {
  await requireFolder(folder);
  const store = await openStore(options.store);
  try {
    const report = await ingestWithProgress(folder, store);
    return report.failed.length > 0 ? EXIT.SOME_FAILED : EXIT.DONE;
  } finally {
    await store.close();
  }
}

/** Ingests with a bar on a terminal, with plain lines elsewhere; failures are said as they come, the sum at the end. */
export async function ingestWithProgress(folder: string, store: Store, signal?: AbortSignal): Promise<IngestReport> {
  const progress = showProgress(process.stderr);
  try {
    const report = await ingestFolder({
      folder,
      store,
      parse: createParser(loadKnowledge()),
      onProgress: progress.update,
      onFailure: ({ path, code, reason }) => progress.say(`${path}: ${reason} (${code})`),
      ...(signal && { signal }),
    });
    progress.end(summary(folder, report));
    return report;
  } catch (error) {
    progress.end(null);
    throw error;
  }
}

/** @throws CommandError when there is no such folder */
export async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new CommandError(`${folder} is no folder that can be read`);
}

function summary(folder: string, report: IngestReport): string {
  if (report.files === 0) return `${folder} holds no files: put articles there and ingest again`;
  const { changed, unchanged, removed, failed, milliseconds } = report;
  const rate = milliseconds > 0 ? Math.round((report.files * 1000) / milliseconds) : 0;
  const parts = [`${changed} read`, `${unchanged} unchanged`, `${removed} removed`, `${failed.length} failed`];
  return `${folder}: ${parts.join(', ')} in ${(milliseconds / 1000).toFixed(1)} s (${rate} files/s)`;
}
