import { constants } from 'node:os';
import { EXIT } from './exit.ts';
import { Ingestion, type IngestionOptions } from './ingestion.ts';
import { openNamed } from './open.ts';
import { Stop } from './stop.ts';

export interface IngestOptions extends IngestionOptions {
  readonly watch: boolean;
}

/** Takes in what the words name and says what was done; with `watch`, goes on with what changes until told to stop. */
export async function ingest(words: readonly string[], options: IngestOptions): Promise<number> {
  const stop = new Stop();
  const store = await openNamed(options.store);
  try {
    const ingestion = await Ingestion.of(words, store, options);
    try {
      if (options.watch) await ingestion.beginWatch();
      const { stopped, failures } = await ingestion.once(stop.signal);
      if (options.watch) {
        await ingestion.keepUp(stop.signal);
        return EXIT.DONE;
      }
      if (stopped) return 128 + constants.signals[await stop.told];
      return failures > 0 ? EXIT.SOME_FAILED : EXIT.DONE;
    } finally {
      await ingestion.close();
    }
  } finally {
    await store.close();
  }
}
