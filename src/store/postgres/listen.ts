import pg from 'pg';
import { CHANNEL } from './dialect.ts';

/** Milliseconds before a lost connection is tried again, doubled each time up to the longest. */
const SHORTEST = 250;
const LONGEST = 10_000;

/**
 * Listens for commits of any process on a connection of its own, which comes back by itself when it is lost.
 *
 * @param onNews called for each commit, and after each gap in which one may have been missed
 * @returns how to stop
 */
export function listen(url: string, onNews: () => void): () => void {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = SHORTEST;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'dateline listen' });
    client = next;
    const lost = () => {
      if (client !== next) return;
      client = null;
      // Ending a connection that is lost may fail, and does not matter.
      next.end().catch(() => {});
      retry();
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', onNews);
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      pause = SHORTEST;
      onNews();
    } catch {
      lost();
    }
  };
  const retry = () => {
    if (stopped) return;
    timer = setTimeout(() => void connect(), pause).unref();
    pause = Math.min(pause * 2, LONGEST);
  };

  void connect();
  return () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    const last = client;
    client = null;
    last?.end().catch(() => {});
  };
}
