import { indexAnew } from './index-anew.ts';
import type { Migrate } from './migrate.ts';

/** Folds the letters that earlier versions left as they were. */
const FOLDED_LETTERS = [
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
].reduce((column, [letter, folded]) => `replace(${column}, '${letter}', '${folded}')`, 'folded');

/** Each entry brings a database from the version before it to its own; entries are added, never changed. */
export const MIGRATIONS: readonly (string | Migrate)[] = [
  `
  CREATE TABLE articles (
    key TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, path TEXT NOT NULL, sha256 TEXT NOT NULL, parser TEXT NOT NULL,
    format TEXT NOT NULL, headline TEXT, headline_folded TEXT, standfirst TEXT, publication TEXT, publication_folded TEXT,
    section TEXT, section_folded TEXT, language TEXT, url TEXT, published_at TEXT, dateline TEXT, word_count INTEGER NOT NULL,
    authors TEXT NOT NULL, captions TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX articles_by_date ON articles ((published_at IS NULL), COALESCE(published_at, '') DESC, key);

  CREATE TABLE article_texts (article_key TEXT PRIMARY KEY, raw TEXT NOT NULL, blocks TEXT NOT NULL);

  CREATE TABLE people (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, name_folded TEXT NOT NULL, given_name TEXT, family_name TEXT,
    family_name_folded TEXT, honorific TEXT, aliases TEXT NOT NULL, descriptions TEXT NOT NULL, bio TEXT,
    mention_count INTEGER NOT NULL, article_count INTEGER NOT NULL, quote_count INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX people_by_mentions ON people (mention_count DESC, key);
  CREATE INDEX people_by_name ON people (name_folded, key);

  CREATE TABLE person_forms (
    person_key TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, folded TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (person_key, kind, value)
  ) WITHOUT ROWID;
  CREATE INDEX person_forms_by_form ON person_forms (folded, kind);

  CREATE TABLE article_people (
    article_key TEXT NOT NULL, person_key TEXT NOT NULL, roles INTEGER NOT NULL, mention_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL, first_start INTEGER NOT NULL, forms TEXT NOT NULL,
    PRIMARY KEY (article_key, person_key)
  ) WITHOUT ROWID;
  CREATE INDEX article_people_by_person ON article_people (person_key, article_key);

  CREATE TABLE person_mentions (
    article_key TEXT NOT NULL, person_key TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL, block INTEGER NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (person_key, article_key, start, "end")
  ) WITHOUT ROWID;
  CREATE INDEX person_mentions_by_article ON person_mentions (article_key);

  CREATE TABLE quotes (
    key TEXT PRIMARY KEY, article_key TEXT NOT NULL, block INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    text_folded TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, segments TEXT NOT NULL, speaker_key TEXT,
    speaker_text TEXT, speaker_text_folded TEXT, speaker TEXT, cue TEXT, confidence REAL NOT NULL, published_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX quotes_by_article ON quotes (article_key, start, key);
  CREATE INDEX quotes_by_speaker ON quotes (speaker_key, article_key, start);

  CREATE TABLE quote_people (
    quote_key TEXT NOT NULL, person_key TEXT NOT NULL, article_key TEXT NOT NULL, PRIMARY KEY (quote_key, person_key)
  ) WITHOUT ROWID;
  CREATE INDEX quote_people_by_person ON quote_people (person_key, quote_key);
  CREATE INDEX quote_people_by_article ON quote_people (article_key);

  CREATE TABLE quote_locations (
    quote_key TEXT NOT NULL, location_key TEXT NOT NULL, article_key TEXT NOT NULL, PRIMARY KEY (quote_key, location_key)
  ) WITHOUT ROWID;
  CREATE INDEX quote_locations_by_location ON quote_locations (location_key, quote_key);
  CREATE INDEX quote_locations_by_article ON quote_locations (article_key);

  CREATE TABLE locations (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, name_folded TEXT NOT NULL, kind TEXT NOT NULL, country_code TEXT, country TEXT,
    latitude REAL, longitude REAL, geonames_id INTEGER, population INTEGER, parent_key TEXT, aliases TEXT NOT NULL,
    mention_count INTEGER NOT NULL, article_count INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX locations_by_mentions ON locations (mention_count DESC, key);
  CREATE INDEX locations_by_parent ON locations (parent_key);

  CREATE TABLE location_forms (
    location_key TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, folded TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (location_key, kind, value)
  ) WITHOUT ROWID;
  CREATE INDEX location_forms_by_form ON location_forms (folded, kind);

  CREATE TABLE location_ancestors (
    location_key TEXT NOT NULL, ancestor_key TEXT NOT NULL, depth INTEGER NOT NULL, PRIMARY KEY (location_key, ancestor_key)
  ) WITHOUT ROWID;
  CREATE INDEX location_ancestors_by_ancestor ON location_ancestors (ancestor_key, location_key);

  CREATE TABLE article_locations (
    article_key TEXT NOT NULL, location_key TEXT NOT NULL, mention_count INTEGER NOT NULL, first_start INTEGER NOT NULL,
    forms TEXT NOT NULL, PRIMARY KEY (article_key, location_key)
  ) WITHOUT ROWID;
  CREATE INDEX article_locations_by_location ON article_locations (location_key, article_key);

  CREATE TABLE location_mentions (
    article_key TEXT NOT NULL, location_key TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    kind TEXT NOT NULL, block INTEGER NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (location_key, article_key, start, "end")
  ) WITHOUT ROWID;
  CREATE INDEX location_mentions_by_article ON location_mentions (article_key);

  CREATE TABLE search_entries (id INTEGER PRIMARY KEY, type TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (type, key));
  CREATE VIRTUAL TABLE search_index USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2');

  CREATE TABLE content (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
  INSERT INTO content (id, version) VALUES (1, 0);
  `,
  'ALTER TABLE articles ADD COLUMN modified_at TEXT;',
  `
  CREATE TABLE files (
    origin TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified REAL, sha256 TEXT NOT NULL, parser TEXT NOT NULL,
    tag TEXT, keys TEXT NOT NULL, failures TEXT NOT NULL, PRIMARY KEY (origin, path)
  ) WITHOUT ROWID;
  CREATE TABLE article_holders (article_key TEXT PRIMARY KEY, origin TEXT NOT NULL, path TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX article_holders_by_file ON article_holders (origin, path);
  INSERT INTO article_holders SELECT key, '', path FROM articles;
  `,
  // The words are filled in as articles are read again, which the empty parser asks the next ingest for.
  `
  CREATE TABLE search_words (stem TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (stem, word)) WITHOUT ROWID;
  CREATE TABLE search_languages (language TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE name_words (
    type TEXT NOT NULL, key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (word, type, key)
  ) WITHOUT ROWID;
  CREATE INDEX name_words_by_key ON name_words (type, key);
  CREATE TABLE name_spellings (spelling TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (spelling, word)) WITHOUT ROWID;
  CREATE INDEX locations_by_latitude ON locations (latitude, longitude);
  UPDATE person_forms SET folded = ${FOLDED_LETTERS};
  UPDATE location_forms SET folded = ${FOLDED_LETTERS};
  UPDATE articles SET parser = '';
  UPDATE files SET parser = '';
  `,
  // Lists of any length from the end of an index: pairs repeat what their lists are ordered by.
  `
  ALTER TABLE article_people ADD COLUMN published_at TEXT;
  UPDATE article_people SET published_at = (SELECT published_at FROM articles WHERE key = article_key);
  DROP INDEX article_people_by_person;
  CREATE INDEX article_people_by_person ON article_people (person_key, COALESCE(published_at, '') DESC, article_key)
    WHERE mention_count > 0;
  CREATE INDEX article_people_by_author ON article_people (person_key, COALESCE(published_at, '') DESC, article_key)
    WHERE roles & 1 = 1;

  ALTER TABLE article_locations ADD COLUMN published_at TEXT;
  UPDATE article_locations SET published_at = (SELECT published_at FROM articles WHERE key = article_key);
  DROP INDEX article_locations_by_location;
  CREATE INDEX article_locations_by_location ON article_locations (location_key, COALESCE(published_at, '') DESC, article_key);

  ALTER TABLE quote_locations ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE quote_locations ADD COLUMN published_at TEXT;
  UPDATE quote_locations SET (start, published_at) = (SELECT start, published_at FROM quotes WHERE key = quote_key);
  DROP INDEX quote_locations_by_location;
  CREATE INDEX quote_locations_by_location
    ON quote_locations (location_key, COALESCE(published_at, '') DESC, article_key, start, quote_key);

  DROP INDEX quotes_by_speaker;
  CREATE INDEX quotes_by_speaker ON quotes (speaker_key, COALESCE(published_at, '') DESC, article_key, start, key);
  CREATE INDEX quotes_by_date ON quotes (COALESCE(published_at, '') DESC, article_key, start, key);
  CREATE INDEX quotes_by_date_up ON quotes (COALESCE(published_at, '~'), article_key, start, key);
  CREATE INDEX quotes_by_confidence ON quotes (confidence DESC, key);

  DROP INDEX articles_by_date;
  CREATE INDEX articles_by_date ON articles (COALESCE(published_at, '') DESC, key);
  CREATE INDEX articles_by_date_up ON articles (COALESCE(published_at, '~'), key);
  CREATE INDEX articles_by_headline ON articles (COALESCE(headline_folded, '\u{10ffff}'), key);
  CREATE INDEX articles_by_headline_down ON articles (COALESCE(headline_folded, '') DESC, key);
  CREATE INDEX articles_by_words ON articles (word_count DESC, key);
  CREATE INDEX articles_by_publication ON articles (publication, COALESCE(published_at, '') DESC, key);
  CREATE INDEX articles_by_section ON articles (section, COALESCE(published_at, '') DESC, key);

  CREATE INDEX people_by_articles ON people (article_count DESC, key);
  CREATE INDEX people_by_quotes ON people (quote_count DESC, key);
  CREATE INDEX locations_by_name ON locations (name_folded, key);
  CREATE INDEX locations_by_articles ON locations (article_count DESC, key);
  CREATE INDEX locations_by_population ON locations (COALESCE(population, -1) DESC, key);

  ALTER TABLE content ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE content ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE content ADD COLUMN quotes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE content ADD COLUMN locations INTEGER NOT NULL DEFAULT 0;
  UPDATE content SET articles = (SELECT COUNT(*) FROM articles), people = (SELECT COUNT(*) FROM people),
    quotes = (SELECT COUNT(*) FROM quotes WHERE kind <> 'PHRASE'),
    locations = (SELECT COUNT(*) FROM locations WHERE article_count > 0);

  DROP TABLE search_index;
  DELETE FROM search_entries;
  CREATE VIRTUAL TABLE search_index USING fts5(type, title, body, content = '', contentless_delete = 1, tokenize = 'ascii');
  `,
  indexAnew,
  `
  CREATE TABLE originals (sha256 TEXT PRIMARY KEY, packed TEXT NOT NULL);
  CREATE INDEX articles_by_file ON articles (sha256);
  `,
  `
  ALTER TABLE content ADD COLUMN mark TEXT NOT NULL DEFAULT '';
  UPDATE content SET mark = lower(hex(randomblob(16)));
  `,
];
