import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How many characters of documents clients may have remembered by their hash. */
const REMEMBERED = 8_000_000;

export interface DocumentSourceOptions {
  /** Documents by their hash or name, as graphql-codegen's client preset and relay-compiler write them. */
  readonly documents: Readonly<Record<string, string>>;
  /** Whether only those may be executed. */
  readonly only: boolean;
}

/** Where the text of a request's document comes from. */
export interface DocumentSource {
  /**
   * The document's text: the one that the request sends, or the one whose hash it sends.
   *
   * @returns what the request has as `query`, if it names no hash
   * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_HASH_MISMATCH, DOCUMENT_NOT_TRUSTED
   */
  textOf(request: Readonly<Record<string, unknown>>): unknown;
}

/**
 * Trusted documents, and automatic persisted queries: a client sends the hash alone, and the text with it when the server does not
 * know it yet. A text is remembered under a hash only if it has that hash.
 *
 * @throws Error when a document does not have the hash that it is listed under
 */
export function createDocumentSource({ documents, only }: DocumentSourceOptions): DocumentSource {
  const trusted = new Map(Object.entries(documents));
  for (const [id, text] of trusted) checkHash(id, text);
  const trustedTexts = new Set(trusted.values());
  const remembered = new LRUCache<string, string>({ maxSize: REMEMBERED, sizeCalculation: (text) => text.length + 64 });

  return {
    textOf(request) {
      const { query } = request;
      const id = idOf(request);
      if (id === null) {
        if (only && typeof query === 'string' && !trustedTexts.has(query)) throw notTrusted();
        return query;
      }
      const text = trusted.get(id);
      if (text !== undefined) return text;
      if (only) throw notTrusted();
      if (typeof query !== 'string') return remembered.get(id) ?? notFound();
      if (sha256(query) !== id) throw mismatch();
      remembered.set(id, query);
      return query;
    },
  };
}

/** `documentId` of the persisted documents of GraphQL over HTTP, or Apollo's `extensions.persistedQuery.sha256Hash`. */
function idOf({ documentId, extensions }: Readonly<Record<string, unknown>>): string | null {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  if (!isObject(extensions) || !isObject(extensions.persistedQuery)) return null;
  const { sha256Hash } = extensions.persistedQuery;
  return typeof sha256Hash === 'string' ? sha256Hash : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
]);

/** What looks like a hash must be the document's; any other id is a name. */
function checkHash(id: string, text: string): void {
  const algorithm = /^[0-9a-f]+$/.test(id) ? ALGORITHMS.get(id.length) : undefined;
  if (algorithm === undefined || createHash(algorithm).update(text).digest('hex') === id) return;
  throw new Error(`the document listed as ${id} does not have that ${algorithm} hash`);
}

/** The words that Apollo's clients wait for before they send the text. */
function notFound(): never {
  throw new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
}

function mismatch(): GraphQLError {
  const code = 'PERSISTED_QUERY_HASH_MISMATCH';
  return new GraphQLError('The document does not have the SHA-256 hash that is sent with it', { extensions: { code } });
}

function notTrusted(): GraphQLError {
  const code = 'DOCUMENT_NOT_TRUSTED';
  return new GraphQLError('This server executes only documents that it was given beforehand', { extensions: { code } });
}
