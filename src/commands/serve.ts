import { createContentChanges } from '../graphql/index.ts';
import { createGateway } from '../server/index.ts';
import { openStore } from '../store/index.ts';
import { CommandError, EXIT } from './exit.ts';
import { ingestWithProgress, requireFolder } from './ingest.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly store: string;
  readonly federation: boolean;
}

/** Serves the store until the process is told to stop; ingests a folder first, while it already serves. */
export async function serve(folder: string | undefined, options: ServeOptions): Promise<number> {
  if (folder !== undefined) await requireFolder(folder);
  const store = await openStore(options.store);
  const contentChanges = createContentChanges();
  let ready = folder === undefined;
  const gateway = createGateway({ store, contentChanges, isReady: () => ready, federation: options.federation });
  const stop = new AbortController();
  const stopped = untilStopped(stop);
  try {
    const { port, address } = await gateway.listen(options.port, options.host).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(listenMessage(error, options));
    });
    const shown = address.includes(':') ? `[${address}]` : address;
    process.stderr.write(`Dateline serves ${options.store} on http://${shown}:${port}/graphql\n`);
    if (folder !== undefined) {
      const report = await ingestWithProgress(folder, store, stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
        return null;
      });
      ready = true;
      if (report) contentChanges.publish(report.version);
    }
    await stopped;
    return EXIT.DONE;
  } finally {
    await gateway.close();
    await store.close();
  }
}

function untilStopped(stop: AbortController): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop.abort();
        resolve();
      });
    }
  });
}

function listenMessage(error: NodeJS.ErrnoException, { port, host }: ServeOptions): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken: choose another with --port`;
  if (error.code === 'EACCES') return `port ${port} needs more rights: choose one above 1023 with --port`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}
