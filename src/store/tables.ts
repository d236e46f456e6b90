import type { ContentStatus } from './contract.ts';

/**
 * The tables, as both dialects have them. Every child table carries `article_key`, so that it can be spread by it.
 *
 * Columns that end in `_folded` hold the text without case and diacritics, for comparison. Columns of JSON are text.
 */
export interface Tables {
  articles: ArticleTable;
  article_texts: { article_key: string; raw: string; blocks: string };
  article_people: ArticlePersonTable;
  article_locations: ArticleLocationTable;
  people: PersonTable;
  /** How many articles use each form of a name: rows change by what an article brings or takes, never by a recount. */
  person_forms: FormTable & { person_key: string };
  person_mentions: MentionTable & { person_key: string };
  quotes: QuoteTable;
  quote_people: { quote_key: string; person_key: string; article_key: string };
  quote_locations: QuoteLocationTable;
  locations: LocationTable;
  location_forms: FormTable & { location_key: string };
  location_ancestors: { location_key: string; ancestor_key: string; depth: number };
  location_mentions: MentionTable & { location_key: string };
  /** Words of articles by what their forms have in common: see `Vocabulary`. */
  search_words: { stem: string; word: string };
  /** The languages that `search_words` has words of. */
  search_languages: { language: string };
  /** Which person or place has which word in some form of its name. */
  name_words: { type: 'PERSON' | 'LOCATION'; key: string; word: string };
  /** Words of names by how they may be misspelt: see `keptSpellings`. */
  name_spellings: { spelling: string; word: string };
  /** Files as they came, by their sum: packed with gzip, in Base64. One for all articles of a file. */
  originals: { sha256: string; packed: string };
  /** One row; each commit that changes something gives it a new random mark: see `ContentState`. */
  content: { id: number; mark: string } & ContentStatus;
  files: FileTable;
  /** Which file holds each article: of those that give it, one. */
  article_holders: { article_key: string; origin: string; path: string };
}

/** A file that an ingest has seen. */
export interface FileTable {
  origin: string;
  path: string;
  size: number;
  /** Milliseconds since 1970, with what the file system has behind the point; null when it is not to be trusted. */
  modified: number | null;
  sha256: string;
  parser: string;
  tag: string | null;
  keys: string;
  failures: string;
}

export interface ArticleTable {
  key: string;
  slug: string;
  path: string;
  sha256: string;
  parser: string;
  format: string;
  headline: string | null;
  headline_folded: string | null;
  standfirst: string | null;
  publication: string | null;
  publication_folded: string | null;
  section: string | null;
  section_folded: string | null;
  language: string | null;
  url: string | null;
  published_at: string | null;
  modified_at: string | null;
  dateline: string | null;
  word_count: number;
  authors: string;
  captions: string;
}

export interface ArticlePersonTable {
  article_key: string;
  person_key: string;
  /** Bits of `ROLE`. */
  roles: number;
  mention_count: number;
  quote_count: number;
  /** Where the article first mentions the person. */
  first_start: number;
  /** `[kind, value]` pairs that the article adds to `person_forms`, as JSON. */
  forms: string;
  /** The article's, repeated for ordering. */
  published_at: string | null;
}

export interface ArticleLocationTable {
  article_key: string;
  location_key: string;
  mention_count: number;
  first_start: number;
  forms: string;
  /** The article's, repeated for ordering. */
  published_at: string | null;
}

export interface QuoteLocationTable {
  quote_key: string;
  location_key: string;
  article_key: string;
  /** The quote's, repeated for ordering. */
  start: number;
  published_at: string | null;
}

export interface PersonTable {
  key: string;
  name: string;
  name_folded: string;
  given_name: string | null;
  family_name: string | null;
  family_name_folded: string | null;
  honorific: string | null;
  aliases: string;
  descriptions: string;
  bio: string | null;
  mention_count: number;
  article_count: number;
  quote_count: number;
}

export interface FormTable {
  kind: string;
  value: string;
  folded: string;
  count: number;
}

export interface MentionTable {
  article_key: string;
  start: number;
  end: number;
  text: string;
  kind: string;
  block: number;
  confidence: number;
}

export interface QuoteTable {
  key: string;
  article_key: string;
  block: number;
  kind: string;
  text: string;
  text_folded: string;
  start: number;
  end: number;
  segments: string;
  speaker_key: string | null;
  speaker_text: string | null;
  speaker_text_folded: string | null;
  /** The speaker's words and the cue as passages, as JSON. */
  speaker: string | null;
  cue: string | null;
  confidence: number;
  /** The article's, repeated for ordering. */
  published_at: string | null;
}

export interface LocationTable {
  key: string;
  name: string;
  name_folded: string;
  kind: string;
  country_code: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  geonames_id: number | null;
  population: number | null;
  parent_key: string | null;
  aliases: string;
  mention_count: number;
  article_count: number;
}

/** The bits of `article_people.roles`. */
export const ROLE = { AUTHOR: 1, SPEAKER: 2, MENTIONED: 4 } as const;
