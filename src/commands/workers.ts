import cluster, { type Worker } from 'node:cluster';

/** A worker that ends sooner than this, in milliseconds, is not started again at once. */
const TOO_SOON = 1_000;

/** Worker processes that serve on one port; one that crashes is replaced. */
export interface Workers {
  /** Resolves when all listen; rejects with what the first says when it cannot. */
  readonly listening: Promise<{ readonly address: string; readonly port: number }>;
  /** Tells all of them, and those that come later, that the first content is in. */
  sayReady(): void;
  /** Tells them to end, and waits. */
  stop(): Promise<void>;
}

/** What a worker and the primary process say to each other. */
export type Message = { readonly ready: true } | { readonly stop: true } | { readonly cannotListen: string };

export function startWorkers(count: number): Workers {
  let [ready, stopping] = [false, false];
  const workers = new Set<Worker>();

  function start(): Worker {
    const started = Date.now();
    const worker = cluster.fork();
    workers.add(worker);
    worker.once('online', () => {
      if (ready) worker.send({ ready: true } satisfies Message);
    });
    worker.once('exit', (code, signal) => {
      workers.delete(worker);
      if (stopping) return;
      process.stderr.write(`A worker ended (${signal ?? code}); another takes its place\n`);
      setTimeout(() => stopping || start(), Date.now() - started < TOO_SOON ? TOO_SOON : 0);
    });
    return worker;
  }

  const first = Array.from({ length: count }, start);
  const listening = Promise.all(first.map(whenListening)).then(([address]) => address ?? { address: '', port: 0 });
  return {
    listening,
    sayReady() {
      ready = true;
      for (const worker of workers) worker.send({ ready: true } satisfies Message);
    },
    async stop() {
      stopping = true;
      const ended = [...workers].map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
      // No signal: a terminal's Ctrl-C has reached them already, and a second one would end them at once.
      for (const worker of workers) if (worker.isConnected()) worker.send({ stop: true } satisfies Message);
      await Promise.all(ended);
    },
  };
}

function whenListening(worker: Worker): Promise<{ address: string; port: number }> {
  return new Promise((resolve, reject) => {
    worker.once('listening', ({ address, port }) => resolve({ address, port }));
    worker.on('message', (message: Message) => {
      if ('cannotListen' in message) reject(new Error(message.cannotListen));
    });
  });
}
