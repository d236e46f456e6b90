import { createGateway } from '../server/index.ts';
import { CommandError, EXIT } from './exit.ts';
import { Ingestion, type IngestionOptions } from './ingestion.ts';
import { openNamed, shownPlace } from './open.ts';
import { Stop } from './stop.ts';

export interface ServeOptions extends IngestionOptions {
  readonly port: number;
  readonly host: string;
  readonly federation: boolean;
  readonly watch: boolean;
}

/** Serves the store until the process is told to stop; takes in what the words name first, while it already serves. */
export async function serve(words: readonly string[], options: ServeOptions): Promise<number> {
  const store = await openNamed(options.store);
  const stop = new Stop();
  let ready = words.length === 0;
  const gateway = createGateway({ store, isReady: () => ready, federation: options.federation });
  try {
    const ingestion = words.length > 0 ? await Ingestion.of(words, store, options) : null;
    const { port, address } = await gateway.listen(options.port, options.host).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(listenMessage(error, options));
    });
    const shown = address.includes(':') ? `[${address}]` : address;
    process.stderr.write(`Dateline serves ${shownPlace(options.store)} on http://${shown}:${port}/graphql\n`);
    if (ingestion) {
      await takeIn(ingestion, options.watch, stop, () => {
        ready = true;
      });
    }
    await stop.told;
    return EXIT.DONE;
  } finally {
    await gateway.close();
    await store.close();
  }
}

async function takeIn(ingestion: Ingestion, watch: boolean, stop: Stop, onReady: () => void): Promise<void> {
  try {
    if (watch) await ingestion.beginWatch();
    await ingestion.once(stop.signal);
    onReady();
    if (watch) await ingestion.keepUp(stop.signal);
  } finally {
    await ingestion.close();
  }
}

function listenMessage(error: NodeJS.ErrnoException, { port, host }: ServeOptions): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken: choose another with --port`;
  if (error.code === 'EACCES') return `port ${port} needs more rights: choose one above 1023 with --port`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}
