import type { Article, Source } from '../../model.ts';
import type { ArticleFacet, LocationFacet, PersonFacet, QuoteFacet, TimelineEntry, TimelineRequest } from './facets.ts';
import type { ArticleWhere, LocationWhere, MentionWhere, PersonWhere, QuoteWhere } from './filters.ts';
import type {
  ArticleOrder,
  ArticleRelation,
  Collection,
  Lists,
  LocationOrder,
  LocationRelation,
  MentionOrder,
  MentionRelation,
  PersonOrder,
  PersonRelation,
  QuoteOrder,
  QuoteRelation,
} from './lists.ts';
import type { ArticleRow, ArticleText, LocationRow, MentionRow, PersonRow, QuoteRow } from './rows.ts';
import type { SearchPage, SearchRequest } from './search.ts';

/** Rises with each commit that changes something. */
export interface ContentStatus {
  readonly version: number;
  readonly articles: number;
  readonly people: number;
  readonly quotes: number;
  readonly locations: number;
}

/** Which content there is at a moment. */
export interface ContentState {
  readonly version: number;
  /** Random, of one commit alone: another store, or one from a backup, may come to the same version with other content. */
  readonly mark: string;
}

/** An article to keep, with what ingest knows beyond parsing: who its authors are in the graph. */
export interface ArticleToKeep {
  readonly article: Article;
  readonly authorKeys: readonly string[];
}

/** What the store knows of a file that it has taken in. */
export interface KeptSource extends Omit<Source, 'path' | 'original'> {
  readonly key: string;
}

/** Why a file, or an item of it, gave no article. */
export interface FileFailure {
  /** The item's id in its file; null for the file itself. */
  readonly item: string | null;
  readonly code: string;
  readonly reason: string;
}

/** What an ingest knows of a file that it has seen, so that it need not read it again. */
export interface KeptFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970; null when it is not to be trusted, as of a file that was written just before it was read. */
  readonly modified: number | null;
  readonly sha256: string;
  readonly parser: string;
  /** What a server gave to ask again with, if the file came from one. */
  readonly tag: string | null;
  /** The articles that it gives, those that another file holds included. */
  readonly keys: readonly string[];
  readonly failures: readonly FileFailure[];
  /** The articles that the store has of it. Read only: a commit finds them out. */
  readonly held?: readonly string[];
}

/** Which file holds an article. */
export interface ArticleHolder {
  readonly origin: string;
  readonly path: string;
}

/** Where articles came from: a folder, a feed's address, standard input. */
export interface OriginSummary {
  readonly origin: string;
  readonly files: number;
  readonly articles: number;
}

export interface FileChanges {
  /** Where the files are: each origin is a space of paths of its own. */
  readonly origin: string;
  readonly keep: readonly KeptFile[];
  /** Paths. */
  readonly forget: readonly string[];
}

export interface Changes {
  /** Replaces what was kept under the same key. */
  readonly put: readonly ArticleToKeep[];
  /** Keys of articles to forget; with `files`, only those that its origin holds still. */
  readonly remove: readonly string[];
  readonly files?: FileChanges;
}

export interface Store {
  readonly articles: Collection<ArticleRow, ArticleWhere, ArticleOrder, ArticleRelation, ArticleFacet>;
  readonly people: Collection<PersonRow, PersonWhere, PersonOrder, PersonRelation, PersonFacet>;
  readonly quotes: Collection<QuoteRow, QuoteWhere, QuoteOrder, QuoteRelation, QuoteFacet>;
  readonly locations: Collection<LocationRow, LocationWhere, LocationOrder, LocationRelation, LocationFacet>;
  readonly mentions: Lists<MentionRow, MentionWhere, MentionOrder, MentionRelation>;
  texts(articleKeys: readonly string[]): Promise<readonly (ArticleText | null)[]>;
  /** The bytes of files by their SHA-256; null where the text of the article is the file's own, byte for byte. */
  originals(sums: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
  articleBySlug(slugs: readonly string[]): Promise<readonly (ArticleRow | null)[]>;
  /** People by a form of their name, forgiving of case and diacritics; the best known first. */
  peopleByName(names: readonly string[]): Promise<readonly (PersonRow | null)[]>;
  locationsByName(names: readonly string[]): Promise<readonly (LocationRow | null)[]>;
  /** One timeline for each parent, in the order of time; periods without an article are left out. */
  timelines(request: TimelineRequest): Promise<readonly (readonly TimelineEntry[])[]>;
  search(request: SearchRequest): Promise<SearchPage>;
  status(): Promise<ContentStatus>;
  /** The content version now, whichever process committed it. */
  version(): Promise<number>;
  /**
   * The version with its mark, cheap enough to be asked with every request: nothing that is read from now on is older than it, so
   * what is read may be remembered under it.
   */
  state(): Promise<ContentState>;
  /**
   * Calls back with each newer content version, whichever process committed it; versions that follow each other closely may
   * be told as the last of them.
   *
   * @returns how to stop
   */
  onVersion(listener: (version: number) => void): () => void;
  /** What is kept of each file, by source path: for an ingest to tell what changed. A feed's file gives several. */
  sources(): Promise<ReadonlyMap<string, readonly KeptSource[]>>;
  /** What is known of each file of an origin, by path. */
  files(origin: string): Promise<ReadonlyMap<string, KeptFile>>;
  /** Which file holds each of these articles, by key; without those that the store does not have. */
  holders(articleKeys: readonly string[]): Promise<ReadonlyMap<string, ArticleHolder>>;
  origins(): Promise<readonly OriginSummary[]>;
  /** Gives all that came from one origin to another of which nothing is kept: a folder that was moved. */
  renameOrigin(from: string, to: string): Promise<void>;
  /** One transaction: all of it or nothing. Answers the new content version, the old one when nothing changed. */
  commit(changes: Changes): Promise<number>;
  close(): Promise<void>;
}

/**
 * - `BAD_CURSOR`, `BAD_ORDER`, `BAD_SEARCH`: what was asked cannot be answered
 * - `NEWER_SCHEMA`: a newer Dateline wrote the store
 * - `NOT_A_STORE`: the file or schema is somebody else's
 * - `DAMAGED`: the store's file is not as it was written; nothing more is written to it
 * - `FULL`: there is no room to write; what was kept before is unharmed
 * - `UNAVAILABLE`: the store cannot be reached now; later it may be
 * - `TOO_SLOW`: the database gave up on the statement after the time that it is allowed
 */
export type StoreErrorCode =
  | 'BAD_CURSOR'
  | 'BAD_ORDER'
  | 'BAD_SEARCH'
  | 'NEWER_SCHEMA'
  | 'NOT_A_STORE'
  | 'DAMAGED'
  | 'FULL'
  | 'UNAVAILABLE'
  | 'TOO_SLOW';

/** What the store throws when the fault is not its own. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
