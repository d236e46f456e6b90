import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLScalarType,
  GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { Prepared } from './documents.ts';
import type { Measured } from './limits/index.ts';

/** A document that is executed so often is compiled: what is asked once is not worth it. */
const COMPILE_AT = 2;
/** Compiled code grows with the fields of a document, its fragments laid out. */
const LARGEST_COMPILED = 500;

export interface Executor {
  execute(args: ExecutionArgs, prepared: Prepared & { ok: true }): Promise<ExecutionResult>;
}

/**
 * Executes operations: by graphql-js, and those that come again by code that graphql-jit makes of them, which takes a quarter of
 * the time. graphql-js has the last word: what is not a plain success is executed again by it, so that errors are its own, and
 * documents with directives are left to it.
 */
export function createExecutor(schema: GraphQLSchema): Executor {
  const known = new WeakMap<DocumentNode, Map<string, Runs>>();
  const compile = allowsCode() ? createCompiler(schema) : async () => null;

  function runsOf({ document, operationName }: ExecutionArgs): Runs {
    const operations = known.get(document) ?? new Map<string, Runs>();
    known.set(document, operations);
    const runs = operations.get(operationName ?? '') ?? { count: 0, compiled: null };
    operations.set(operationName ?? '', runs);
    return runs;
  }

  return {
    async execute(args, { measured }) {
      if (!isCompilable(measured)) return execute(args);
      const runs = runsOf(args);
      runs.count += 1;
      if (runs.count === COMPILE_AT) runs.compiled = await compile(args);
      const result = await runs.compiled?.(args);
      return result && !result.errors ? result : execute(args);
    },
  };
}

/** Introspection would show the type that stands in for variables; of directives graphql-jit has its own idea. */
function isCompilable({ measures, introspects, laidOut }: Measured): boolean {
  return measures.directives === 0 && !introspects && laidOut <= LARGEST_COMPILED;
}

interface Runs {
  count: number;
  compiled: Compiled | null;
}

/** Runs a compiled operation; null when its variables are not what they should be. */
type Compiled = (args: ExecutionArgs) => Promise<ExecutionResult> | ExecutionResult | null;

/** Stands in for the type of every variable: whatever it is given has been coerced already. */
const COERCED = new GraphQLScalarType({ name: 'Coerced' });

/**
 * Variables are coerced by graphql-js, as everywhere. graphql-jit would lay the types of filters out, which hold each other,
 * and take seconds over it: so its documents declare every variable as `Coerced`.
 */
function createCompiler(schema: GraphQLSchema): (args: ExecutionArgs) => Promise<Compiled | null> {
  const config = schema.toConfig();
  const withCoerced = new GraphQLSchema({ ...config, types: [...config.types, COERCED] });
  return async ({ document, operationName }) => {
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const query = compileQuery(withCoerced, withCoercedVariables(document), operationName ?? undefined);
    return isCompiledQuery(query) ? (args) => run(schema, operation, query, args) : null;
  };
}

function run(schema: GraphQLSchema, operation: OperationDefinitionNode, query: CompiledQuery, args: ExecutionArgs) {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {});
  return coerced ? query.query(args.rootValue, args.contextValue, coerced) : null;
}

function withCoercedVariables(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ kind, variable }) => ({
      kind,
      variable,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
    }),
    SelectionSet: () => false,
  });
}

/** Whether code may be made of strings here: Node can be told to forbid it. */
function allowsCode(): boolean {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
}
