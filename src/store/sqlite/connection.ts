import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabaseConnection, SqliteDialect, SqliteDriver, type SqliteStatement } from 'kysely';
import type { Database, Statement } from 'libsql';
import { LRUCache } from 'lru-cache';
import { isBusy, toStoreError } from './errors.ts';

/** How long a commit waits for another process's, in milliseconds. */
const PATIENCE = 30_000;
const PAUSE = 20;

/** Kysely's SQLite over libsql, with the store's errors, and transactions that take the file before they read. */
export class LibsqlDialect extends SqliteDialect {
  constructor(
    private readonly database: Database,
    private readonly file: string,
  ) {
    super({ database: withStoreErrors(database, file) });
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.database, this.file);
  }
}

/**
 * Begins transactions with `BEGIN IMMEDIATE`: one that reads first and then wants to write is refused by SQLite when another
 * process has written in between, and waiting does not help it.
 */
class ImmediateDriver extends SqliteDriver {
  constructor(
    private readonly database: Database,
    private readonly file: string,
  ) {
    super({ database: withStoreErrors(database, file) });
  }

  override async beginTransaction(): Promise<void> {
    for (const until = Date.now() + PATIENCE; ; ) {
      try {
        // Not as a prepared statement: libsql leaves one that was refused in progress, and then nothing can be committed.
        this.database.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw toStoreError(error, this.file);
      }
      // SQLite itself would wait with the whole process; here, only this commit waits.
      await sleep(PAUSE);
    }
  }

  /** A full disk ends a transaction by itself: then there is nothing to roll back. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** How many statements a connection keeps prepared: their text does not depend on how much is asked for, so there are few. */
const MOST_STATEMENTS = 500;

function withStoreErrors(database: Database, file: string) {
  const prepared = new LRUCache<string, SqliteStatement>({ max: MOST_STATEMENTS });
  const attempt = <Result>(query: string, run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      // One that broke off in the middle would hold what it was reading.
      prepared.delete(query);
      throw toStoreError(error, file);
    }
  };
  return {
    close: () => database.close(),
    prepare(query: string): SqliteStatement {
      const known = prepared.get(query);
      if (known) return known;
      const statement = attempt(query, () => database.prepare(query));
      const { reader } = statement;
      const read = reader ? readerOf(statement) : null;
      const kept: SqliteStatement = {
        reader,
        all: (parameters) => attempt(query, () => read?.(parameters) ?? []),
        run: (parameters) => attempt(query, () => statement.run(parameters)),
        iterate: (parameters) => attempt(query, () => (read?.(parameters) ?? []).values()),
      };
      prepared.set(query, kept);
      return kept;
    },
  };
}

/** Rows come as lists of values and are named here: libsql names every value of every row anew, which takes longer. */
function readerOf(statement: Statement): (parameters: readonly unknown[]) => unknown[] {
  const names = statement.columns().map(({ name }) => name);
  const rows = statement.raw();
  return (parameters) =>
    rows.all(parameters).map((values) => {
      const row: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) row[names[i] ?? ''] = (values as unknown[])[i];
      return row;
    });
}
