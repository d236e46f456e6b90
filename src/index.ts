/**
 * Dateline as a library: parse articles, keep them, serve them.
 *
 * ```ts
 * import { createParser, loadKnowledge, toRecord } from 'dateline';
 *
 * const parse = createParser(loadKnowledge());
 * const article = parse('Mayor warns of floods\n\n“Leave now,” Ana Reis said in Porto.', 'note.txt');
 * console.log(toRecord(article).quotes[0]?.speaker?.name); // Ana Reis
 * ```
 */
export { loadKnowledge } from './data.ts';
export {
  type ContentChanges,
  createContentChanges,
  createContext,
  createSchema,
  printSchemaText,
  type SchemaOptions,
} from './graphql/index.ts';
export {
  createParser,
  createParserPool,
  type ExtractRecord,
  type Failure,
  Folder,
  FolderWatch,
  type IngestOptions,
  type IngestReport,
  ingest,
  ingestFolder,
  type Origin,
  type Parsed,
  type ParseFailure,
  type Parser,
  type ParserPool,
  type Parsing,
  type Progress,
  parseHere,
  type RecordOptions,
  resolveSources,
  SourceError,
  type Sources,
  toRecord,
} from './ingest/index.ts';
export type * from './model.ts';
export { ReadError, type ReadErrorCode } from './read/index.ts';
export { createGateway, type Gateway, type GatewayOptions } from './server/index.ts';
export { openStore, type Store, StoreError, type StoreErrorCode } from './store/index.ts';
