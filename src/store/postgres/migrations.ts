/** Texts compare byte by byte, as SQLite's do: pages come in the same order from both. */
const TEXT = 'text COLLATE "C"';

/**
 * Each entry brings a schema from the version before it to its own; entries are added, never changed.
 *
 * Primary keys of the tables that an article fills hold its key, so that they can be spread by it (docs/scale.md).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE articles (
    key ${TEXT} PRIMARY KEY, slug ${TEXT} NOT NULL, path ${TEXT} NOT NULL, sha256 ${TEXT} NOT NULL, parser ${TEXT} NOT NULL,
    format ${TEXT} NOT NULL, headline ${TEXT}, headline_folded ${TEXT}, standfirst ${TEXT}, publication ${TEXT},
    publication_folded ${TEXT}, section ${TEXT}, section_folded ${TEXT}, language ${TEXT}, url ${TEXT}, published_at ${TEXT},
    modified_at ${TEXT}, dateline ${TEXT}, word_count integer NOT NULL, authors ${TEXT} NOT NULL, captions ${TEXT} NOT NULL
  );
  CREATE INDEX articles_by_slug ON articles (slug);
  CREATE INDEX articles_by_date ON articles (COALESCE(published_at, '') DESC, key);
  CREATE INDEX articles_by_date_up ON articles (COALESCE(published_at, '~'), key);
  CREATE INDEX articles_by_headline ON articles (COALESCE(headline_folded, '\u{10ffff}'), key);
  CREATE INDEX articles_by_headline_down ON articles (COALESCE(headline_folded, '') DESC, key);
  CREATE INDEX articles_by_words ON articles (word_count DESC, key);
  CREATE INDEX articles_by_publication ON articles (publication, COALESCE(published_at, '') DESC, key);
  CREATE INDEX articles_by_section ON articles (section, COALESCE(published_at, '') DESC, key);

  CREATE TABLE article_texts (article_key ${TEXT} PRIMARY KEY, raw ${TEXT} NOT NULL, blocks ${TEXT} NOT NULL);

  CREATE TABLE people (
    key ${TEXT} PRIMARY KEY, name ${TEXT} NOT NULL, name_folded ${TEXT} NOT NULL, given_name ${TEXT}, family_name ${TEXT},
    family_name_folded ${TEXT}, honorific ${TEXT}, aliases ${TEXT} NOT NULL, descriptions ${TEXT} NOT NULL, bio ${TEXT},
    mention_count integer NOT NULL, article_count integer NOT NULL, quote_count integer NOT NULL
  );
  CREATE INDEX people_by_name ON people (name_folded, key);
  CREATE INDEX people_by_mentions ON people (mention_count DESC, key);
  CREATE INDEX people_by_articles ON people (article_count DESC, key);
  CREATE INDEX people_by_quotes ON people (quote_count DESC, key);

  CREATE TABLE person_forms (
    person_key ${TEXT} NOT NULL, kind ${TEXT} NOT NULL, value ${TEXT} NOT NULL, folded ${TEXT} NOT NULL, count integer NOT NULL,
    PRIMARY KEY (person_key, kind, value)
  );
  CREATE INDEX person_forms_by_form ON person_forms (folded, kind);

  CREATE TABLE article_people (
    article_key ${TEXT} NOT NULL, person_key ${TEXT} NOT NULL, roles integer NOT NULL, mention_count integer NOT NULL,
    quote_count integer NOT NULL, first_start integer NOT NULL, forms ${TEXT} NOT NULL, published_at ${TEXT},
    PRIMARY KEY (article_key, person_key)
  );
  CREATE INDEX article_people_by_person ON article_people (person_key, COALESCE(published_at, '') DESC, article_key)
    WHERE mention_count > 0;
  CREATE INDEX article_people_by_author ON article_people (person_key, COALESCE(published_at, '') DESC, article_key)
    WHERE roles & 1 = 1;

  CREATE TABLE person_mentions (
    article_key ${TEXT} NOT NULL, person_key ${TEXT} NOT NULL, start integer NOT NULL, "end" integer NOT NULL,
    text ${TEXT} NOT NULL, kind ${TEXT} NOT NULL, block integer NOT NULL, confidence double precision NOT NULL,
    PRIMARY KEY (person_key, article_key, start, "end")
  );
  CREATE INDEX person_mentions_by_article ON person_mentions (article_key);

  CREATE TABLE quotes (
    key ${TEXT} NOT NULL, article_key ${TEXT} NOT NULL, block integer NOT NULL, kind ${TEXT} NOT NULL, text ${TEXT} NOT NULL,
    text_folded ${TEXT} NOT NULL, start integer NOT NULL, "end" integer NOT NULL, segments ${TEXT} NOT NULL,
    speaker_key ${TEXT}, speaker_text ${TEXT}, speaker_text_folded ${TEXT}, speaker ${TEXT}, cue ${TEXT},
    confidence double precision NOT NULL, published_at ${TEXT}, PRIMARY KEY (article_key, start, key)
  );
  CREATE INDEX quotes_by_key ON quotes (key);
  CREATE INDEX quotes_by_speaker ON quotes (speaker_key, COALESCE(published_at, '') DESC, article_key, start, key);
  CREATE INDEX quotes_by_date ON quotes (COALESCE(published_at, '') DESC, article_key, start, key);
  CREATE INDEX quotes_by_date_up ON quotes (COALESCE(published_at, '~'), article_key, start, key);
  CREATE INDEX quotes_by_confidence ON quotes (confidence DESC, key);

  CREATE TABLE quote_people (
    quote_key ${TEXT} NOT NULL, person_key ${TEXT} NOT NULL, article_key ${TEXT} NOT NULL,
    PRIMARY KEY (quote_key, person_key, article_key)
  );
  CREATE INDEX quote_people_by_person ON quote_people (person_key, quote_key);
  CREATE INDEX quote_people_by_article ON quote_people (article_key);

  CREATE TABLE quote_locations (
    quote_key ${TEXT} NOT NULL, location_key ${TEXT} NOT NULL, article_key ${TEXT} NOT NULL, start integer NOT NULL,
    published_at ${TEXT}, PRIMARY KEY (quote_key, location_key, article_key)
  );
  CREATE INDEX quote_locations_by_location
    ON quote_locations (location_key, COALESCE(published_at, '') DESC, article_key, start, quote_key);
  CREATE INDEX quote_locations_by_article ON quote_locations (article_key);

  CREATE TABLE locations (
    key ${TEXT} PRIMARY KEY, name ${TEXT} NOT NULL, name_folded ${TEXT} NOT NULL, kind ${TEXT} NOT NULL, country_code ${TEXT},
    country ${TEXT}, latitude double precision, longitude double precision, geonames_id integer, population bigint,
    parent_key ${TEXT}, aliases ${TEXT} NOT NULL, mention_count integer NOT NULL, article_count integer NOT NULL
  );
  CREATE INDEX locations_by_name ON locations (name_folded, key);
  CREATE INDEX locations_by_mentions ON locations (mention_count DESC, key);
  CREATE INDEX locations_by_articles ON locations (article_count DESC, key);
  CREATE INDEX locations_by_population ON locations (COALESCE(population, -1) DESC, key);
  CREATE INDEX locations_by_latitude ON locations (latitude, longitude);
  CREATE INDEX locations_by_parent ON locations (parent_key);

  CREATE TABLE location_forms (
    location_key ${TEXT} NOT NULL, kind ${TEXT} NOT NULL, value ${TEXT} NOT NULL, folded ${TEXT} NOT NULL,
    count integer NOT NULL, PRIMARY KEY (location_key, kind, value)
  );
  CREATE INDEX location_forms_by_form ON location_forms (folded, kind);

  CREATE TABLE location_ancestors (
    location_key ${TEXT} NOT NULL, ancestor_key ${TEXT} NOT NULL, depth integer NOT NULL, PRIMARY KEY (location_key, ancestor_key)
  );
  CREATE INDEX location_ancestors_by_ancestor ON location_ancestors (ancestor_key, location_key);

  CREATE TABLE article_locations (
    article_key ${TEXT} NOT NULL, location_key ${TEXT} NOT NULL, mention_count integer NOT NULL, first_start integer NOT NULL,
    forms ${TEXT} NOT NULL, published_at ${TEXT}, PRIMARY KEY (article_key, location_key)
  );
  CREATE INDEX article_locations_by_location ON article_locations (location_key, COALESCE(published_at, '') DESC, article_key);

  CREATE TABLE location_mentions (
    article_key ${TEXT} NOT NULL, location_key ${TEXT} NOT NULL, start integer NOT NULL, "end" integer NOT NULL,
    text ${TEXT} NOT NULL, kind ${TEXT} NOT NULL, block integer NOT NULL, confidence double precision NOT NULL,
    PRIMARY KEY (location_key, article_key, start, "end")
  );
  CREATE INDEX location_mentions_by_article ON location_mentions (article_key);

  CREATE TABLE search_entries (
    id bigint GENERATED ALWAYS AS IDENTITY, type ${TEXT} NOT NULL, key ${TEXT} NOT NULL, words tsvector NOT NULL,
    PRIMARY KEY (type, key)
  );
  CREATE INDEX search_entries_by_id ON search_entries (id);
  CREATE INDEX search_entries_by_words ON search_entries USING gin (words);

  CREATE TABLE search_words (stem ${TEXT} NOT NULL, word ${TEXT} NOT NULL, PRIMARY KEY (stem, word));
  CREATE TABLE search_languages (language ${TEXT} PRIMARY KEY);
  CREATE TABLE name_words (
    type ${TEXT} NOT NULL, key ${TEXT} NOT NULL, word ${TEXT} NOT NULL, PRIMARY KEY (word, type, key)
  );
  CREATE INDEX name_words_by_key ON name_words (type, key);
  CREATE TABLE name_spellings (spelling ${TEXT} NOT NULL, word ${TEXT} NOT NULL, PRIMARY KEY (spelling, word));

  CREATE TABLE files (
    origin ${TEXT} NOT NULL, path ${TEXT} NOT NULL, size bigint NOT NULL, modified double precision, sha256 ${TEXT} NOT NULL,
    parser ${TEXT} NOT NULL, tag ${TEXT}, keys ${TEXT} NOT NULL, failures ${TEXT} NOT NULL, PRIMARY KEY (origin, path)
  );
  CREATE TABLE article_holders (article_key ${TEXT} PRIMARY KEY, origin ${TEXT} NOT NULL, path ${TEXT} NOT NULL);
  CREATE INDEX article_holders_by_file ON article_holders (origin, path);

  CREATE TABLE content (
    id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL, articles integer NOT NULL, people integer NOT NULL,
    quotes integer NOT NULL, locations integer NOT NULL
  );
  INSERT INTO content (id, version, articles, people, quotes, locations) VALUES (1, 0, 0, 0, 0, 0);
  `,
  `
  CREATE TABLE originals (sha256 ${TEXT} PRIMARY KEY, packed ${TEXT} NOT NULL);
  CREATE INDEX articles_by_file ON articles (sha256);
  `,
  `
  ALTER TABLE content ADD COLUMN mark ${TEXT} NOT NULL DEFAULT '';
  UPDATE content SET mark = md5(random()::text || clock_timestamp()::text);
  `,
];
