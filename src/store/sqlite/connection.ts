import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabaseConnection, SqliteDialect, SqliteDriver, type SqliteStatement } from 'kysely';
import type { Database } from 'libsql';
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

function withStoreErrors(database: Database, file: string) {
  const attempt = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      throw toStoreError(error, file);
    }
  };
  return {
    close: () => database.close(),
    prepare(query: string): SqliteStatement {
      const statement = attempt(() => database.prepare(query));
      return {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
        iterate: (parameters) => attempt(() => statement.iterate(parameters)),
      };
    },
  };
}
