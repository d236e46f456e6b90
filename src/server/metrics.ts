import { createServer, type Server } from 'node:http';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import type { Store } from '../store/index.ts';
import type { Gateway } from './index.ts';
import type { Observer } from './observe.ts';

/** Seconds, from an answer out of the cache to one that is nearly cut off. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * Counts what this process does, in the registry of prom-client that all of a process share.
 *
 * @returns what is to hear of each request
 */
export function countRequests(): Observer {
  collectDefaultMetrics();
  const requests = new Counter({
    name: 'dateline_http_requests_total',
    help: 'Requests by path, status and where the answer came from: hit (the cache), miss (executed), stream, other.',
    labelNames: ['path', 'status', 'outcome'],
  });
  const durations = new Histogram({
    name: 'dateline_http_request_duration_seconds',
    help: 'From the head of a request to the last byte of its answer; streams are not counted.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
  });
  return ({ path, status, outcome, milliseconds }) => {
    requests.inc({ path: PATHS.has(path) ? path : 'other', status, outcome });
    if (outcome !== 'stream') durations.observe({ outcome }, milliseconds / 1000);
  };
}

/** A stranger may ask for any path: each as a label would be memory without end. */
const PATHS: ReadonlySet<string> = new Set(['/graphql', '/health', '/ready', '/']);

/** Adds what a gateway and its store are at when they are asked. */
export function watchGateway(gateway: Gateway, store: Store): void {
  new Gauge({
    name: 'dateline_subscriptions',
    help: 'Open subscriptions.',
    collect() {
      this.set(gateway.stats().subscriptions);
    },
  });
  new Gauge({
    name: 'dateline_cached_answers_bytes',
    help: 'Bytes of answers that are kept.',
    collect() {
      this.set(gateway.stats().cachedBytes);
    },
  });
  new Gauge({
    name: 'dateline_content_version',
    help: 'The content version; -1 while the store cannot be read.',
    aggregator: 'max',
    async collect() {
      this.set(await store.version().catch(() => -1));
    },
  });
}

/** Lets the primary process collect what this one counts. */
export function shareMetrics(): void {
  new AggregatorRegistry();
}

/**
 * Serves `/metrics` as Prometheus reads them, on a port of its own: they are none of a stranger's business.
 *
 * @param ofWorkers whether workers do the counting
 */
export function createMetricsServer(ofWorkers: boolean): Server {
  const read = ofWorkers ? () => new AggregatorRegistry().clusterMetrics() : () => register.metrics();
  return createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return void response.writeHead(404).end();
    read().then(
      (text) => response.writeHead(200, { 'content-type': register.contentType }).end(text),
      (error: Error) => response.writeHead(503, { 'content-type': 'text/plain' }).end(`${error.message}\n`),
    );
  });
}
