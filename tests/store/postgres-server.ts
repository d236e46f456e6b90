import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of the tests' own, on loopback. */
export interface PostgresServer {
  readonly url: string;
  /** Breaks off all connections, and starts again on the same port. */
  restart(): Promise<void>;
  pause(): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAMS = findPrograms();

/** Why tests over PostgreSQL cannot run here; null when they can. Where everything must be tested, nothing is left out. */
export const NO_POSTGRES =
  PROGRAMS || process.env.CI ? null : 'no PostgreSQL server on this machine: install postgresql';

/** Debian keeps a server's programs apart from the PATH, a folder a version. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
    '/opt/homebrew/opt/postgresql/bin',
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

export interface PostgresOptions {
  /** Where its data stays when it has stopped; in a folder that is deleted then, if there is none. */
  readonly keepIn?: string;
  /** As on the command line of `postgres`: `name=value`. */
  readonly settings?: readonly string[];
}

export async function startPostgres({ keepIn, settings = [] }: PostgresOptions = {}): Promise<PostgresServer> {
  if (!PROGRAMS) throw new Error('initdb and postgres are in no folder of the PATH, nor in /usr/lib/postgresql');
  const folder = keepIn ?? mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  mkdirSync(folder, { recursive: true });
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  if (!existsSync(data)) {
    execFileSync(
      join(PROGRAMS, 'initdb'),
      ['-D', data, '-U', 'dateline', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
      { ...user, cwd: folder, stdio: 'ignore' },
    );
  }
  const port = await freePort();
  const url = `postgres://dateline@127.0.0.1:${port}/postgres`;
  const words = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
  const start = async () => {
    const server = spawn(join(PROGRAMS, 'postgres'), ['-D', data, '-p', String(port), ...words], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    });
    await untilAnswering(url, server);
    return server;
  };
  let server = await start();
  return {
    url,
    async restart() {
      await end(server);
      server = await start();
    },
    pause: () => end(server),
    async stop() {
      await end(server);
      if (keepIn === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is lost when the machine fails is no loss to a test. */
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {}
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function untilAnswering(url: string, server: ChildProcess): Promise<void> {
  for (const until = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
      if (Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** SIGINT is PostgreSQL's "fast shutdown". */
function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}
