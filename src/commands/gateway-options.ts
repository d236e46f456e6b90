import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type GatewayOptions, LIMITS, type Limits } from '../server/index.ts';
import { CommandError, EXIT } from './exit.ts';

/** What the command line says of the gateway. */
export interface GatewayFlags {
  readonly host: string;
  readonly federation: boolean;
  readonly cors?: readonly string[];
  readonly graphiql: boolean;
  readonly introspection: boolean;
  /** "name=number", each. */
  readonly limit?: readonly string[];
  readonly documents?: string;
  readonly documentsOnly: boolean;
  readonly maxAge: number;
  /** Megabytes. */
  readonly cache: number;
}

/** @throws CommandError for a limit that there is not, and a file that is none of trusted documents */
export function toGatewayOptions(flags: GatewayFlags): Omit<GatewayOptions, 'store'> {
  const { federation, introspection, graphiql, cors = [], limit = [] } = flags;
  if (flags.documentsOnly && flags.documents === undefined) {
    throw new CommandError('--documents-only needs --documents FILE: which documents?', EXIT.USAGE);
  }
  const documents = flags.documents === undefined ? null : readDocuments(flags.documents);
  return {
    federation,
    introspection,
    cors,
    limits: Object.fromEntries(limit.map(parseLimit)),
    // GraphiQL asks for the schema and sends what is typed.
    graphiql: graphiql && introspection && !flags.documentsOnly,
    // On a developer's own machine nobody is a stranger.
    suggestions: isLoopback(flags.host),
    caching: { maxAge: flags.maxAge, bytes: flags.cache * 1_000_000 },
    ...(documents && { documents: { documents, only: flags.documentsOnly } }),
  };
}

function parseLimit(text: string): [keyof Limits, number] {
  const [name = '', value = ''] = text.split('=');
  if (isLimit(name) && /^\d{1,15}$/.test(value)) return [name, Number(value)];
  const known = Object.entries(LIMITS).map(([one, usual]) => `${one}=${usual}`);
  throw new CommandError(`--limit ${text} is none of these with a number: ${known.join(' ')}`, EXIT.USAGE);
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(LIMITS, name);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function readDocuments(file: string): Record<string, string> {
  const documents: unknown = parseFile(file);
  const entries = typeof documents === 'object' && documents !== null ? Object.entries(documents) : [];
  const isList = entries.length > 0 && entries.every(([, text]) => typeof text === 'string');
  if (!isList) throw new CommandError(`${file} is no JSON object of documents by their hash`);
  return Object.fromEntries(entries);
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
