import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/** The same error with a code, unless it has one. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  return copyOf(error, error.message, { ...error.extensions, code });
}

function copyOf(error: GraphQLError, message: string, extensions: GraphQLErrorExtensions): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source,
    positions: error.positions,
    path: error.path,
    originalError: error.originalError,
    extensions,
  });
}

const SUGGESTION = / ?Did you mean [^?]*\?/g;

export interface ErrorOptions {
  /** Whether an error may say "Did you mean …?": it tells a stranger the schema bit by bit. */
  readonly suggestions: boolean;
  /** Hears of what was not meant to go wrong, which clients are not told. */
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * Makes what clients see of an error. Every error has a code; what was not made for clients says nothing but that it happened.
 */
export function createErrorFormat({ suggestions, onUnexpected }: ErrorOptions): (error: unknown) => GraphQLError {
  return (error) => {
    if (!isForClients(error)) {
      onUnexpected(error instanceof GraphQLError ? (error.originalError ?? error) : error);
      return masked(error);
    }
    const coded = withCode(error, 'BAD_USER_INPUT');
    // Clients are told to come back later; why, and which server it is, is for who runs this one.
    if (coded.extensions.code === 'UNAVAILABLE') onUnexpected(causeOf(error));
    if (suggestions || !coded.message.includes('Did you mean')) return coded;
    return copyOf(coded, coded.message.replace(SUGGESTION, ''), coded.extensions);
  };
}

/** An error of GraphQL itself or one that was made with a code; not what a resolver stumbled over. */
function isForClients(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  return error.extensions.code !== undefined || error.originalError === undefined || isForClients(error.originalError);
}

/** What an error was made of in the first place. */
function causeOf(error: GraphQLError): Error {
  const { originalError = error } = error;
  return originalError instanceof GraphQLError && originalError !== error ? causeOf(originalError) : originalError;
}

function masked(error: unknown): GraphQLError {
  const at = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path } : {};
  return new GraphQLError('Unexpected error.', { ...at, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}
