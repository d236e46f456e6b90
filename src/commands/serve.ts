import cluster from 'node:cluster';
import { createGateway, type Gateway, type Observer } from '../server/index.ts';
import type { Store } from '../store/index.ts';
import { CommandError, EXIT } from './exit.ts';
import { type GatewayFlags, toGatewayOptions } from './gateway-options.ts';
import type { Ingestion, IngestionOptions } from './ingestion.ts';
import { openNamed, shownPlace } from './open.ts';
import { Stop } from './stop.ts';
import { type Message, startWorkers } from './workers.ts';

export interface ServeOptions extends IngestionOptions, GatewayFlags {
  readonly port: number;
  readonly watch: boolean;
  /** How many processes serve; this one alone when it is 1. */
  readonly processes: number;
  readonly metricsPort?: number;
  readonly accessLog: boolean;
}

/** Serves the store until the process is told to stop; takes in what the words name first, while it already serves. */
export async function serve(words: readonly string[], options: ServeOptions): Promise<number> {
  const store = await openNamed(options.store);
  const stop = new Stop();
  try {
    if (cluster.isWorker) return await serveAsWorker(store, options, stop);
    const ingestion = words.length > 0 ? await openIngestion(words, store, options) : null;
    const serving = options.processes > 1 ? await byWorkers(options) : await alone(store, options, ingestion === null);
    const closeMetrics = await serveMetrics(options);
    try {
      process.stderr.write(`Dateline serves ${shownPlace(options.store)} on ${serving.url}\n`);
      if (ingestion) await takeIn(ingestion, options.watch, stop, serving.sayReady);
      else serving.sayReady();
      await stop.told;
      return EXIT.DONE;
    } finally {
      closeMetrics();
      await serving.close();
    }
  } finally {
    await store.close();
  }
}

/** What reads articles is loaded only where some are to be read: it doubles the time that a start takes. */
async function openIngestion(words: readonly string[], store: Store, options: ServeOptions): Promise<Ingestion> {
  const { Ingestion } = await import('./ingestion.ts');
  return Ingestion.of(words, store, options);
}

/** Somebody who answers requests: this process, or its workers. */
interface Serving {
  readonly url: string;
  sayReady(): void;
  close(): Promise<void>;
}

async function alone(store: Store, options: ServeOptions, isFilled: boolean): Promise<Serving> {
  let ready = isFilled;
  const gateway = await openGateway(store, options, () => ready);
  const { port, address } = await gateway.listen(options.port, options.host).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(listenMessage(error, options.port, options.host));
  });
  return {
    url: urlOf(address, port),
    sayReady() {
      ready = true;
    },
    close: () => gateway.close(),
  };
}

async function byWorkers(options: ServeOptions): Promise<Serving> {
  const workers = startWorkers(options.processes);
  const { port } = await workers.listening.catch(async (error: Error) => {
    await workers.stop();
    throw new CommandError(error.message);
  });
  return { url: urlOf(options.host, port), sayReady: workers.sayReady, close: workers.stop };
}

async function serveAsWorker(store: Store, options: ServeOptions, stop: Stop): Promise<number> {
  let ready = false;
  const toldByPrimary = new Promise<void>((resolve) => {
    process.on('message', (message: Message) => {
      if ('ready' in message) ready = true;
      if ('stop' in message) resolve();
    });
    process.once('disconnect', resolve);
  });
  const gateway = await openGateway(store, options, () => ready);
  try {
    await gateway.listen(options.port, options.host);
  } catch (error) {
    const message = listenMessage(error as NodeJS.ErrnoException, options.port, options.host);
    process.send?.({ cannotListen: message } satisfies Message);
    await toldByPrimary;
    return EXIT.FAILED;
  }
  await Promise.race([stop.told, toldByPrimary]);
  await gateway.close();
  cluster.worker?.disconnect();
  return EXIT.DONE;
}

async function openGateway(store: Store, options: ServeOptions, isReady: () => boolean): Promise<Gateway> {
  const counting = options.metricsPort === undefined ? null : await import('../server/metrics.ts');
  const observers: Observer[] = [];
  if (counting) observers.push(counting.countRequests());
  if (options.accessLog) observers.push((entry) => process.stdout.write(`${JSON.stringify(entry)}\n`));
  const observer: Observer = (entry) => {
    for (const each of observers) each(entry);
  };
  const gateway = createGatewayFor(store, options, isReady, observers.length > 0 ? observer : null);
  counting?.watchGateway(gateway, store);
  if (cluster.isWorker) counting?.shareMetrics();
  return gateway;
}

function createGatewayFor(
  store: Store,
  options: ServeOptions,
  isReady: () => boolean,
  observer: Observer | null,
): Gateway {
  try {
    return createGateway({ store, isReady, ...toGatewayOptions(options), ...(observer && { observer }) });
  } catch (error) {
    // A trusted document that is none of this schema, or not what its hash says.
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** @returns how to stop */
async function serveMetrics({ metricsPort, host, processes }: ServeOptions): Promise<() => void> {
  if (metricsPort === undefined) return () => {};
  const { createMetricsServer } = await import('../server/metrics.ts');
  const server = createMetricsServer(processes > 1);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CommandError(listenMessage(error, metricsPort, host))),
    );
    server.listen(metricsPort, host, resolve);
  });
  return () => {
    server.close();
    server.closeAllConnections();
  };
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

function urlOf(address: string, port: number): string {
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}/graphql`;
}

function listenMessage(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is taken: choose another`;
  if (error.code === 'EACCES') return `port ${port} needs more rights: choose one above 1023`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}
