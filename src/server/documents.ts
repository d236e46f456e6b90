import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { withCode } from './errors.ts';
import { costOf, type Limits, limitError, MEASURED, type Measured, measure, nestingOf } from './limits/index.ts';

/** How many documents are remembered, how many characters of them, and how long each may be. */
const REMEMBERED = { documents: 1_000, characters: 8_000_000, longest: 100_000 } as const;

/** A document that may be executed, or why it may not. */
export type Prepared =
  | { readonly ok: true; readonly text: string; readonly document: DocumentNode; readonly measured: Measured }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

/** Documents, each parsed, measured and validated once. */
export interface Documents {
  prepare(text: string): Prepared;
  /**
   * What an operation of a prepared document costs with these variables.
   *
   * @throws GraphQLError COST_LIMIT_EXCEEDED
   */
  cost(
    prepared: Prepared & { ok: true },
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number;
}

export interface DocumentOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Whether `__schema` and `__type` may be asked for. */
  readonly introspection: boolean;
}

export function createDocuments({ schema, limits, introspection }: DocumentOptions): Documents {
  const known = new LRUCache<string, Prepared>({
    max: REMEMBERED.documents,
    maxSize: REMEMBERED.characters,
    maxEntrySize: REMEMBERED.longest,
    sizeCalculation: (_, text) => text.length + 1,
  });

  function prepareAnew(text: string): Prepared {
    try {
      const document = parseWithin(text, limits);
      const measured = measure(document, schema);
      const errors = measuredErrors(measured, limits);
      if (errors.length > 0) return { ok: false, errors };
      if (!introspection && measured.introspects) return { ok: false, errors: [introspectionError()] };
      const invalid = validate(schema, document).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
      return invalid.length > 0 ? { ok: false, errors: invalid } : { ok: true, text, document, measured };
    } catch (error) {
      if (error instanceof GraphQLError) return { ok: false, errors: [error] };
      throw error;
    }
  }

  return {
    prepare(text) {
      const before = known.get(text);
      if (before) return before;
      const prepared = prepareAnew(text);
      known.set(text, prepared);
      return prepared;
    },
    cost({ measured }, operation, variables) {
      const plan = measured.plans.get(operation);
      const cost = plan ? costOf(plan, operation, variables) : 0;
      if (cost > limits.cost) throw limitError('cost', limits.cost, cost);
      return cost;
    },
  };
}

/** @throws GraphQLError GRAPHQL_PARSE_FAILED, TOKENS_LIMIT_EXCEEDED, NESTING_LIMIT_EXCEEDED */
function parseWithin(text: string, { nesting, tokens }: Limits): DocumentNode {
  const depth = nestingOf(text, nesting);
  if (depth > nesting) throw limitError('nesting', nesting, depth);
  try {
    return parse(text, { maxTokens: tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('Parsing aborted')) throw limitError('tokens', tokens, tokens + 1);
    throw withCode(error, 'GRAPHQL_PARSE_FAILED');
  }
}

function measuredErrors({ measures, cycle }: Measured, limits: Limits): GraphQLError[] {
  if (cycle !== null) {
    const message = `The fragment "${cycle}" holds itself`;
    return [new GraphQLError(message, { extensions: { code: 'FRAGMENT_CYCLE', name: cycle } })];
  }
  return MEASURED.filter((name) => measures[name] > limits[name]).map((name) =>
    limitError(name, limits[name], measures[name]),
  );
}

function introspectionError(): GraphQLError {
  return new GraphQLError('Introspection is switched off here: ask who runs this server for the schema', {
    extensions: { code: 'INTROSPECTION_DISABLED' },
  });
}

/** The operation that a request means. */
export function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | null {
  return getOperationAST(document, name) ?? null;
}
