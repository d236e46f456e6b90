import { GraphQLError } from 'graphql';

/** What one request may ask for. Introspection as tools send it is bounded by `tokens` and `introspectionDepth` alone. */
export interface Limits {
  /** How deep fields may be nested, fragments laid out. */
  readonly depth: number;
  /** How many objects an answer may hold at most, as its page sizes multiply: see `cost.ts`. */
  readonly cost: number;
  /** Words and signs of a document. */
  readonly tokens: number;
  readonly aliases: number;
  /** Directives on one field or fragment. */
  readonly directives: number;
  /** Fields of an operation itself, fragments laid out. */
  readonly rootFields: number;
  /** How deep introspection may go from a type to its fields to their types: tools ask for less. */
  readonly introspectionDepth: number;
  /** How deep brackets may be nested, in a document and in variables. */
  readonly nesting: number;
  /** Entries of lists and objects in variables. */
  readonly variableValues: number;
  /** Operations in one batch; 0 when batches are not taken. */
  readonly batch: number;
  /** Bytes of a request's body. */
  readonly body: number;
  /** Milliseconds that a body may take to arrive. */
  readonly bodyTime: number;
  /** Bytes of one answer. */
  readonly answer: number;
  /** Bytes of all answers that wait for slow clients to read them. */
  readonly unread: number;
  /** Milliseconds that an operation may run. */
  readonly time: number;
  /** Open subscriptions of one process. */
  readonly subscriptions: number;
}

export const LIMITS: Limits = {
  depth: 16,
  cost: 20_000,
  tokens: 4_000,
  aliases: 30,
  directives: 5,
  rootFields: 20,
  introspectionDepth: 3,
  nesting: 60,
  variableValues: 2_000,
  batch: 0,
  body: 1_000_000,
  bodyTime: 10_000,
  answer: 32_000_000,
  unread: 256_000_000,
  time: 10_000,
  subscriptions: 1_000,
};

const MESSAGES: Readonly<Record<keyof Limits, (value: number, limit: number) => string>> = {
  depth: (value, limit) => `The query is ${value} levels deep, but ${limit} is the limit`,
  cost: (value, limit) =>
    `The query may cost ${value}, but ${limit} is the limit: ask for smaller pages or fewer levels`,
  tokens: (_, limit) => `The document has more than ${limit} tokens, which is the limit`,
  aliases: (value, limit) => `The document has ${value} aliases, but ${limit} is the limit`,
  directives: (value, limit) => `There are ${value} directives in one place, but ${limit} is the limit`,
  rootFields: (value, limit) => `The operation has ${value} fields at its root, but ${limit} is the limit`,
  introspectionDepth: (value, limit) => `The introspection is ${value} levels deep, but ${limit} is the limit`,
  nesting: (_, limit) => `Brackets are nested deeper than ${limit} levels, which is the limit`,
  variableValues: (_, limit) => `The variables hold more than ${limit} values, which is the limit`,
  batch: (value, limit) =>
    limit === 0
      ? 'Batches are not taken: send one operation a request'
      : `The batch has ${value} operations, but ${limit} is the limit`,
  body: (value, limit) => `The body has ${value} bytes or more, but ${limit} is the limit`,
  bodyTime: (_, limit) => `The body did not arrive within ${limit} ms, which is the limit`,
  answer: (value, limit) => `The answer has ${value} bytes, but ${limit} is the limit: ask for less at once`,
  unread: (value, limit) =>
    `Clients have ${value} bytes of answers still to read, but ${limit} is the limit: try again later`,
  time: (_, limit) => `The operation took longer than ${limit} ms, which is the limit`,
  subscriptions: (_, limit) => `There are ${limit} subscriptions open, which is the limit: try again later`,
};

/** "rootFields" → "ROOT_FIELDS_LIMIT_EXCEEDED". */
export function limitCode(name: keyof Limits): string {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_LIMIT_EXCEEDED`;
}

/** The error of a limit that was passed: it names the limit, what it is and what was asked. */
export function limitError(name: keyof Limits, limit: number, value: number): GraphQLError {
  return new GraphQLError(MESSAGES[name](value, limit), { extensions: { code: limitCode(name), name, limit, value } });
}
