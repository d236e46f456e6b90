import Libsql from 'libsql';
import {
  articleSearchText,
  locationSearchText,
  personSearchText,
  quoteSearchText,
  type SearchText,
} from '../../src/store/search-index.ts';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { indexedWords } from '../../src/store/words.ts';
import { copyOf, copyStatements, RARE } from './copies.ts';

/** Makes a SQLite store with every article of another so many times over. */
export async function multiplySqlite(base: string, file: string, copies: number): Promise<void> {
  const database = new Libsql(file);
  try {
    database.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1500000; PRAGMA threads = 2',
    );
    migrate(database, file, false);
    database.prepare('ATTACH ? AS base').run([base]);
    prepareCopies(database, copies);
    const indexes = dropIndexes(database);
    const columnsOf = async (table: string) =>
      rowsOf<{ name: string }>(database, `SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
    database.exec('BEGIN');
    for (const statement of await copyStatements(copies, columnsOf)) step(database, statement);
    indexTexts(database, copies);
    database.exec('COMMIT');
    for (const index of indexes) step(database, index);
    database.exec('DETACH base; PRAGMA journal_mode = WAL');
  } finally {
    database.close();
  }
}

function prepareCopies(database: Libsql.Database, copies: number): void {
  database.exec(`
    CREATE TEMP TABLE copies (tag TEXT, month TEXT, hour TEXT, syllables TEXT);
    CREATE TEMP TABLE rare (key TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO rare SELECT key FROM base.people WHERE article_count < ${RARE}
      AND key NOT IN (SELECT person_key FROM base.article_people WHERE roles & 1 = 1)`);
  const put = database.prepare('INSERT INTO copies VALUES (?, ?, ?, ?)');
  for (let n = 0; n < copies; n++) {
    const { tag, month, hour, syllables } = copyOf(n);
    put.run([tag, month, hour, syllables]);
  }
}

/** An index is made many times faster when its rows are there. */
function dropIndexes(database: Libsql.Database): string[] {
  const indexes = rowsOf<{ name: string; sql: string }>(
    database,
    "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
  );
  for (const { name } of indexes) database.exec(`DROP INDEX main.${name}`);
  return indexes.map(({ sql }) => sql);
}

/** The words of each text are found once and indexed for every copy. */
function indexTexts(database: Libsql.Database, copies: number): void {
  database.exec(
    'CREATE TEMP TABLE texts (id INTEGER PRIMARY KEY, type TEXT, key TEXT, rare INTEGER, title TEXT, body TEXT)',
  );
  const put = database.prepare('INSERT INTO texts (type, key, rare, title, body) VALUES (?, ?, ?, ?, ?)');
  const rare = new Set(rowsOf<{ key: string }>(database, 'SELECT key FROM rare').map(({ key }) => key));
  let count = 0;
  for (const { type, key, title, body } of textsOf(database)) {
    const copied = type === 'ARTICLE' || type === 'QUOTE' || rare.has(key);
    put.run([type, key, copied ? 1 : 0, indexedWords(title).join(' '), indexedWords(body).join(' ')]);
    count++;
  }
  // What is not copied comes first; then copy after copy, as an archive that grows.
  database.exec(`
    INSERT INTO search_entries (id, type, key) SELECT id, type, key FROM texts WHERE rare = 0;
    INSERT INTO search_index (rowid, type, title, body) SELECT id, type, title, body FROM texts WHERE rare = 0`);
  for (let n = 0; n < copies; n++) {
    const { tag } = copyOf(n);
    const id = `id + ${(n + 1) * count}`;
    database.exec(`
      INSERT INTO search_entries (id, type, key) SELECT ${id}, type,
        CASE type WHEN 'PERSON' THEN key || '-${tag}' ELSE '${tag}-' || key END FROM texts WHERE rare = 1;
      INSERT INTO search_index (rowid, type, title, body) SELECT ${id}, type, title, body FROM texts WHERE rare = 1`);
  }
}

function* textsOf(database: Libsql.Database): Generator<SearchText> {
  // biome-ignore format: a query a line
  type Row = { key: string; headline: string; language: string; raw: string; blocks: string; text: string; name: string; aliases: string; descriptions: string; country: string };
  const read = (query: string) => rowsOf<Row>(database, query);
  for (const row of read('SELECT * FROM base.people')) yield personSearchText(row);
  for (const row of read('SELECT * FROM base.locations WHERE article_count > 0')) yield locationSearchText(row);
  for (const row of read('SELECT * FROM base.articles JOIN base.article_texts ON article_key = key'))
    yield articleSearchText(row, row);
  for (const row of read("SELECT * FROM base.quotes WHERE kind <> 'PHRASE'")) yield quoteSearchText(row);
}

function step(database: Libsql.Database, statement: string): void {
  const started = performance.now();
  database.exec(statement);
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 5) console.log(`${seconds.toFixed(0)} s: ${statement.trim().slice(0, 70)}`);
}

// The tables hold what the store itself wrote, so their rows are taken at their word.
function rowsOf<Row>(database: Libsql.Database, query: string): Row[] {
  return database.prepare(query).all() as Row[];
}
