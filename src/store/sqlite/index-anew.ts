import type { Database } from 'libsql';
import {
  articleSearchText,
  locationSearchText,
  personSearchText,
  quoteSearchText,
  type SearchText,
} from '../search-index.ts';
import { indexedWords } from '../words.ts';

/** Fills an empty full-text index from what is kept. Belongs to the migrations: what it writes fits the tables of its time. */
export function indexAnew(database: Database): void {
  const putEntry = database.prepare('INSERT INTO search_entries (id, type, key) VALUES (?, ?, ?)');
  const putWords = database.prepare('INSERT INTO search_index (rowid, type, title, body) VALUES (?, ?, ?, ?)');
  let id = 0;
  const keep = ({ type, key, title, body }: SearchText) => {
    id++;
    putEntry.run([id, type, key]);
    putWords.run([id, type, indexedWords(title).join(' '), indexedWords(body).join(' ')]);
  };
  for (const read of SOURCES) {
    for (let after = '', rows = read(database, after); rows.length > 0; rows = read(database, after)) {
      rows.forEach(keep);
      after = rows.at(-1)?.key ?? '';
    }
  }
}

/** Each reads the texts after a key, a thousand at once, so that a large store needs no large memory. */
const SOURCES: readonly ((database: Database, after: string) => SearchText[])[] = [
  (database, after) =>
    rowsOf<{ key: string; headline: string | null; language: string | null; raw: string; blocks: string }>(
      database,
      `SELECT a.key, a.headline, a.language, t.raw, t.blocks FROM articles a JOIN article_texts t ON t.article_key = a.key
       WHERE a.key > ? ORDER BY a.key LIMIT 1000`,
      after,
    ).map((row) => articleSearchText(row, row)),
  (database, after) =>
    rowsOf<{ key: string; text: string }>(
      database,
      `SELECT key, text FROM quotes WHERE kind <> 'PHRASE' AND key > ? ORDER BY key LIMIT 1000`,
      after,
    ).map(quoteSearchText),
  (database, after) =>
    rowsOf<{ key: string; name: string; aliases: string; descriptions: string }>(
      database,
      'SELECT key, name, aliases, descriptions FROM people WHERE key > ? ORDER BY key LIMIT 1000',
      after,
    ).map(personSearchText),
  (database, after) =>
    rowsOf<{ key: string; name: string; aliases: string; country: string | null }>(
      database,
      'SELECT key, name, aliases, country FROM locations WHERE article_count > 0 AND key > ? ORDER BY key LIMIT 1000',
      after,
    ).map(locationSearchText),
];

// The tables hold what the store itself wrote, so their rows are taken at their word.
function rowsOf<Row>(database: Database, query: string, after: string): Row[] {
  return database.prepare(query).all([after]) as Row[];
}
