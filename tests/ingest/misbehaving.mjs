/** What a test's parser pool runs in place of the parser: it does what the job's path says. */
import { parentPort } from 'node:worker_threads';

const hoard = [];

const DEEDS = {
  hang: () => {
    for (;;);
  },
  // Waits without taking the processor.
  slow: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100),
  throw: () => {
    throw new Error('a bug');
  },
  exit: () => process.exit(7),
  hoard: () => {
    for (;;) hoard.push(new Array(1000).fill(hoard.length));
  },
};

parentPort.postMessage('READY');
parentPort.on('message', ({ path }) => {
  DEEDS[path.split('-')[0]]?.();
  parentPort.postMessage({ kind: 'FAILED', sha256: path, why: { code: 'DONE', reason: path } });
});
